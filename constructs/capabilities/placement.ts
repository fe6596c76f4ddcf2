import type { IConstruct } from "constructs";
import { UserError } from "../../modules/problem/problem.ts";

/** Where a stack lives and who answers for it. Literal values: they are written on every resource. */
export interface PlacementProps {
  /** The cloud's own name of the region. */
  readonly region: string;
  /** Zone of machines and other zonal resources. */
  readonly zone: string;
  /** Id of the project or account that owns the resources. */
  readonly project: string;
  /** Starts the resources' names. */
  readonly deployment: string;
  /** Who is called when something breaks: a role's mail address. */
  readonly owner: string;
  /** `production` protects what holds data against deletion. */
  readonly environment: "production" | "staging" | "development";
  /** Further tags of every resource that takes tags. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Services that are ordered beforehand, by the cloud's word for them; ids, no secrets. @default - none */
  readonly services?: Readonly<Record<string, string>>;
}

const key = Symbol.for("sovereign-ai-stack.placement");

type Placed = IConstruct & { [key]?: Placement };

/** A cloud's `configure` registers it on the stack; any construct below looks it up. */
export class Placement {
  /** The cloud's name, as the catalogue knows it. */
  readonly cloud: string;
  readonly region: string;
  readonly zone: string;
  readonly project: string;
  readonly deployment: string;
  readonly owner: string;
  readonly environment: PlacementProps["environment"];
  /** Tags of every resource, the library's own included. */
  readonly tags: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, string>>;

  constructor(cloud: string, props: PlacementProps) {
    this.cloud = cloud;
    this.region = props.region;
    this.zone = props.zone;
    this.project = props.project;
    this.deployment = props.deployment;
    this.owner = props.owner;
    this.environment = props.environment;
    this.tags = { deployment: props.deployment, environment: props.environment, ...props.tags };
    this.services = props.services ?? {};
  }

  /** Registers the placement on `scope` for everything at and below it. */
  register(scope: IConstruct): this {
    (scope as Placed)[key] = this;
    return this;
  }

  /**
   * The placement of the nearest scope.
   * @throws UserError when no stack above was configured for a cloud.
   */
  static of(scope: IConstruct): Placement {
    const placed = [...scope.node.scopes].reverse().find((above) => key in above) as Placed | undefined;
    const placement = placed?.[key];
    if (placement) return placement;
    throw new UserError({
      where: scope.node.path,
      what: "the stack has no placement, so no region could be written on its resources",
      fix: "call `cloud.configure(stack, { region, zone, project, … })` before adding constructs",
    });
  }

  /** A data-holding resource is protected against deletion in production only. */
  get isProtected(): boolean {
    return this.environment === "production";
  }

  /** `deployment-name`: the usual name of a resource. */
  nameOf(name: string): string {
    return `${this.deployment}-${name}`;
  }
}
