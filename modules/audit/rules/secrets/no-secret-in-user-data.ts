import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { noSecretAmong } from "../../secret-evidence.ts";

/** What providers call the text that a machine gets at its first boot. */
const holdsUserData: ReadonlySet<string> = new Set([
  "user_data",
  "cloud_init",
  "custom_data",
  "user_data_base64",
]);

/** User data holds no secret. */
export const rule: Rule = {
  id: "no-secret-in-user-data",
  topic: "secrets",
  severity: "critical",
  title: { en: "User data holds no secret", fr: "Les données utilisateur ne contiennent aucun secret" },
  fix: {
    en: "Fetch the secret at boot from the secret store: user data is readable on the machine and in the state",
    fr: "Lisez le secret au démarrage dans le coffre : les données utilisateur sont lisibles sur la machine et dans l’état",
  },
  cannotVerify: {
    en: "Secrets that look like ordinary words",
    fr: "Les secrets qui ressemblent à des mots ordinaires",
  },
  sources: [secNumCloud("10.5"), anssiAi("R5"), iso27001("8.24")],
  appliesTo: ["compute.instance"],
  check: (node) => {
    const found = node.secrets.filter(({ path }) => holdsUserData.has(String(path[0])));
    const answer = noSecretAmong(node, found);
    if (answer !== undefined) return answer;
    return holds(fact(node, "userData"), () => true, "yes");
  },
  examples: {
    pass: [{ class: "compute.instance", facts: { userData: "#cloud-config" } }],
    fail: [
      {
        class: "compute.instance",
        facts: { userData: "#cloud-config" },
        secrets: [{ path: ["user_data"], reason: "token", partial: true }],
      },
    ],
    unknown: [
      { class: "compute.instance", facts: { userData: notKnown } },
      {
        class: "compute.instance",
        facts: { userData: "#cloud-config" },
        secrets: [{ path: ["user_data"], reason: "high-entropy", partial: true }],
      },
    ],
  },
};
