import { always, holds, when } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

const notPublic = (dataClass: string) => dataClass !== "public";

/** Objects are encrypted under a key of the customer. */
export const rule: Rule = {
  id: "bucket-under-own-key",
  topic: "encryption",
  severity: "medium",
  title: {
    en: "Objects are encrypted under a key of the customer",
    fr: "Les objets sont chiffrés sous une clé du client",
  },
  fix: {
    en: "Encrypt the bucket with a key of your key manager",
    fr: "Chiffrez le compartiment avec une clé de votre gestionnaire de clés",
  },
  cannotVerify: {
    en: "That the provider cannot use the key",
    fr: "Que le fournisseur ne peut pas utiliser la clé",
  },
  sources: [secNumCloud("10.1 and 3.3.2"), gdpr("32(1)(a)")],
  appliesTo: ["storage.object"],
  check: (node) => {
    const { dataClass } = node.facts;
    // What is for everybody needs no key of one's own. Nobody's word on the class: it may be anything.
    const isPrivate = dataClass === undefined ? always("yes") : holds(dataClass, notPublic, "yes");
    return when(isPrivate, () => holds(fact(node, "encryption"), (kind) => kind === "customer-key"));
  },
  examples: {
    pass: [{ class: "storage.object", facts: { encryption: "customer-key" } }],
    fail: [{ class: "storage.object", facts: { encryption: "provider-key" } }],
    unknown: [{ class: "storage.object", facts: { encryption: notKnown } }],
  },
};
