import type { CloudCatalogue, CostRule, Offer, UnitPrice } from "../catalogue/cloud.ts";
import { clouds } from "../catalogue/clouds.ts";
import { hourlyPriceEur, hoursPerMonth } from "../catalogue/offers.ts";
import { isoDay, isStale, type Mark, type Provenance } from "../catalogue/provenance.ts";
import { type JsonObject, listOf, own } from "../plan/index.ts";
import type { CostedResource } from "./resource.ts";

/** What a plan cannot say; every value may be replaced. */
export interface Usage {
  /** What one bucket will hold. */
  readonly bucketGb: number;
  /** What one log source takes in within a month. */
  readonly logsGb: number;
  /** What one image registry will hold. */
  readonly registryGb: number;
  /** Hours a month that GPU machines run, where their bill stops with them. */
  readonly gpuHours: number;
}

export const usualUsage: Usage = { bucketGb: 100, logsGb: 10, registryGb: 20, gpuHours: hoursPerMonth };

/** What one thing costs in a month, euros without VAT. */
export interface CostLine {
  readonly address: string;
  readonly what: string;
  /** How it was computed. */
  readonly how: string;
  readonly eur: number;
  readonly low: number;
  readonly high: number;
  readonly mark: Mark;
  readonly checkedOn: string;
  /** What the price leaves out: then the line is a lower bound. */
  readonly missing?: string;
}

/** Something that is or may be charged and whose price is not known; it is in no sum. */
export interface UnknownLine {
  readonly address: string;
  readonly what: string;
  readonly why: string;
}

export interface CostEstimate {
  readonly lines: readonly CostLine[];
  readonly unknown: readonly UnknownLine[];
  /** Resources that carry no charge of their own. */
  readonly free: number;
  readonly total: { readonly eur: number; readonly low: number; readonly high: number };
  readonly usage: Usage;
}

/** How far a price may be off, by how it is known. */
const spread: Readonly<Record<Mark, number>> = { verified: 0.02, secondary: 0.1, recalled: 0.3 };
/** How far above a lower bound the whole price may be. */
const missingSpread = 0.35;

/** Terraform's own resource is charged by nobody. */
const builtIn = ["terraform_data"];

const rules = new Map<string, { readonly cloud: CloudCatalogue; readonly rules: readonly CostRule[] }>();
for (const cloud of clouds) {
  for (const { resourceType } of cloud.costRules) {
    const own = cloud.costRules.filter((rule) => rule.resourceType === resourceType);
    rules.set(resourceType, { cloud, rules: own });
  }
}
const freePrefixes = [...builtIn, ...clouds.flatMap(({ freeResources }) => freeResources)];

/** What the resources cost in a month, line by line, from dated prices; pure. */
export function estimateCost(
  resources: readonly CostedResource[],
  usage: Partial<Usage> = {},
  today: string = isoDay(),
): CostEstimate {
  const used = { ...usualUsage, ...usage };
  const lines: CostLine[] = [];
  const unknown: UnknownLine[] = [];
  let free = 0;
  for (const resource of resources) {
    const known = rules.get(resource.type);
    if (known === undefined) {
      if (freePrefixes.some((prefix) => resource.type.startsWith(prefix))) free++;
      else
        unknown.push({
          address: resource.address,
          what: resource.type,
          why: "nothing is known about its price",
        });
      continue;
    }
    for (const rule of known.rules) {
      const line = lineFor(resource, rule, known.cloud, used, today);
      if (line === undefined) continue;
      if ("why" in line) unknown.push(line);
      else lines.push(line);
    }
  }
  const sum = (of: (line: CostLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const total = { eur: sum(({ eur }) => eur), low: sum(({ low }) => low), high: sum(({ high }) => high) };
  return { lines, unknown, free, total, usage: used };
}

/** Undefined where the part of a resource that the rule is about is not there. */
function lineFor(
  resource: CostedResource,
  rule: CostRule,
  cloud: CloudCatalogue,
  usage: Usage,
  today: string,
): CostLine | UnknownLine | undefined {
  const { address, values } = resource;
  const count = countFor(rule, values, usage);
  if (count === 0) return undefined;
  if (count === undefined)
    return { address, what: resource.type, why: `the plan does not say ${rule.quantity}` };
  if (rule.offer !== undefined)
    return machineLine(resource, { attribute: rule.offer, count }, cloud, usage, today);
  const named = /\{([\w.]+)\}/g;
  const silent = [...(rule.item ?? "").matchAll(named)].find(
    ([, path = ""]) => valueAt(values, path) === undefined,
  );
  if (silent !== undefined)
    return { address, what: resource.type, why: `the plan does not say ${silent[1]}` };
  const item = (rule.item ?? "").replace(named, (_, path: string) => String(valueAt(values, path)));
  const price = cloud.prices.find((known) => known.item === item);
  if (price === undefined) return { address, what: item, why: "no price is known that can be cited" };
  if (isStale(price.provenance, today)) return { address, what: item, why: stale(price.provenance) };
  const perMonth = price.unit === "hour" ? price.eur * hoursPerMonth : price.eur;
  return priced(address, item, howOf(price, count), perMonth * count, price.provenance, price.missing);
}

function machineLine(
  { address, values }: CostedResource,
  { attribute, count }: { readonly attribute: string; readonly count: number },
  cloud: CloudCatalogue,
  usage: Usage,
  today: string,
): CostLine | UnknownLine {
  const name = valueAt(values, attribute);
  if (typeof name !== "string")
    return { address, what: "machine", why: `the plan does not say ${attribute}` };
  const offer = cloud.offers.find((known) => known.machineType === name || known.name === name);
  if (offer?.price === undefined) {
    return { address, what: name, why: "no price is known that can be cited" };
  }
  const zone = valueAt(values, "zone") ?? valueAt(values, "availability_zone");
  const perHour = hourlyPriceEur(offer, typeof zone === "string" ? zone : undefined, today);
  if (perHour === undefined) return { address, what: name, why: stale(offer.price.provenance) };
  const hours = hoursOf(offer, usage);
  const how = `${count === 1 ? "" : `${count} × `}${hours} h × ${perHour} €`;
  return priced(address, name, how, perHour * hours * count, offer.price.provenance, offer.price.missing);
}

/** Only where the bill stops with the machine does a night off save anything. */
function hoursOf({ gpu, billing }: Offer, { gpuHours }: Usage): number {
  return gpu !== undefined && billing.officeHours ? gpuHours : hoursPerMonth;
}

/** Units to charge: undefined where the plan should say it and does not, 0 where there is nothing. */
function countFor(rule: CostRule, values: JsonObject, usage: Usage): number | undefined {
  if (rule.assumed !== undefined) return usage[rule.assumed];
  const times = rule.doubledBy !== undefined && valueAt(values, rule.doubledBy) === true ? 2 : 1;
  if (rule.quantity === undefined) return times;
  const given = rule.quantity.split(" × ").map((path) => valueAt(values, path));
  if (given.includes(undefined) || given.includes(null)) return rule.quantity.includes(".") ? 0 : undefined;
  return given.every((each) => typeof each === "number")
    ? given.reduce((product, each) => product * each, times)
    : undefined;
}

/** Steps into blocks, the first of several. */
function valueAt(values: JsonObject, path: string): unknown {
  let here: unknown = values;
  for (const key of path.split(".")) here = own(Array.isArray(here) ? listOf(here)[0] : here, key);
  return here;
}

function howOf({ unit, eur }: UnitPrice, count: number): string {
  const times = count === 1 ? "" : `${count} × `;
  if (unit === "hour") return `${times}${hoursPerMonth} h × ${eur} €`;
  if (unit === "month") return `${times}${eur} €`;
  return `${count} GB × ${eur} €`;
}

function priced(
  address: string,
  what: string,
  how: string,
  eur: number,
  { mark, checkedOn }: Provenance,
  missing?: string,
): CostLine {
  const share = spread[mark];
  return {
    address,
    what,
    how,
    eur,
    low: eur * (1 - share),
    high: eur * (1 + share + (missing === undefined ? 0 : missingSpread)),
    mark,
    checkedOn,
    ...(missing === undefined ? {} : { missing }),
  };
}

function stale({ checkedOn, expiresOn }: Provenance): string {
  return `its price of ${checkedOn} counts as stale since ${expiresOn}`;
}
