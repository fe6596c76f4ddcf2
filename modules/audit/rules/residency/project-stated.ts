import { always, holds } from "../../answer.ts";
import { leftToProvider, notKnown } from "../../example.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";

/** The project is written on the resource. */
export const rule: Rule = {
  id: "project-stated",
  topic: "residency",
  severity: "low",
  title: { en: "The project is written on the resource", fr: "Le projet est écrit sur la ressource" },
  fix: {
    en: "Write the project on the resource: a default of the environment can change unseen",
    fr: "Écrivez le projet sur la ressource : un défaut de l’environnement peut changer sans être vu",
  },
  cannotVerify: { en: "Who has rights in the project", fr: "Qui a des droits dans le projet" },
  sources: [secNumCloud("12.3"), iso27001("8.31")],
  appliesTo: "data",
  check: (node) => {
    const project = node.facts.project;
    // Providers without projects have nothing to state.
    if (project === undefined || project.state === "absent") return always("not-applicable");
    const left = project.state === "unknown" && project.why === "provider-default";
    if (left) return always("no", project.evidence);
    // A reference is a statement, too.
    const refers = project.state === "unknown" && project.why === "reference";
    return refers ? always("yes", project.evidence) : holds(project, () => true);
  },
  examples: {
    pass: [{ class: "storage.object", facts: { project: "acme" } }],
    fail: [{ class: "storage.object", facts: { project: leftToProvider } }],
    unknown: [{ class: "storage.object", facts: { project: notKnown } }],
  },
};
