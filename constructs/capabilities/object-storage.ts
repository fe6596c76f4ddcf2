import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkText, checkWholeNumber } from "./checks.ts";
import type { EncryptionKey } from "./encryption-key.ts";
import type { Identity } from "./identity.ts";

export interface ObjectStorageProps extends CapabilityProps {
  /** Globally unique, 3 to 63 of a–z, 0–9 and "-". */
  readonly bucketName: string;
  /** Your own key. Personal and health data need one where buckets take it. @default - the cloud's key */
  readonly key?: EncryptionKey;
  /** Days in which an object cannot be deleted, by those without a special right. @default - no lock */
  readonly lockDays?: number;
  /** Days that an overwritten or deleted object can be fetched back. @default 30, or a day more than the lock */
  readonly noncurrentDays?: number;
  /** Days after which an object is deleted. @default - kept */
  readonly expireDays?: number;
}

/** A private, versioned bucket, encrypted at rest, in the placement's region. */
export abstract class ObjectStorage extends Capability {
  readonly bucketName: string;
  /** S3 endpoint, such as "https://s3.region.example.org"; known at synth. */
  abstract readonly endpoint: string;

  /** The region as S3 clients name it in their signatures. */
  get region(): string {
    return this.placement.region;
  }

  /** @param takesKey whether the cloud encrypts buckets with a key of yours */
  protected constructor(scope: Construct, id: string, props: ObjectStorageProps, takesKey: boolean) {
    super(scope, id, props, () => checkObjectStorageProps(props, takesKey));
    this.bucketName = props.bucketName;
  }

  /** Lets an identity list and read objects, the bucket's key included. */
  abstract grantRead(identity: Identity): void;
  /** Lets an identity write objects, the bucket's key included, not delete them. */
  abstract grantWrite(identity: Identity): void;
}

/** Days that old versions are kept. */
export const versionDays = ({ lockDays = 0, noncurrentDays }: ObjectStorageProps): number =>
  noncurrentDays ?? Math.max(30, lockDays + 1);

/** A name that every S3 store takes. */
export const checkBucketName = (name: string, where = "bucketName"): Problem[] =>
  checkText(
    where,
    name,
    /^[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])$/,
    '3 to 63 of a–z, 0–9 and "-", neither first nor last a "-"',
  );

/** Problems of the props, before any cloud is asked. */
export function checkObjectStorageProps(props: ObjectStorageProps, takesKey: boolean): Problem[] {
  return [
    ...checkBucketName(props.bucketName),
    ...checkWholeNumber("lockDays", props.lockDays, { least: 1, most: 3650, unit: "days" }),
    ...checkWholeNumber("noncurrentDays", props.noncurrentDays, { least: 1, most: 3650, unit: "days" }),
    ...checkWholeNumber("expireDays", props.expireDays, { least: 1, most: 3650, unit: "days" }),
    ...checkKey(props, takesKey),
    ...checkExpiry(props),
    ...checkVersions(props),
  ];
}

function checkKey({ dataClass, key }: ObjectStorageProps, takesKey: boolean): Problem[] {
  if (!takesKey && key !== undefined) {
    const what = "is not taken by the buckets of this cloud";
    return [{ where: "key", what, fix: "leave it out, and encrypt before storing if the data needs it" }];
  }
  const isNeeded = takesKey && (dataClass === "personal" || dataClass === "health");
  if (key !== undefined || !isNeeded) return [];
  const what = `${dataClass} data needs a key that you hold`;
  return [{ where: "key", what, got: "none", allowed: "an EncryptionKey", fix: "pass `key`" }];
}

/** HDS storage rules leave deletion to the operator: no lifecycle rule on a bucket of health data. */
function checkExpiry({ dataClass, lockDays, expireDays }: ObjectStorageProps): Problem[] {
  if (expireDays === undefined) return [];
  if (dataClass === "health") {
    const what = "health data must not be deleted by a lifecycle rule";
    return [
      { where: "expireDays", what, got: `${expireDays}`, allowed: "unset", fix: "delete by hand, on record" },
    ];
  }
  if (lockDays === undefined || expireDays > lockDays) return [];
  const what = "deletes objects that are still locked";
  return [
    {
      where: "expireDays",
      what,
      got: `${expireDays}`,
      allowed: `more than lockDays (${lockDays})`,
      fix: "raise it",
    },
  ];
}

/** A locked version cannot be deleted: a rule that tries leaves it and fails every day. */
function checkVersions({ lockDays, noncurrentDays }: ObjectStorageProps): Problem[] {
  if (lockDays === undefined || noncurrentDays === undefined || noncurrentDays > lockDays) return [];
  const what = "deletes versions that are still locked";
  const allowed = `more than lockDays (${lockDays})`;
  return [{ where: "noncurrentDays", what, got: `${noncurrentDays}`, allowed, fix: "raise it" }];
}
