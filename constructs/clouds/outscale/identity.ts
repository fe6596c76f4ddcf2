import { createHash } from "node:crypto";
import type { Construct } from "constructs";
import { Policy } from "../../../.gen/outscale/policy.js";
import { User } from "../../../.gen/outscale/user.js";
import { UserError } from "../../../modules/problem/problem.ts";
import { Identity, type IdentityProps, type KeyProps } from "../../capabilities/identity.ts";
import { reportProblem, reportProblems } from "../../capabilities/problems.ts";
import { checkActions, documentOf } from "./policy-document.ts";

/**
 * A user of EIM with one policy, which exists from the first permission on. A permission names API actions over the
 * whole account: one account per environment keeps it small.
 */
export class OutscaleIdentity extends Identity {
  readonly resource: User;
  readonly #actions = new Set<string>();
  #policy: Policy | undefined;

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id, props);
    reportProblems(this, () => checkActions([...this.#actions]));
    this.resource = new User(this, "Resource", {
      userName: this.placement.nameOf(props.name),
      path: "/",
    });
  }

  get principalId(): string {
    return this.resource.userId;
  }

  /** Adds actions of the API, such as "api:StopVms". */
  permit(...actions: readonly string[]): void {
    for (const action of actions) this.#actions.add(action);
    const document = documentOf([...this.#actions]);
    // A new document makes a new policy. Its name tells it from the old one, which goes only after the user left it.
    const fingerprint = createHash("sha256").update(document).digest("hex").slice(0, 8);
    const policyName = `${this.placement.nameOf(this.name)}-${fingerprint}`;
    if (this.#policy !== undefined) {
      this.#policy.document = document;
      this.#policy.policyName = policyName;
      return;
    }
    this.#policy = new Policy(this, "Policy", {
      policyName,
      path: "/",
      description: `What ${this.placement.nameOf(this.name)} may do`,
      document,
      lifecycle: { createBeforeDestroy: true },
    });
    this.resource.putPolicy([{ policyOrn: this.#policy.orn, defaultVersionId: "V1" }]);
  }

  /** The provider prints the key's secret in plans, and there is no secret manager that could take it. */
  protected createKey({ name }: KeyProps): void {
    reportProblem(this, {
      where: `key "${name}"`,
      what: "cannot be issued: the provider would show its secret in every plan and keep it in the state",
      fix: "issue it out of band, with an end, and hand it over to the machine",
    });
  }
}

/**
 * The identity as one of this cloud.
 * @throws UserError when it belongs to another cloud, whose principals mean nothing here.
 */
export function outscaleIdentity(identity: Identity): OutscaleIdentity {
  if (identity instanceof OutscaleIdentity) return identity;
  throw new UserError({
    where: identity.node.path,
    what: "is an identity of another cloud",
    allowed: "an identity made by the same cloud",
    fix: "create one with this cloud's Identity",
  });
}
