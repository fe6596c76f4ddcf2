import { type Json, type JsonObject, textOf } from "./json.ts";

/** What `terraform show -json` tells, reduced to what an audit needs. */
export interface Plan {
  readonly kind: "plan" | "state";
  /** `format_version` of the document, such as "1.2". */
  readonly formatVersion: string;
  readonly terraformVersion: string;
  /** When Terraform made it (RFC 3339), where the document says so. */
  readonly timestamp?: string;
  readonly resources: readonly PlannedResource[];
  readonly variables: readonly NamedValue[];
  readonly outputs: readonly NamedValue[];
  /** `configuration` of the plan: references and provider settings. Empty for a state. */
  readonly configuration: JsonObject;
}

/** Terraform's own words for what it will do with a resource. */
export type Action = "no-op" | "create" | "read" | "update" | "delete" | "replace" | "forget";

export interface PlannedResource {
  /** Where `after` stands in the document, as a JSON pointer. */
  readonly pointer: string;
  readonly address: string;
  /** The address it had before a `moved` block. */
  readonly previousAddress?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  /** `count` or `for_each` key. */
  readonly index?: string | number;
  /** Source address of the provider without its host, such as "hashicorp/aws". */
  readonly provider: string;
  readonly action: Action;
  /** Values before; undefined where there is none. */
  readonly before?: JsonObject;
  /** Values planned; undefined for what will be gone. */
  readonly after?: JsonObject;
  /** The shape of `after` with `true` where a value is known only after apply. */
  readonly afterUnknown: Json;
  readonly beforeSensitive: Json;
  readonly afterSensitive: Json;
}

export interface NamedValue {
  readonly pointer: string;
  readonly name: string;
  readonly value: Json;
  /** The value before, for an output. */
  readonly before?: Json;
  readonly sensitive: boolean;
}

/** "registry.example.org/acme/cloud" is "acme/cloud": mirrors change the host, not the provider. */
export function providerOf(name: Json | undefined): string {
  return (textOf(name) ?? "unknown").split("/").slice(-2).join("/");
}
