import type { BillingRule, Offer } from "../../cloud.ts";
import type { Provenance } from "../../provenance.ts";
import { cloud } from "./cloud.ts";

/** A copy of the public catalogue of January 2026. */
const priceList: Provenance = {
  mark: "secondary",
  source: "feoche/public-cost-indicator docs/catalogue-produits-complet.md (copy of the public catalogue)",
  checkedOn: "2026-01-27",
  expiresOn: "2027-01-27",
};

/** Prices of the price interface, as collected by others. */
const priceSurvey: Provenance = {
  mark: "secondary",
  source: "moveinfra/eu-cloud-prices data/eu-cloud-prices.csv (price interface, 2026-10-28)",
  checkedOn: "2026-10-28",
  expiresOn: "2027-04-28",
};

const roadmap: Provenance = {
  mark: "verified",
  source: "ovh/public-cloud-roadmap issues 475, 500, 501, 502, 749 and 1165 (vendor's own description)",
  checkedOn: "2026-11-24",
  expiresOn: "2027-11-24",
};

const billing: BillingRule = {
  unit: "hour",
  stopsWhen: "shelved",
  officeHours: true,
  note: "Powered off is charged. Shelving releases the machine and its local disk, and its snapshot is charged; a later unshelve may find no stock. A monthly plan defeats it.",
  provenance: {
    mark: "secondary",
    source:
      "ovh/ovhcloud-cli, page on `cloud instance shelve`; ovh/docs suspend_or_pause_an_instance (2023-06), whose alert says that only deletion ends a bill",
    checkedOn: "2026-11-24",
    expiresOn: "2027-05-24",
  },
};

const stockNote =
  "Listed but often out of stock (ovh/public-cloud-roadmap 1165, June 2026): name a second choice.";

/** Name, GPUs, vCPUs, GiB of memory, euros an hour, euros a month by plan (0: none), GB of local disk. */
type Row = readonly [string, number, number, number, number, number, number];

const gpuRange = (gpuId: string, zones: readonly string[], rows: readonly Row[]): Offer[] =>
  rows.map(([name, count, vcpus, ramGib, perHourEur, perMonthEur, scratchGb]) => ({
    cloud,
    name,
    machineType: name,
    zones,
    vcpus,
    ramGib,
    gpu: { id: gpuId, count },
    scratchGb,
    price: { perHourEur, ...(perMonthEur > 0 ? { perMonthEur } : {}), provenance: priceList },
    billing,
    quotaNote: stockNote,
    provenance: roadmap,
  }));

const gravelines = ["GRA11"];
const cpuZones = [
  "GRA11",
  "SBG5",
  "DE1",
  "WAW1",
  "eu-west-par-a",
  "eu-west-par-b",
  "eu-west-par-c",
  "eu-south-mil-a",
  "eu-south-mil-b",
  "eu-south-mil-c",
];

const cpu = (name: string, vcpus: number, ramGib: number, perMonthOf730Hours: number): Offer => ({
  cloud,
  name,
  machineType: name,
  zones: cpuZones,
  vcpus,
  ramGib,
  price: { perHourEur: Math.round((perMonthOf730Hours / 730) * 1e4) / 1e4, provenance: priceSurvey },
  billing,
  provenance: priceSurvey,
});

export const offers: readonly Offer[] = [
  ...gpuRange("l4", gravelines, [
    ["l4-90", 1, 22, 90, 0.75, 540, 400],
    ["l4-180", 2, 45, 180, 1.5, 1080, 400],
    ["l4-360", 4, 90, 360, 3, 2160, 400],
  ]),
  ...gpuRange("l40s", gravelines, [
    ["l40s-90", 1, 15, 90, 1.4, 1008, 400],
    ["l40s-180", 2, 30, 180, 2.8, 2016, 400],
    ["l40s-360", 4, 60, 360, 5.6, 4032, 400],
  ]),
  ...gpuRange("a10", gravelines, [
    ["a10-45", 1, 30, 45, 0.76, 0, 400],
    ["a10-90", 2, 60, 90, 1.52, 0, 400],
    ["a10-180", 4, 120, 180, 3.04, 0, 400],
  ]),
  ...gpuRange("a100-80", gravelines, [
    ["a100-180", 1, 15, 180, 2.75, 1100, 300],
    ["a100-360", 2, 30, 360, 5.5, 2200, 500],
    ["a100-720", 4, 60, 720, 11, 4400, 500],
  ]),
  ...gpuRange("h100-pcie", gravelines, [
    ["h100-380", 1, 30, 380, 2.8, 1940, 200],
    ["h100-760", 2, 60, 760, 5.6, 3880, 200],
    ["h100-1520", 4, 120, 1520, 11.2, 7770, 200],
  ]),
  ...gpuRange("rtx5000", gravelines, [
    ["rtx5000-28", 1, 4, 28, 0.36, 0, 400],
    ["rtx5000-56", 2, 8, 56, 0.72, 0, 400],
  ]),
  ...gpuRange("v100-32", gravelines, [
    ["t2-le-45", 1, 15, 45, 0.8, 576, 300],
    ["t2-le-90", 2, 30, 90, 1.6, 1152, 500],
  ]),
  {
    cloud,
    name: "h200-1920",
    machineType: "h200-1920",
    zones: ["eu-west-par-a", "eu-west-par-b", "eu-west-par-c"],
    vcpus: 192,
    ramGib: 1920,
    gpu: { id: "h200", count: 8 },
    billing,
    quotaNote: "Fully allocated in June 2026 (ovh/public-cloud-roadmap 1166); price seen in dollars only.",
    provenance: { ...roadmap, mark: "secondary" },
  },
  cpu("b3-8", 2, 8, 37.38),
  cpu("b3-16", 4, 16, 74.68),
  cpu("b3-32", 8, 32, 149.36),
  {
    cloud,
    name: "b3-64",
    machineType: "b3-64",
    zones: cpuZones,
    vcpus: 16,
    ramGib: 64,
    price: { perHourEur: 0.37, provenance: priceList },
    billing,
    provenance: priceList,
  },
];
