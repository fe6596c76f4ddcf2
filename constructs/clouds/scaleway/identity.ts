import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { IamApiKey } from "../../../.gen/scaleway/iam-api-key.js";
import { IamApplication } from "../../../.gen/scaleway/iam-application.js";
import { IamPolicy } from "../../../.gen/scaleway/iam-policy.js";
import { UserError } from "../../../modules/problem/problem.ts";
import { Identity, type IdentityProps, type KeyProps } from "../../capabilities/identity.ts";
import { tagList } from "./locality.ts";
import { storeValue } from "./stored-secret.ts";

/**
 * An IAM application with one policy, which exists from the first grant on. A rule reaches a project, not a single
 * resource: one project per environment keeps it small.
 */
export class ScalewayIdentity extends Identity {
  readonly resource: IamApplication;
  readonly #permissionSets = new Map<string, Set<string>>();
  #policy: IamPolicy | undefined;

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id, props);
    this.resource = new IamApplication(this, "Resource", {
      name: this.placement.nameOf(props.name),
      description: props.purpose,
      tags: tagList(this.placement),
    });
  }

  get principalId(): string {
    return this.resource.id;
  }

  /** Adds permission sets over a project. */
  permit(project: string, ...permissionSets: readonly string[]): void {
    const known = this.#permissionSets.get(project) ?? new Set();
    for (const name of permissionSets) known.add(name);
    this.#permissionSets.set(project, known);
    const rule = [...this.#permissionSets].map(([projectId, names]) => ({
      projectIds: [projectId],
      permissionSetNames: [...names].sort(),
    }));
    this.#policy?.putRule(rule);
    this.#policy ??= new IamPolicy(this, "Policy", {
      name: this.placement.nameOf(this.name),
      description: `What ${this.placement.nameOf(this.name)} may do`,
      applicationId: this.resource.id,
      tags: tagList(this.placement),
      rule,
    });
  }

  protected createKey({ name, expiresAt, into }: KeyProps): void {
    const key = new IamApiKey(this, `Key-${name}`, {
      applicationId: this.resource.id,
      description: `${this.placement.nameOf(this.name)} ${name}`,
      expiresAt,
      defaultProjectId: this.placement.project,
    });
    const value = Fn.jsonencode({ access_key: key.accessKey, secret_key: key.secretKey });
    storeValue(this, `StoredKey-${name}`, { placement: this.placement, into, value });
  }
}

/**
 * The identity as one of this cloud.
 * @throws UserError when it belongs to another cloud, whose principals mean nothing here.
 */
export function scalewayIdentity(identity: Identity): ScalewayIdentity {
  if (identity instanceof ScalewayIdentity) return identity;
  throw new UserError({
    where: identity.node.path,
    what: "is an identity of another cloud",
    allowed: "an identity made by the same cloud",
    fix: "create one with this cloud's Identity",
  });
}
