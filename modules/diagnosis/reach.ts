import { isInEea } from "../audit/knowledge/eea.ts";
import type { Words } from "../page/language.ts";
import { countryName } from "./country-name.ts";
import type { Dependency, Party } from "./dependency.ts";
import { isSure, type Known, type Source } from "./evidence.ts";
import { somewhereInEea } from "./knowledge/tool.ts";

/** Ways in which the law of a country outside the EEA can bear on a dependency, the closest first. */
export const reaches = ["operator", "controller", "hosting", "subprocessor"] as const;
export type Reach = (typeof reaches)[number];

/** One way in which it does, by what is known. */
export interface Exposure {
  readonly reach: Reach;
  readonly country: string;
  /** The company, or nothing where it is a place. */
  readonly party?: Party;
  readonly source: Source;
  /** What rests on memory alone has to be confirmed before it decides anything. */
  readonly sure: boolean;
}

/** Every way in which a country outside the EEA is involved, the closest first. */
export function exposuresOf(dependency: Dependency): Exposure[] {
  const { operator, controller, hostedIn, subprocessors, own } = dependency;
  if (own) return [];
  const operated = exposure("operator", operator);
  // A controller in the operator's own country adds nothing that the operator does not say.
  const sameSeat = operated.length > 0 && countryOf(controller) === countryOf(operator);
  const hosted =
    hostedIn.state === "known"
      ? hostedIn.value.filter(isOutside).map((country) => at("hosting", country, hostedIn.source))
      : [];
  return [
    ...operated,
    ...(sameSeat ? [] : exposure("controller", controller)),
    ...hosted,
    ...subprocessors
      .filter(({ party }) => isOutside(party.country))
      .map(({ party, source }) => at("subprocessor", party.country, source, party)),
  ];
}

function exposure(reach: Reach, party: Known<Party>): Exposure[] {
  if (party.state !== "known" || !isOutside(party.value.country)) return [];
  return [at(reach, party.value.country, party.source, party.value)];
}

function at(reach: Reach, country: string, source: Source, party?: Party): Exposure {
  return { reach, country, source, sure: isSure(source), ...(party === undefined ? {} : { party }) };
}

export function isOutside(country: string): boolean {
  return country !== somewhereInEea && !isInEea(country);
}

function countryOf(party: Known<Party>): string | undefined {
  return party.state === "known" ? party.value.country : undefined;
}

/** What an exposure says, in words that claim no more than is known. */
export function exposureWords({ reach, country, party }: Exposure): Words {
  const name = party?.name ?? "";
  const { en, fr } = countryName(country);
  const say: { readonly [R in Reach]: Words } = {
    operator: {
      en: `its operator ${name} has its seat outside the EEA (${en}) and is subject to the law there`,
      fr: `son exploitant ${name} a son siège hors de l’EEE (${fr}) et relève du droit de ce pays`,
    },
    controller: {
      en: `its operator is controlled by ${name}, which has its seat outside the EEA (${en}) and is subject to the law there`,
      fr: `son exploitant est contrôlé par ${name}, qui a son siège hors de l’EEE (${fr}) et relève du droit de ce pays`,
    },
    hosting: {
      en: `data is or may be kept outside the EEA (${en})`,
      fr: `des données sont ou peuvent être conservées hors de l’EEE (${fr})`,
    },
    subprocessor: {
      en: `${name}, which is subject to the law of a country outside the EEA (${en}), takes part in the processing`,
      fr: `${name}, qui relève du droit d’un pays hors de l’EEE (${fr}), intervient dans le traitement`,
    },
  };
  return say[reach];
}
