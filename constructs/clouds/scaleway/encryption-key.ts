import type { Construct } from "constructs";
import { KeyManagerKey } from "../../../.gen/scaleway/key-manager-key.js";
import { EncryptionKey, type EncryptionKeyProps } from "../../capabilities/encryption-key.ts";
import type { Identity } from "../../capabilities/identity.ts";
import { scalewayIdentity } from "./identity.ts";
import { keep, regional, tagList } from "./locality.ts";

/**
 * An AES-256 key of Key Manager. Usage, algorithm and protection are fixed here: the provider accepts a change of
 * them and never carries it out. Only Object Storage takes the key.
 */
export class ScalewayEncryptionKey extends EncryptionKey {
  readonly resource: KeyManagerKey;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id, props);
    this.resource = new KeyManagerKey(this, "Resource", {
      ...regional(this.placement),
      name: this.placement.nameOf(props.name),
      usage: "symmetric_encryption",
      algorithm: "aes_256_gcm",
      rotationPolicy: { rotationPeriod: `${(props.rotationDays ?? 90) * 24}h` },
      unprotected: !this.placement.isProtected,
      tags: tagList(this.placement),
      lifecycle: keep(this.placement),
    });
  }

  get keyId(): string {
    return this.resource.id;
  }

  grantEncrypt(identity: Identity): void {
    scalewayIdentity(identity).permit(this.placement.project, "KeyManagerKeyEncrypt");
  }

  grantDecrypt(identity: Identity): void {
    scalewayIdentity(identity).permit(this.placement.project, "KeyManagerKeyDecrypt");
  }
}
