import { relative, resolve } from "node:path";
import { App, Lazy, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Cloud } from "../constructs/capabilities/cloud.ts";
import { manifestOf, manifestOutput, stateReason } from "../constructs/capabilities/manifest.ts";
import type { Placement, PlacementProps } from "../constructs/capabilities/placement.ts";
import { refusePlaceholders } from "./placeholders.ts";

/** Where Terraform keeps a stack's state. */
export type StackState =
  /** A file beside the app, `terraform.<stack>.tfstate`. */
  | { readonly backend: "local" }
  /** A bucket of the stack's cloud, made beforehand. The state's object is `<deployment>/<stack>.tfstate`. */
  | {
      readonly backend: "object-storage";
      readonly bucket: string;
      /** @default - the placement's region */
      readonly region?: string | undefined;
      /** Refuse a second apply while one runs. */
      readonly lock: boolean;
    };

export interface SovereignStackProps {
  readonly cloud: Cloud;
  readonly placement: PlacementProps;
  /** @default - local */
  readonly state?: StackState;
  /** Settings that still hold placeholders: a real plan is refused while there are any. @default - none */
  readonly placeholders?: readonly string[];
  /** Why settings choose what the usual rule would refuse, by setting, for the auditor. @default - nothing to say */
  readonly reasons?: Readonly<Record<string, string>>;
}

/**
 * A Terraform stack on one cloud: providers without credentials, a placement that every resource states, a state
 * backend, and the manifest that tells an auditor whose data each resource holds.
 */
export class SovereignStack extends TerraformStack {
  readonly cloud: Cloud;
  readonly placement: Placement;

  constructor(scope: Construct, id: string, props: SovereignStackProps) {
    super(scope, id);
    this.cloud = props.cloud;
    this.placement = props.cloud.configure(this, props.placement);
    this.#keepState(props.state ?? { backend: "local" });
    refusePlaceholders(this, props.placeholders ?? []);
    for (const [setting, reason] of Object.entries(props.reasons ?? {})) stateReason(this, setting, reason);
    new TerraformOutput(this, manifestOutput, {
      value: Lazy.anyValue({ produce: () => manifestOf(this) }),
      description: "What an auditor must know and a plan does not hold: data classes, owners, sources.",
    });
  }

  #keepState(state: StackState): void {
    if (state.backend === "local") {
      new LocalBackend(this, { path: localStatePath(this) });
      return;
    }
    this.cloud.keepState(this, {
      bucketName: state.bucket,
      region: state.region ?? this.placement.region,
      key: `${this.placement.deployment}/${this.node.id}.tfstate`,
      lock: state.lock,
    });
  }
}

/** Relative to the folder that terraform runs in: the library's own default would write this machine's paths. */
function localStatePath(stack: TerraformStack): string {
  const folder = resolve(App.of(stack).outdir, "stacks", stack.node.id);
  return relative(folder, resolve(`terraform.${stack.node.id}.tfstate`)).replaceAll("\\", "/");
}
