import type { Offer, Region } from "../catalogue/cloud.ts";
import { oldestComputeCapability } from "../catalogue/gpu.ts";
import { findGpu } from "../catalogue/gpus.ts";
import type { Model } from "../catalogue/model.ts";
import { models } from "../catalogue/models.ts";
import { hourlyPriceEur, offers } from "../catalogue/offers.ts";
import { isoDay } from "../catalogue/provenance.ts";
import { qualificationOf, regions } from "../catalogue/regions.ts";
import { UserError } from "../problem/problem.ts";
import { type Column, renderTable } from "./table.ts";

type Kind = "models" | "offers" | "regions";
type Entry = Model | Offer | Region;

const all: Readonly<Record<Kind, readonly Entry[]>> = { models, offers, regions };
/** Names are copied into settings, so none is shortened. */
const width = Number.POSITIVE_INFINITY;

/** Entries whose JSON contains the text, in any case. */
export function entriesOf(kind: Kind, filter: string): readonly Entry[] {
  const wanted = filter.toLowerCase();
  return all[kind].filter((entry) => JSON.stringify(entry).toLowerCase().includes(wanted));
}

/** The entries as a table. */
export function listEntries(kind: Kind, filter: string, today: string): string {
  const entries = new Set<Entry>(entriesOf(kind, filter));
  const found = <T extends Entry>(list: readonly T[]) => list.filter((entry) => entries.has(entry));
  const table = {
    models: () => renderTable(modelColumns, found(models).map(modelRow), width),
    offers: () =>
      renderTable(
        offerColumns,
        found(offers).map((offer) => offerRow(offer, today)),
        width,
      ),
    regions: () =>
      renderTable(
        regionColumns,
        found(regions).map((region) => regionRow(region, today)),
        width,
      ),
  }[kind]();
  return `${table}\n\n${entries.size} of ${all[kind].length} ${kind}\n`;
}

/** The day that an option names, or the current one. */
export function dayOf(given: unknown): string {
  if (given === undefined) return isoDay();
  const day = String(given);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  throw new UserError({
    where: "--on",
    what: "is no day",
    got: day,
    allowed: "year-month-day",
    fix: "give one such as 2027-01-31",
  });
}

const right = (title: string): Column => ({ title, align: "right" });

const modelColumns = [
  { title: "model" },
  right("parameters"),
  { title: "checkpoints, GB" },
  { title: "cache" },
  right("KiB/token"),
  right("context"),
  { title: "tools" },
  { title: "licence" },
  { title: "from" },
  { title: "certainty" },
];

function modelRow(model: Model): string[] {
  const { kvLayout, layers, kvHeads, headSize } = model.architecture;
  const kib = (2 * layers * kvHeads * headSize * 2) / 1024;
  const active = model.activeParameters === undefined ? "" : ` (${billions(model.activeParameters)} active)`;
  return [
    model.id,
    `${billions(model.parameters)}${active}`,
    model.weights.map(({ precision, bytes }) => `${precision} ${Math.round(bytes / 1e8) / 10}`).join(", "),
    kvLayout,
    kvLayout === "full" ? String(kib) : "–",
    model.contextTokens.toLocaleString("en"),
    model.toolCallParser ?? "–",
    model.licence,
    model.developerCountry,
    model.provenance.mark,
  ];
}

const billions = (parameters: number) => `${Math.round(parameters / 1e8) / 10} B`;

const offerColumns = [
  { title: "machine" },
  { title: "cloud" },
  { title: "GPUs" },
  right("vCPU"),
  right("GiB"),
  right("€/hour"),
  { title: "price of" },
  { title: "zones" },
  { title: "bill stops when" },
  { title: "certainty" },
];

function offerRow(offer: Offer, today: string): string[] {
  const gpu = offer.gpu && findGpu(offer.gpu.id);
  const tooOld = gpu !== undefined && gpu.computeCapability < oldestComputeCapability ? ", too old" : "";
  const price = hourlyPriceEur(offer, undefined, today);
  return [
    offer.name,
    offer.cloud,
    gpu === undefined ? "–" : `${offer.gpu?.count} × ${gpu.name.replace("NVIDIA ", "")}${tooOld}`,
    String(offer.vcpus),
    String(offer.ramGib),
    price === undefined ? "unknown" : `${offer.price?.missing === undefined ? "" : "≥ "}${price.toFixed(4)}`,
    offer.price?.provenance.checkedOn ?? "–",
    offer.zones.length > 3
      ? `${offer.zones.slice(0, 2).join(" ")} +${offer.zones.length - 2}`
      : offer.zones.join(" "),
    offer.billing.stopsWhen,
    offer.price?.provenance.mark ?? offer.provenance.mark,
  ];
}

const regionColumns = [
  { title: "region" },
  { title: "cloud" },
  { title: "land" },
  { title: "EU" },
  { title: "zones" },
  { title: "SecNumCloud" },
  { title: "HDS" },
  { title: "ISO 27001" },
  { title: "certainty" },
];

function regionRow(region: Region, today: string): string[] {
  return [
    region.name,
    region.cloud,
    region.country,
    region.insideEu ? "yes" : "no",
    region.zones.join(" "),
    qualificationOf(region, "SecNumCloud", today).status,
    qualificationOf(region, "HDS", today).status,
    qualificationOf(region, "ISO 27001", today).status,
    region.provenance.mark,
  ];
}
