import type { WatchedVariable } from "../catalogue/environment.ts";
import { regions } from "../catalogue/regions.ts";
import type { Check, Environment } from "./check.ts";

/** What a variable may have to equal. */
export interface Place {
  readonly name: string;
  readonly region: string;
  readonly zone: string;
  readonly project: string;
}

/** One check for each watched variable that contradicts, or a single good one. */
export function checkVariables(
  watched: readonly WatchedVariable[],
  environment: Environment,
  place?: Place,
): Check[] {
  const about = place === undefined ? {} : { deployment: place.name };
  const found = watched
    .map((variable) => checkVariable(variable, environment[variable.name], place))
    .filter((check) => check !== undefined)
    .map((check) => ({ ...check, ...about }));
  if (found.length > 0) return found;
  const whose = place === undefined ? "that change runs on any cloud" : "that the cloud's tools read";
  return [
    {
      id: "environment",
      ...about,
      verdict: "ok",
      evidence: `none of ${watched.length} variables ${whose} contradicts`,
    },
  ];
}

function checkVariable(variable: WatchedVariable, value: string | undefined, place?: Place) {
  const { name, equals, accepts, required = false, verdict, effect } = variable;
  const id = `variable:${name}`;
  const wanted = accepts?.[0];
  if (value === undefined || value === "") {
    if (!required) return undefined;
    return { id, verdict, evidence: `not set; it ${effect}`, fix: `set it to ${wanted}` };
  }
  if (accepts?.includes(value.toLowerCase())) return undefined;
  if (equals !== undefined && place !== undefined) {
    if (value === place[equals]) return undefined;
    return {
      id,
      verdict,
      evidence: `set to ${shown(value)}, the settings' ${equals} is ${place[equals]}; it ${effect}`,
      fix: `unset it, or set it to the settings' ${equals}`,
    };
  }
  return {
    id,
    verdict,
    evidence: `set${wanted === undefined ? "" : " to another value than expected"}; it ${effect}`,
    fix: wanted === undefined ? "unset it unless you mean it" : `unset it, or set it to ${wanted}`,
  };
}

/** The names of places are public; anything else could be a secret that ended up in the wrong variable. */
function shown(value: string): string {
  const known = regions.some(({ name, zones }) => name === value || zones.includes(value));
  return known ? value : "another value (not shown)";
}
