import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { hds, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Volumes are encrypted at rest. */
export const rule: Rule = {
  id: "volume-encrypted",
  topic: "encryption",
  severity: "high",
  title: { en: "Volumes are encrypted at rest", fr: "Les volumes sont chiffrés au repos" },
  fix: {
    en: "Where the provider has no such setting, encrypt inside the machine (LUKS) with a key of your own",
    fr: "Si le fournisseur n’offre pas ce réglage, chiffrez dans la machine (LUKS) avec votre propre clé",
  },
  cannotVerify: { en: "Encryption done inside the machine", fr: "Le chiffrement fait dans la machine" },
  sources: [secNumCloud("10.1"), hds("encryption of volumes")],
  appliesTo: ["storage.block", "storage.file", "storage.snapshot"],
  check: (node) => holds(fact(node, "encryption"), (kind) => kind !== "none"),
  examples: {
    pass: [{ class: "storage.block", facts: { encryption: "customer-key" } }],
    fail: [{ class: "storage.block", facts: { encryption: "none" } }],
    unknown: [{ class: "storage.block", facts: { encryption: notKnown } }],
  },
};
