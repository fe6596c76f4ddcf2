import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Tunnels use strong algorithms. */
export const rule: Rule = {
  id: "link-strong-ciphers",
  topic: "encryption",
  severity: "high",
  title: { en: "The tunnel uses strong algorithms", fr: "Le tunnel utilise des algorithmes robustes" },
  fix: {
    en: "Choose AES-256 with SHA-2 and a group of 2048 bits or more",
    fr: "Choisissez AES-256 avec SHA-2 et un groupe de 2048 bits ou plus",
  },
  cannotVerify: { en: "What the other end negotiates", fr: "Ce que l’autre extrémité négocie" },
  sources: [secNumCloud("10.2"), secNumCloud("13.2"), "RFC 8247 and RFC 8221 on algorithms for IPsec"],
  appliesTo: ["network.link"],
  check: (node) => ifShown(node, "weakCiphers", (shown) => holds(shown, (names) => names.length === 0)),
  examples: {
    pass: [{ class: "network.link", facts: { weakCiphers: [] } }],
    fail: [{ class: "network.link", facts: { weakCiphers: ["3des"] } }],
    unknown: [{ class: "network.link", facts: { weakCiphers: notKnown } }],
  },
};
