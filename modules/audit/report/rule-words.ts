import type { Severity, Topic, Words } from "../rule.ts";

export const severityWords: { readonly [S in Severity]: Words } = {
  critical: { en: "critical", fr: "critique" },
  high: { en: "high", fr: "élevée" },
  medium: { en: "medium", fr: "moyenne" },
  low: { en: "low", fr: "faible" },
};

export const topicWords: { readonly [T in Topic]: Words } = {
  residency: { en: "residency", fr: "localisation" },
  exposure: { en: "exposure", fr: "exposition" },
  egress: { en: "egress", fr: "sorties" },
  encryption: { en: "encryption", fr: "chiffrement" },
  secrets: { en: "secrets", fr: "secrets" },
  identity: { en: "identity", fr: "identités" },
  logs: { en: "logs", fr: "journaux" },
  backups: { en: "backups", fr: "sauvegardes" },
  availability: { en: "availability", fr: "disponibilité" },
  reversibility: { en: "reversibility", fr: "réversibilité" },
  ai: { en: "AI", fr: "IA" },
  costs: { en: "costs", fr: "coûts" },
};
