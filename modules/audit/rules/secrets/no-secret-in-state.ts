import { always, holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { evidenceOf } from "../../node.ts";
import type { Rule } from "../../rule.ts";
import { noSecretAmong } from "../../secret-evidence.ts";

/** Classes that providers give secret attributes to: without a secret they pass, all others are left out. */
const mayHoldSecrets: ReadonlySet<string> = new Set([
  "compute.instance",
  "kubernetes.cluster",
  "serverless.service",
  "serverless.job",
  "inference.model",
  "database.instance",
  "database.user",
  "secret.version",
  "balancer.certificate",
  "log.token",
  "log.export",
  "identity.key",
]);

/** The state holds no secret. */
export const rule: Rule = {
  id: "no-secret-in-state",
  topic: "secrets",
  severity: "high",
  title: { en: "The state holds no secret", fr: "L’état ne contient aucun secret" },
  fix: {
    en: "Use the write-only form of the attribute, or keep this resource in a small stack whose state is encrypted",
    fr: "Utilisez la forme en écriture seule de l’attribut, ou gardez cette ressource dans une petite pile à l’état chiffré",
  },
  cannotVerify: {
    en: "How the state is stored and who reads it",
    fr: "Comment l’état est stocké et qui le lit",
  },
  sources: [secNumCloud("10.5"), iso27001("8.24")],
  appliesTo: "every",
  check: (node) => {
    const found = node.secrets.filter(({ reason }) => reason !== "same-as-a-secret");
    const answer = noSecretAmong(node, found);
    if (answer !== undefined) return answer;
    if (!mayHoldSecrets.has(node.class)) return always("not-applicable");
    const { userData, userDataHashed } = node.facts;
    if (userDataHashed?.state === "known" && userDataHashed.value)
      return always("yes", { ...userDataHashed.evidence, note: "the state keeps a hash of the user data" });
    if (userData !== undefined) return holds(userData, () => true, "yes");
    return always("yes", evidenceOf(node, "no secret found"));
  },
  examples: {
    pass: [{ class: "secret.version" }],
    fail: [
      { class: "secret.version", secrets: [{ path: ["data"], reason: "marked-sensitive", partial: false }] },
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
