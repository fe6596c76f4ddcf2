import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Only named authorities issue certificates for a domain. */
export const rule: Rule = {
  id: "certificate-issuers-named",
  topic: "encryption",
  severity: "low",
  title: {
    en: "Only named authorities may issue certificates for the domain",
    fr: "Seules des autorités nommées émettent des certificats pour le domaine",
  },
  fix: {
    en: "Add CAA records that name your authority",
    fr: "Ajoutez des enregistrements CAA qui nomment votre autorité",
  },
  cannotVerify: { en: "Records made outside this plan", fr: "Les enregistrements faits hors de ce plan" },
  sources: ["RFC 8659, CAA records", secNumCloud("10.2")],
  appliesTo: ["dns.domain"],
  check: (node) => ifShown(node, "allowedIssuers", (shown) => holds(shown, (issuers) => issuers.length > 0)),
  examples: {
    pass: [{ class: "dns.domain", facts: { allowedIssuers: ["letsencrypt.org"] } }],
    fail: [{ class: "dns.domain", facts: { allowedIssuers: [] } }],
    unknown: [{ class: "dns.domain", facts: { allowedIssuers: notKnown } }],
  },
};
