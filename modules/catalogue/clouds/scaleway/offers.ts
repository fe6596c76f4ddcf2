import type { BillingRule, Offer } from "../../cloud.ts";
import type { Provenance } from "../../provenance.ts";
import { cloud } from "./cloud.ts";

/** The vendor's own answers, recorded in a test of its provider. */
const recorded: Provenance = {
  mark: "verified",
  source:
    "scaleway/terraform-provider-scaleway internal/services/instance/testdata/data-source-server-type-compare-with-pcu.cassette.yaml (answers of 2026-07-30)",
  checkedOn: "2026-07-30",
  expiresOn: "2027-01-30",
};

const billing: BillingRule = {
  unit: "minute",
  stopsWhen: "powered-off-by-api",
  officeHours: true,
  note: "Shutting down from inside only puts the machine in standby, which is charged. Volumes and addresses stay charged, local disks are erased, and a restart may find no stock.",
  provenance: {
    mark: "secondary",
    source: "scaleway/docs-content pull requests 5001 and 5727",
    checkedOn: "2026-11-24",
    expiresOn: "2027-05-24",
  },
};

const quotaByTicket = "Needs a support ticket before the first one (vendor's quota table).";
const quotaOfOne = "One by default for an organisation whose identity was verified (vendor's quota table).";

/** GPUs, then vCPUs, GiB of memory, euros an hour, GB of local disk. */
type Row = readonly [count: number, vcpus: number, ramGib: number, perHourEur: number, scratchGb: number];

const gpuRange = (
  name: (count: number) => string,
  gpuId: string,
  zones: readonly string[],
  rows: readonly Row[],
  quota: (count: number) => string = () => quotaByTicket,
): Offer[] =>
  rows.map(([count, vcpus, ramGib, perHourEur, scratchGb]) => ({
    cloud,
    name: name(count),
    machineType: name(count),
    zones,
    vcpus,
    ramGib,
    gpu: { id: gpuId, count },
    ...(scratchGb > 0 ? { scratchGb } : {}),
    price: { perHourEur, provenance: recorded },
    billing,
    quotaNote: quota(count),
    provenance: recorded,
  }));

const everywhere = [
  "fr-par-1",
  "fr-par-2",
  "nl-ams-1",
  "nl-ams-2",
  "nl-ams-3",
  "pl-waw-1",
  "pl-waw-2",
  "pl-waw-3",
];

/** A third Paris zone that costs half as much again, or the zones named. */
const cpu = (
  name: string,
  vcpus: number,
  ramGib: number,
  perHourEur: number,
  { inPar3, zones = everywhere }: { readonly inPar3?: number; readonly zones?: readonly string[] } = {},
): Offer => ({
  cloud,
  name,
  machineType: name,
  zones: inPar3 === undefined ? zones : [...zones, "fr-par-3"],
  vcpus,
  ramGib,
  price: {
    perHourEur,
    ...(inPar3 === undefined ? {} : { perHourEurByZone: { "fr-par-3": inPar3 } }),
    provenance: recorded,
  },
  billing,
  provenance: recorded,
});

const withDevelopment = ["fr-par-1", "fr-par-2", "nl-ams-1", "nl-ams-2", "pl-waw-1", "pl-waw-2"];
const onlyOneZone = ["fr-par-2"];
const twoZones = ["fr-par-2", "pl-waw-2"];
const ofOne = (count: number) => (count === 1 ? quotaOfOne : quotaByTicket);

export const offers: readonly Offer[] = [
  ...gpuRange(
    (count) => `L4-${count}-24G`,
    "l4",
    ["fr-par-1", "fr-par-2", "pl-waw-2"],
    [
      [1, 8, 48, 0.7875, 0],
      [2, 16, 96, 1.575, 0],
      [4, 32, 192, 3.15, 0],
      [8, 64, 384, 6.3, 0],
    ],
    ofOne,
  ),
  ...gpuRange(
    (count) => `L40S-${count}-48G`,
    "l40s",
    twoZones,
    [
      [1, 8, 96, 1.469916, 1600],
      [2, 16, 192, 2.939832, 3200],
      [4, 32, 384, 5.879664, 6400],
      [8, 64, 768, 11.759328, 12_800],
    ],
    ofOne,
  ),
  ...gpuRange((count) => `H100-${count}-80G`, "h100-pcie", twoZones, [
    [1, 24, 240, 2.8665, 3000],
    [2, 48, 480, 5.733, 6000],
  ]),
  ...gpuRange((count) => `H100-SXM-${count}-80G`, "h100-sxm", onlyOneZone, [
    [2, 32, 240, 6.6198, 3200],
    [4, 64, 480, 12.771, 6400],
    [8, 128, 960, 25.3308, 12_800],
  ]),
  ...gpuRange((count) => `B300-SXM-${count}-288G`, "b300-sxm", onlyOneZone, [
    [2, 56, 960, 18.96, 6000],
    [4, 112, 1920, 34.08, 12_000],
    [8, 224, 3840, 60, 24_000],
  ]),
  ...gpuRange(() => "RENDER-S", "p100", ["fr-par-1", "fr-par-2"], [[1, 10, 42, 1.221, 0]]),
  cpu("PLAY2-MICRO", 4, 8, 0.05508),
  cpu("DEV1-L", 4, 8, 0.04284, { zones: withDevelopment }),
  cpu("PRO2-XXS", 2, 8, 0.0561, { inPar3: 0.08415 }),
  cpu("PRO2-XS", 4, 16, 0.1122, { inPar3: 0.1683 }),
  cpu("PRO2-S", 8, 32, 0.22338, { inPar3: 0.33507 }),
  cpu("POP2-2C-8G", 2, 8, 0.0735, { inPar3: 0.11025 }),
  cpu("POP2-4C-16G", 4, 16, 0.147, { inPar3: 0.2205 }),
  cpu("POP2-8C-32G", 8, 32, 0.29, { inPar3: 0.435 }),
  cpu("POP2-16C-64G", 16, 64, 0.59, { inPar3: 0.885 }),
];
