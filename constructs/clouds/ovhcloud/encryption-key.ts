import type { Construct } from "constructs";
import { OkmsServiceKey } from "../../../.gen/ovh/okms-service-key.js";
import type { Problem } from "../../../modules/problem/problem.ts";
import { checkWholeNumber } from "../../capabilities/checks.ts";
import { EncryptionKey, type EncryptionKeyProps } from "../../capabilities/encryption-key.ts";
import type { Identity } from "../../capabilities/identity.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { ovhcloudIdentity } from "./identity.ts";
import { keep } from "./locality.ts";
import { checkServices, service } from "./services.ts";

/** An AES-256 key in a domain of the key service (OKMS), which is ordered beforehand. Nothing rotates it. */
export class OvhcloudEncryptionKey extends EncryptionKey {
  readonly resource: OkmsServiceKey;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id, props);
    reportProblems(this, () => [
      ...checkServices(this.placement, "keyDomain"),
      ...checkRotation(props.rotationDays),
    ]);
    this.resource = new OkmsServiceKey(this, "Resource", {
      okmsId: service(this.placement, "keyDomain"),
      name: this.placement.nameOf(props.name),
      type: "oct",
      size: 256,
      operations: ["encrypt", "decrypt"],
      lifecycle: keep(this.placement),
    });
  }

  get keyId(): string {
    return this.resource.id;
  }

  grantEncrypt(identity: Identity): void {
    ovhcloudIdentity(identity).permit(this.#urn, "okms:apikms:serviceKey/encrypt");
  }

  grantDecrypt(identity: Identity): void {
    ovhcloudIdentity(identity).permit(this.#urn, "okms:apikms:serviceKey/decrypt");
  }

  get #urn(): string {
    return `urn:v1:eu:resource:okms:${this.resource.okmsId}/serviceKey/${this.resource.id}`;
  }
}

/** A wish that would be dropped in silence is refused instead. */
function checkRotation(rotationDays: number | undefined): Problem[] {
  const isWrong = checkWholeNumber("rotationDays", rotationDays, { least: 1, most: 365 }).length > 0;
  if (rotationDays === undefined || isWrong) return [];
  const what = "cannot be kept: keys of this cloud have no rotation";
  return [
    { where: "rotationDays", what, got: `${rotationDays}`, fix: "leave it out, and make a new key when due" },
  ];
}
