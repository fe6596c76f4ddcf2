import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** DSA is gone from OpenSSH; an RSA key below 2048 bits can be factored within the life of a machine. */
const isStrong = (algorithm: string) =>
  /^(?:ed25519|ecdsa-(?:256|384|521))$/.test(algorithm) ||
  (algorithm.startsWith("rsa-") && Number(algorithm.slice(4)) >= 2048);

/** Keys that open machines are strong. */
export const rule: Rule = {
  id: "ssh-key-strong",
  topic: "identity",
  severity: "medium",
  title: { en: "Keys that open machines are strong", fr: "Les clés qui ouvrent des machines sont robustes" },
  fix: {
    en: "Make an Ed25519 key, or an RSA key of 3072 bits or more",
    fr: "Créez une clé Ed25519, ou RSA de 3072 bits ou plus",
  },
  cannotVerify: {
    en: "Who holds the private key, and how it is kept",
    fr: "Qui détient la clé privée, et comment elle est gardée",
  },
  sources: [secNumCloud("9.5"), secNumCloud("10.2"), iso27001("8.24")],
  appliesTo: ["identity.ssh-key"],
  check: (node) => holds(fact(node, "keyAlgorithm"), isStrong),
  examples: {
    pass: [{ class: "identity.ssh-key", facts: { keyAlgorithm: "ed25519" } }],
    fail: [{ class: "identity.ssh-key", facts: { keyAlgorithm: "rsa-1024" } }],
    unknown: [{ class: "identity.ssh-key", facts: { keyAlgorithm: notKnown } }],
  },
};
