import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** Engines with an open protocol, several providers and an export tool. */
const open = /postgres|mysql|mariadb|mongo|redis|valkey|opensearch|clickhouse|kafka|cassandra/i;

/** The database speaks an open protocol that others offer, too. */
export const rule: Rule = {
  id: "database-standard-engine",
  topic: "reversibility",
  severity: "medium",
  title: {
    en: "The database speaks an open protocol that others offer, too",
    fr: "La base parle un protocole ouvert que d’autres offrent aussi",
  },
  fix: {
    en: "Use PostgreSQL, MySQL or another open engine",
    fr: "Utilisez PostgreSQL, MySQL ou un autre moteur ouvert",
  },
  cannotVerify: { en: "That an export has been tried", fr: "Qu’un export a été essayé" },
  sources: [secNumCloud("19.1 h and i"), iso27001("5.23")],
  appliesTo: ["database.instance"],
  check: (node) => holds(fact(node, "engine"), (name) => open.test(name)),
  examples: {
    pass: [{ class: "database.instance", facts: { engine: "PostgreSQL-16" } }],
    fail: [{ class: "database.instance", facts: { engine: "acme-db" } }],
    unknown: [{ class: "database.instance", facts: { engine: notKnown } }],
  },
};
