import type { SecretAttribute } from "../plan/index.ts";
import type { Operator } from "./knowledge/operators.ts";
import type { Edge, Facts, NodeClass } from "./node.ts";
import type { View } from "./view.ts";

/** What a mapper says about one resource. */
export interface Mapped {
  readonly class: NodeClass;
  readonly facts?: Facts;
  readonly edges?: readonly Edge[];
  /** @default false */
  readonly bearsData?: boolean;
  /** Secret attributes that the provider leaves empty with these values. @default none */
  readonly emptySecrets?: readonly string[];
}

/** Resource types of one provider, each with its translation into neutral terms. */
export type Mappings = { readonly [type: string]: (resource: View) => Mapped };

/** The audit's knowledge about the providers of one cloud: one file or folder in `clouds/`. */
export interface CloudMapper {
  /** Ends of the names of hosts that the cloud itself runs, and who that is. */
  readonly hosts: { readonly [suffix: string]: Operator };
  readonly cloud: string;
  /** Source addresses without host, such as "acme/cloud". */
  readonly providers: readonly string[];
  readonly mappings: Mappings;
  /** Attributes that hold secrets although the provider does not mark them. */
  readonly secretAttributes: readonly SecretAttribute[];
}
