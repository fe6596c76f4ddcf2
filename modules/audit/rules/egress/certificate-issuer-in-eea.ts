import { always, holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isInEea } from "../../knowledge/eea.ts";
import { operatorOf } from "../../knowledge/operators.ts";
import { secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Certificates come from an issuer of the EEA. */
export const rule: Rule = {
  id: "certificate-issuer-in-eea",
  topic: "egress",
  severity: "low",
  title: {
    en: "Certificates come from an issuer of the EEA",
    fr: "Les certificats viennent d’un émetteur de l’EEE",
  },
  fix: {
    en: "Bring a certificate of an issuer of the EEA, if your rules ask for one",
    fr: "Apportez un certificat d’un émetteur de l’EEE, si vos règles l’exigent",
  },
  cannotVerify: {
    en: "The issuer of a certificate that you bring",
    fr: "L’émetteur d’un certificat apporté",
  },
  sources: [secNumCloud("10.6")],
  appliesTo: ["balancer.certificate"],
  check: (node) => {
    const issuer = fact(node, "certificateIssuer");
    if (issuer.state !== "known") return holds(issuer, () => true);
    if (issuer.value === "")
      return always("unknown", { ...issuer.evidence, note: "a certificate that you bring" });
    const operator = operatorOf(issuer.value);
    if (operator === undefined) return always("unknown", issuer.evidence);
    return always(isInEea(operator.country) ? "yes" : "no", {
      ...issuer.evidence,
      note: `${operator.name} (${operator.country})`,
    });
  },
  examples: {
    pass: [{ class: "balancer.certificate", facts: { certificateIssuer: "mistral.ai" } }],
    fail: [{ class: "balancer.certificate", facts: { certificateIssuer: "letsencrypt.org" } }],
    unknown: [{ class: "balancer.certificate", facts: { certificateIssuer: notKnown } }],
  },
};
