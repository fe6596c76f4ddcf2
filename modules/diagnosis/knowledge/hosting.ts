import type { Provenance } from "../../catalogue/provenance.ts";
import type { Company } from "./company.ts";
import type { Hosting, Subprocessor } from "./tool.ts";

export function hosted(
  places: readonly string[],
  euRegion: Hosting["euRegion"],
  provenance: Provenance,
): Hosting {
  return { places, euRegion, provenance };
}

/** A company that another one runs its service on: whoever controls it decides whose law reaches it. */
export function subprocessor({ name, country, parent }: Company, provenance: Provenance): Subprocessor {
  return { name: parent?.name ?? name, country: parent?.country ?? country, provenance };
}
