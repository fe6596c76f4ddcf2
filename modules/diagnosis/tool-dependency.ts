import type { Provenance } from "../catalogue/provenance.ts";
import type { Dependency, Party } from "./dependency.ts";
import { fromKnowledge, type Known, known, type Source, unknown } from "./evidence.ts";
import type { Company } from "./knowledge/company.ts";
import type { Tool } from "./knowledge/tool.ts";
import { findTool } from "./knowledge/tools.ts";
import type { ToolInUse } from "./questionnaire.ts";

/** A tool of the questionnaire: what its contract says first, else what is known of it, else unknown. */
export function toolDependency(answer: ToolInUse, source: Source, today: string): Dependency {
  const tool = findTool(answer.tool);
  const own = tool !== undefined && tool.company === undefined && answer.operator === undefined;
  const { people, monthlyCostEur, hostedIn } = answer;
  const euRegion = euRegionOf(tool);
  return {
    name: answer.tool,
    use: answer.use,
    data: [...new Set(answer.data)],
    own,
    ...parties(answer, tool, source, today),
    hostedIn: hostedIn === undefined ? knownHosting(tool, today) : known(hostedIn, source),
    ...(euRegion === undefined ? {} : { euRegion }),
    subprocessors: (tool?.subprocessors ?? []).flatMap(({ name, country, provenance }) => {
      const party = fromKnowledge({ name, country }, provenance, today);
      return party.state === "known" ? [{ party: party.value, source: party.source }] : [];
    }),
    contract: answered(answer.contract, "signed", source),
    exportTested: answered(answer.export, "tested", source),
    essential: answer.essential,
    ...(people === undefined ? {} : { people }),
    ...(monthlyCostEur === undefined ? {} : { monthlyCostEur }),
    source,
  };
}

function parties(
  { operator: told }: ToolInUse,
  tool: Tool | undefined,
  source: Source,
  today: string,
): Pick<Dependency, "operator" | "controller"> {
  if (told !== undefined) {
    const { name, country, parentName = name, parentCountry } = told;
    const sameAsOperator = told.parentName === undefined && parentCountry === undefined;
    return {
      operator: known({ name, country }, source),
      controller:
        parentCountry !== undefined
          ? known({ name: parentName, country: parentCountry }, source)
          : sameAsOperator
            ? unknown(
                "the questionnaire does not say who controls it",
                "le questionnaire ne dit pas qui le contrôle",
              )
            : unknown(
                "the questionnaire names no seat of its parent",
                "le questionnaire ne donne pas le siège de la société mère",
              ),
    };
  }
  if (tool === undefined) {
    const nobody = unknown("nothing is known of this tool", "on ne sait rien de cet outil");
    return { operator: nobody, controller: nobody };
  }
  if (tool.company === undefined) {
    const nobody = unknown("you run it yourselves", "vous l’exploitez vous-mêmes");
    return { operator: nobody, controller: nobody };
  }
  return companyParties(tool.company, today);
}

function companyParties(
  { name, country, parent, provenance }: Company,
  today: string,
): Pick<Dependency, "operator" | "controller"> {
  return {
    operator: party({ name, country }, provenance, today),
    controller: party(
      { name: parent?.name ?? name, country: parent?.country ?? country },
      parent?.provenance ?? provenance,
      today,
    ),
  };
}

function party(value: Party, provenance: Provenance, today: string): Known<Party> {
  return fromKnowledge(value, provenance, today);
}

function knownHosting(tool: Tool | undefined, today: string): Known<readonly string[]> {
  const hosting = tool?.hosting;
  if (hosting === undefined) {
    return unknown(
      "neither the questionnaire nor a source says where",
      "ni le questionnaire ni une source ne dit où",
    );
  }
  return fromKnowledge(hosting.places, hosting.provenance, today);
}

function euRegionOf(tool: Tool | undefined): Dependency["euRegion"] {
  const euRegion = tool?.hosting?.euRegion;
  return euRegion === "unknown" ? undefined : euRegion;
}

function answered(answer: string, yes: string, source: Source): Known<boolean> {
  if (answer === "unknown")
    return unknown("the questionnaire does not say", "le questionnaire ne le dit pas");
  return known(answer === yes, source);
}
