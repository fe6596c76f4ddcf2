import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { readable } from "../../user-data.ts";

/** Password logins turned on, in cloud-init or in the SSH server. */
const pattern = /\bssh_pwauth:\s*(?:true|yes|1)\b|\bPasswordAuthentication\s+yes\b/i;

/** Nobody logs into a machine with a password. */
export const rule: Rule = {
  id: "no-password-login",
  topic: "identity",
  severity: "high",
  title: {
    en: "Nobody logs into a machine with a password",
    fr: "Personne ne se connecte à une machine par mot de passe",
  },
  fix: {
    en: "Turn password logins off and use keys or certificates",
    fr: "Désactivez la connexion par mot de passe et utilisez des clés ou certificats",
  },
  cannotVerify: { en: "Settings inside the image", fr: "Les réglages internes à l’image" },
  sources: [secNumCloud("9.5"), anssiAi("R10")],
  appliesTo: ["compute.instance"],
  check: (node) => holds(fact(node, "userData"), (text) => !pattern.test(readable(text)), "yes"),
  examples: {
    pass: [{ class: "compute.instance", facts: { userData: "ssh_pwauth: false" } }],
    fail: [{ class: "compute.instance", facts: { userData: "ssh_pwauth: true" } }],
    unknown: [{ class: "compute.instance", facts: { userData: notKnown } }],
  },
};
