import type { CloudEnvironment } from "./environment.ts";
import type { Provenance } from "./provenance.ts";

/** What is known of one cloud; every cloud is a folder in `clouds/` that exports one of these as `catalogue`. */
export interface CloudCatalogue {
  readonly cloud: string;
  readonly operator: Operator;
  readonly regions: readonly Region[];
  readonly offers: readonly Offer[];
  readonly images: readonly Image[];
  readonly prices: readonly UnitPrice[];
  readonly costRules: readonly CostRule[];
  /** Prefixes of resource types that carry no charge of their own. */
  readonly freeResources: readonly string[];
  readonly environment: CloudEnvironment;
  readonly settingsExample: SettingsExample;
}

/** What settings of a deployment look like where clouds differ: made-up ids in the form of real ones. */
export interface SettingsExample {
  readonly project: string;
  /** Services that are ordered beforehand. @default - none */
  readonly services?: Readonly<Record<string, string>>;
}

/** The company that runs the cloud, and whose law reaches it. */
export interface Operator {
  readonly name: string;
  /** ISO 3166 code of its seat. */
  readonly country: string;
  readonly parent: string;
  readonly parentCountry: string;
  readonly provenance: Provenance;
}

export type Scheme = "SecNumCloud" | "HDS" | "ISO 27001";

/**
 * `listed`: the named offer stands on the list on the day checked. `not-listed`: it does not. `candidate`: some
 * services of the region run under a listed offer; which ones has to be read there. `unknown` is the default.
 */
export type QualificationStatus = "listed" | "not-listed" | "candidate" | "unknown";

/** What was read about one scheme for one offer in one region. It never speaks of the tenant. */
export interface Qualification {
  readonly scheme: Scheme;
  readonly status: QualificationStatus;
  /** The vendor's offer the status is about. */
  readonly offer: string;
  /** Services that were looked up one by one, by the names of capabilities and "GPU". @default - none was */
  readonly services?: Readonly<Record<string, QualificationStatus>>;
  readonly provenance: Provenance;
}

export interface Region {
  readonly cloud: string;
  readonly name: string;
  readonly zones: readonly string[];
  /** ISO 3166 code of the land the machines stand in. */
  readonly country: string;
  readonly insideEu: boolean;
  readonly qualifications: readonly Qualification[];
  readonly provenance: Provenance;
}

/** What has to happen for the bill of a machine to stop. */
export interface BillingRule {
  /** Smallest unit that is charged. */
  readonly unit: "second" | "minute" | "hour";
  /** The cheapest action after which compute is no longer charged; unknown where nobody confirmed one. */
  readonly stopsWhen: "powered-off-by-api" | "shelved" | "gpu-deleted" | "instance-deleted" | "unknown";
  /** Whether a night off saves money by that action without a rebuild by hand. */
  readonly officeHours: boolean;
  readonly note: string;
  readonly provenance: Provenance;
}

/** List price without VAT, storage and addresses. */
export interface Price {
  readonly perHourEur: number;
  /** Zones that cost something else. */
  readonly perHourEurByZone?: Readonly<Record<string, number>>;
  /** Price of the vendor's monthly plan, where there is one. */
  readonly perMonthEur?: number;
  /** What the price leaves out because nobody could be cited for it: then it is a lower bound. */
  readonly missing?: string;
  readonly provenance: Provenance;
}

/** GPUs of a machine. */
export interface OfferGpu {
  /** Id in the list of GPUs. */
  readonly id: string;
  readonly count: number;
  /** Where GPUs are resources of their own that are linked to a machine: what the cloud calls them. */
  readonly attached?: { readonly modelName: string; readonly generation: string };
}

/** A kind of machine that a cloud rents out. */
export interface Offer {
  readonly cloud: string;
  /** What settings name. */
  readonly name: string;
  /** What the cloud calls the machine's type; differs from `name` where the GPU is attached to it. */
  readonly machineType: string;
  readonly zones: readonly string[];
  readonly vcpus: number;
  readonly ramGib: number;
  readonly gpu?: OfferGpu;
  /** Local disk that is lost when the machine stops, GB. */
  readonly scratchGb?: number;
  /** Unset: no price was found that can be cited. */
  readonly price?: Price;
  readonly billing: BillingRule;
  readonly quotaNote?: string;
  readonly provenance: Provenance;
}

/** A machine image, by the name under which the cloud resolves it. */
export interface Image {
  readonly cloud: string;
  readonly purpose: "cpu" | "gpu";
  /** Unset: ids differ by region and are renewed, so settings have to name one. */
  readonly label?: string;
  /** Whether driver and container toolkit are in it; otherwise the node installs them. */
  readonly hasGpuDriver: boolean;
  readonly provenance: Provenance;
}

/** What is charged beside machines, by a name that cost rules point to. */
export interface UnitPrice {
  readonly item: string;
  /** What one unit is; an hourly unit runs all month. */
  readonly unit: "hour" | "month" | "gb-month" | "gb";
  readonly eur: number;
  /** What the price leaves out because nobody could be cited for it: then it is a lower bound. */
  readonly missing?: string;
  readonly provenance: Provenance;
}

/**
 * How a resource of the cloud's provider is charged. `{attribute}` in `item` is replaced by the attribute's value; a
 * path such as `root_volume.size_in_gb` steps into blocks.
 */
export interface CostRule {
  readonly resourceType: string;
  /** Name of a unit price. */
  readonly item?: string;
  /** Attribute that names a machine of the offers, instead of `item`. */
  readonly offer?: string;
  /** Where this attribute is true, there are two. */
  readonly doubledBy?: string;
  /** Attribute that holds how many units there are, or several that are multiplied, "size × disk_gb". @default - one */
  readonly quantity?: string;
  /** Units where the attribute does not say it, such as what a bucket will hold: an assumption by name. */
  readonly assumed?: "bucketGb" | "logsGb" | "registryGb";
}
