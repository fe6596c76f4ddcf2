import { TerraformOutput } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { templateText } from "./template-text.ts";

/** What no resource of the provider can do: an operator does it, with exactly these commands. */
export interface PostDeployStep {
  /** Short and unique inside its capability, such as "export". */
  readonly name: string;
  /** What it brings about, in one sentence. */
  readonly purpose: string;
  /** Files that the commands need, text by absolute path. No secret is in them. @default - none */
  readonly files?: Readonly<Record<string, string>>;
  /** Shell commands in order. Credentials come from the environment of whoever runs them. */
  readonly commands: readonly string[];
  /** A command that succeeds once the step is done. */
  readonly check: string;
}

/** What a control leaves to an operator, as the manifest tells it to an auditor: known at plan. */
export interface ByHand {
  /** What the steps bring about, such as "audit-trail". */
  readonly control: string;
  /** Purposes of the steps. */
  readonly steps: readonly string[];
}

const handwork = new WeakMap<IConstruct, ByHand>();

/**
 * Surfaces steps as the stack's output `<name>_steps`, so that plan and apply show them, and in the manifest, so that
 * an audit answers "unknown: done by hand" and never "pass". No output where nothing is left to do.
 */
export function leaveToOperator(
  scope: Construct,
  control: string,
  name: string,
  steps: readonly PostDeployStep[],
): void {
  if (steps.length === 0) return;
  const output = new TerraformOutput(scope, "Steps", {
    value: steps.map(asValue),
    description: `To be done by hand after apply: ${control}`,
  });
  output.overrideLogicalId(`${name.replaceAll("-", "_")}_steps`);
  handwork.set(output, { control, steps: steps.map(({ purpose }) => purpose) });
}

/** What is left to do by hand according to an output; undefined for any other construct. */
export const byHand = (construct: IConstruct): ByHand | undefined => handwork.get(construct);

const asValue = ({ name, purpose, files = {}, commands, check }: PostDeployStep) => ({
  name,
  purpose,
  files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, templateText(text)])),
  commands: commands.map(templateText),
  check: templateText(check),
});
