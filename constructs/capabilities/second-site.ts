import { Construct } from "constructs";
import type { Region } from "../../modules/catalogue/cloud.ts";
import { findRegion, regions } from "../../modules/catalogue/regions.ts";
import type { Problem } from "../../modules/problem/problem.ts";
import type { DataClass } from "./data-class.ts";
import { Placement } from "./placement.ts";

/** Another region of the same cloud. */
export interface SecondSite {
  /** The cloud's own name of the region, as in the catalogue. */
  readonly region: string;
  /** How far data may go: the placement's own country, or any of the European Union. @default "country" */
  readonly within?: "country" | "eu";
}

/**
 * Whether a second site is another place under the same law: a region outside the European Union never is, one in
 * another country only where that was written down, and never for health data, which is hosted in one country.
 */
export function checkSecondSite(
  { cloud, region: home }: Pick<Placement, "cloud" | "region">,
  dataClass: DataClass,
  site: SecondSite | undefined,
): Problem[] {
  const at = findRegion(cloud, home);
  if (site === undefined || at === undefined) return [];
  const within = dataClass === "health" ? "country" : (site.within ?? "country");
  const isAllowed = (region: Region) =>
    region.insideEu && region.name !== home && (within === "eu" || region.country === at.country);
  const there = findRegion(cloud, site.region);
  if (there !== undefined && isAllowed(there)) return [];
  const canBeAllowed = within === "country" && dataClass !== "health" && there?.insideEu && there !== at;
  const others = regions.filter((region) => region.cloud === cloud && isAllowed(region));
  return [
    {
      where: "secondSite.region",
      what: whatIsWrong(home, at, there, dataClass),
      got: `"${site.region}"`,
      allowed: others.map(({ name, country }) => `${name} (${country})`).join(", ") || "none of this cloud",
      fix: canBeAllowed ? `${choose}, or state \`within: "eu"\`` : choose,
    },
  ];
}

/** A scope whose constructs live in another region of the same cloud. A region that is none is reported elsewhere. */
export function scopeIn(scope: Construct, id: string, region: string): Construct {
  const site = new Construct(scope, id);
  const here = Placement.of(scope);
  const [zone = here.zone] = findRegion(here.cloud, region)?.zones ?? [];
  new Placement(here.cloud, { ...here, region, zone }).register(site);
  return site;
}

const choose = "choose one that is allowed, or leave `secondSite` out";

function whatIsWrong(home: string, at: Region, there: Region | undefined, dataClass: DataClass): string {
  if (there === undefined) return "is no known region";
  if (there.name === home) return "is the first site itself";
  if (!there.insideEu) return `lies in ${there.country}, outside the European Union`;
  const reason = dataClass === "health" ? "health data stays in one country" : "that was not allowed";
  return `lies in ${there.country} and the first site in ${at.country}: ${reason}`;
}
