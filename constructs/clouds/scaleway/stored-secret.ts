import type { Construct } from "constructs";
import { SecretVersion } from "../../../.gen/scaleway/secret-version.js";
import type { Placement } from "../../capabilities/placement.ts";
import type { SecretReference } from "../../capabilities/secret-store.ts";

/** Stores a value that another resource made, through the argument that no state keeps. */
export function storeValue(
  scope: Construct,
  id: string,
  { placement, into, value }: { placement: Placement; into: SecretReference; value: string },
): SecretVersion {
  return new SecretVersion(scope, id, {
    region: placement.region,
    secretId: into.id,
    dataWo: value,
    dataWoVersion: 1,
    lifecycle: { createBeforeDestroy: true },
  });
}
