import type { BillingRule, Offer } from "../../cloud.ts";
import type { Provenance } from "../../provenance.ts";
import { cloud } from "./cloud.ts";

/** A dated copy of the public catalogue. */
const priceList: Provenance = {
  mark: "secondary",
  source: "feoche/public-cost-indicator docs/catalogue-produits-complet.md (copy of the public catalogue)",
  checkedOn: "2026-01-30",
  expiresOn: "2027-01-30",
};

const billing: BillingRule = {
  unit: "hour",
  stopsWhen: "shelved",
  officeHours: true,
  note: "Powered off is charged; shelving releases the machine and its local disk, and a later unshelve may find no stock. A monthly plan defeats it.",
  provenance: {
    mark: "recalled",
    source:
      "ovh/terraform-provider-ovh docs/resources/cloud_instance.md; that shelving stops the bill is recalled",
    checkedOn: "2026-11-24",
    expiresOn: "2027-05-24",
  },
};

/** A maintainer calls stock the risk: the list shows a flavor that creation then refuses. */
const stockNote = "Often out of stock; widest in GRA11 (ovh/public-cloud-roadmap 1165 and 1166, June 2026).";

type Row = readonly [
  name: string,
  count: number,
  vcpus: number,
  ramGib: number,
  perHourEur: number,
  perMonthEur: number | undefined,
  scratchGb: number,
];

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
    price: { perHourEur, ...(perMonthEur === undefined ? {} : { perMonthEur }), provenance: priceList },
    billing,
    quotaNote: stockNote,
    provenance: priceList,
  }));

export const offers: readonly Offer[] = [
  ...gpuRange(
    "l4",
    ["GRA11"],
    [
      ["l4-90", 1, 22, 90, 0.75, 540, 400],
      ["l4-180", 2, 45, 180, 1.5, 1080, 400],
      ["l4-360", 4, 90, 360, 3, 2160, 400],
    ],
  ),
];
