import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { CloudProjectUser } from "../../../.gen/ovh/cloud-project-user.js";
import { CloudProjectUserS3Policy } from "../../../.gen/ovh/cloud-project-user-s3-policy.js";
import { IamPolicy } from "../../../.gen/ovh/iam-policy.js";
import { MeApiOauth2Client } from "../../../.gen/ovh/me-api-oauth2-client.js";
import { UserError } from "../../../modules/problem/problem.ts";
import { Identity, type IdentityProps, type KeyProps } from "../../capabilities/identity.ts";
import { reportProblem } from "../../capabilities/problems.ts";
import { inProject } from "./locality.ts";
import { storeValue } from "./stored-secret.ts";

/**
 * Two accounts, each made by the first grant that needs it, because each leaves a secret in the state: a service
 * account with policies for keys, secrets and logs, and a user of the project for buckets, which know no others.
 */
export class OvhcloudIdentity extends Identity {
  readonly #purpose: string;
  readonly #policies = new Map<string, { readonly actions: Set<string>; readonly resource: IamPolicy }>();
  readonly #statements: object[] = [];
  #serviceAccount: MeApiOauth2Client | undefined;
  #storagePolicy: CloudProjectUserS3Policy | undefined;
  #expiresAt: string | undefined;

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id, props);
    this.#purpose = props.purpose;
  }

  /** The service account's identity; a user of buckets alone has none. */
  get principalId(): string {
    return this.serviceAccount.identity;
  }

  get serviceAccount(): MeApiOauth2Client {
    this.#serviceAccount ??= new MeApiOauth2Client(this, "Resource", {
      name: this.placement.nameOf(this.name),
      description: this.#purpose,
      flow: "CLIENT_CREDENTIALS",
    });
    return this.#serviceAccount;
  }

  /** Allows actions on one resource, named by its URN. */
  permit(urn: string, ...actions: readonly string[]): void {
    const known = this.#policies.get(urn);
    const all = new Set([...(known?.actions ?? []), ...actions]);
    if (known !== undefined) {
      for (const action of actions) known.actions.add(action);
      known.resource.allow = [...all].sort();
      return;
    }
    const number = this.#policies.size + 1;
    const resource = new IamPolicy(this, `Policy-${number}`, {
      name: `${this.placement.nameOf(this.name)}-${number}`,
      description: `What ${this.placement.nameOf(this.name)} may do`,
      identities: [this.serviceAccount.identity],
      resources: [urn],
      allow: [...all].sort(),
      ...(this.#expiresAt === undefined ? {} : { expiredAt: this.#expiresAt }),
    });
    this.#policies.set(urn, { actions: all, resource });
  }

  /** Allows actions on one bucket and its objects. */
  permitBucket(bucketName: string, bucketActions: readonly string[], objectActions: readonly string[]): void {
    const bucket = `arn:aws:s3:::${bucketName}`;
    this.#statements.push(
      { Sid: `Bucket${this.#statements.length}`, Effect: "Allow", Action: bucketActions, Resource: [bucket] },
      {
        Sid: `Objects${this.#statements.length}`,
        Effect: "Allow",
        Action: objectActions,
        Resource: [`${bucket}/*`],
      },
    );
    const policy = JSON.stringify({ Statement: this.#statements });
    if (this.#storagePolicy !== undefined) {
      this.#storagePolicy.policy = policy;
      return;
    }
    const user = new CloudProjectUser(this, "StorageUser", {
      ...inProject(this.placement),
      description: this.placement.nameOf(this.name),
      roleNames: ["objectstore_operator"],
    });
    this.#storagePolicy = new CloudProjectUserS3Policy(this, "StoragePolicy", {
      ...inProject(this.placement),
      userId: user.id,
      policy,
    });
  }

  /** The secret itself never ends; every policy of the account does, so that it opens nothing any more. */
  protected createKey({ name, expiresAt, into }: KeyProps): void {
    if (this.#storagePolicy !== undefined) {
      const what = "cannot be issued: keys of buckets never end here";
      reportProblem(this, {
        where: `key "${name}"`,
        what,
        fix: "make it out of band and renew it by calendar",
      });
      return;
    }
    this.#expiresAt = expiresAt;
    for (const { resource } of this.#policies.values()) resource.expiredAt = expiresAt;
    const { clientId, clientSecret } = this.serviceAccount;
    const value = Fn.jsonencode({ client_id: clientId, client_secret: clientSecret });
    storeValue(this, `StoredKey-${name}`, { placement: this.placement, into, value, expiresAt });
  }
}

/**
 * The identity as one of this cloud.
 * @throws UserError when it belongs to another cloud, whose principals mean nothing here.
 */
export function ovhcloudIdentity(identity: Identity): OvhcloudIdentity {
  if (identity instanceof OvhcloudIdentity) return identity;
  throw new UserError({
    where: identity.node.path,
    what: "is an identity of another cloud",
    allowed: "an identity made by the same cloud",
    fix: "create one with this cloud's Identity",
  });
}
