import { relative } from "node:path";
import { TerraformOutput, TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { DataClass } from "./data-class.ts";
import { Placement } from "./placement.ts";
import { type ByHand, byHand } from "./post-deploy.ts";
import { templateText } from "./template-text.ts";

/** What a construct says about the resources below it. */
export interface Description {
  /** What the resources store or carry. */
  readonly dataClass: DataClass;
  /** Who answers for them. @default - the placement's owner */
  readonly owner?: string;
  /** Who keeps the service running; holds for everything below, whatever deeper descriptions say. @default - the cloud */
  readonly operatedBy?: "you";
}

/** What an auditor must know about one address and a plan does not hold. */
export interface ManifestEntry {
  /** Path of the described construct. */
  readonly path: string;
  readonly dataClass: DataClass;
  readonly owner: string;
  /** `file:line` that created the construct, relative to the working directory; absent when it lies outside. */
  readonly source?: string;
  /** Set where a service is a machine that you keep running, in place of one of the cloud. */
  readonly operatedBy?: "you";
  /** Of an output that tells what is left to an operator: a plan cannot show whether that was done. */
  readonly byHand?: ByHand;
  /** Of a setting: why somebody chose what the usual rule would refuse. */
  readonly reason?: string;
}

/** Name of the stack output that carries the manifest into the plan. No personal data: it lands in the state. */
export const manifestOutput = "__sovereign_manifest";

const reasons = new WeakMap<IConstruct, Map<string, string>>();

/** Keeps the reason that a setting gives for a choice, under `setting.<name>`, for whoever audits the stack. */
export function stateReason(stack: TerraformStack, setting: string, reason: string): void {
  reasons.set(stack, new Map([...(reasons.get(stack) ?? []), [setting, reason]]));
}

const descriptions = new WeakMap<IConstruct, Description & { readonly source?: string }>();

/** Describes every resource at or below `construct`; a deeper description wins. */
export function describe(construct: IConstruct, description: Description): void {
  const source = callerOutsideConstructs();
  descriptions.set(construct, { ...description, ...(source === undefined ? {} : { source }) });
}

/**
 * The manifest of a stack, address → entry, sorted by address. Resources that nobody described are left out: the
 * audit reports them. What is left to an operator stands under `output.<name>`, what a setting gives a reason for under
 * `setting.<name>`. Call it when the tree is complete.
 */
export function manifestOf(stack: TerraformStack): Record<string, ManifestEntry> {
  const entries = stack.node.findAll().flatMap((construct) => {
    const address = addressOf(construct);
    const described = [...construct.node.scopes].reverse().find((scope) => descriptions.has(scope));
    const description = described && descriptions.get(described);
    if (address === undefined || described === undefined || description === undefined) return [];
    const steps = byHand(construct);
    const entry: ManifestEntry = {
      path: described.node.path,
      dataClass: description.dataClass,
      owner: description.owner ?? Placement.of(described).owner,
      ...(construct.node.scopes.some((scope) => descriptions.get(scope)?.operatedBy === "you")
        ? { operatedBy: "you" }
        : {}),
      ...(description.source === undefined ? {} : { source: description.source }),
      ...(steps === undefined ? {} : { byHand: steps }),
    };
    return [[address, entry] as const];
  });
  const all = [...entries, ...statedIn(stack)];
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function statedIn(stack: TerraformStack): (readonly [string, ManifestEntry])[] {
  const { path } = stack.node;
  return [...(reasons.get(stack) ?? [])].map(([setting, reason]) => {
    const { owner } = Placement.of(stack);
    return [`setting.${setting}`, { path, dataClass: "internal", owner, reason: templateText(reason) }];
  });
}

function addressOf(construct: IConstruct): string | undefined {
  if (TerraformResource.isTerraformResource(construct))
    return `${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
  if (!TerraformOutput.isTerraformOutput(construct) || byHand(construct) === undefined) return undefined;
  return `output.${construct.friendlyUniqueId}`;
}

/** Lines as they stand in the TypeScript wherever Node knows the map, whatever an app does with its traces. */
function stackFrames(): string[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 30;
  if (process.sourceMapsEnabled) Reflect.deleteProperty(Error, "prepareStackTrace");
  const frames = (new Error().stack ?? "").split("\n").slice(1);
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  return frames;
}

/** The first stack frame that is neither a contract, a cloud's class, a service nor a library. */
function callerOutsideConstructs(): string | undefined {
  const frames = stackFrames();
  const outside = frames
    .map((frame) => /\(?(?:file:\/\/)?(\/[^():]+|[A-Za-z]:[\\/][^():]+):(\d+):\d+\)?$/.exec(frame))
    .find(
      (match) =>
        match !== null &&
        !/constructs\/(capabilities|clouds|services|self-hosted)\/|node_modules/.test(match[1] ?? ""),
    );
  if (!outside) return undefined;
  const file = relative(process.cwd(), decodeURI(outside[1] ?? ""));
  return file.startsWith("..") ? undefined : `${file}:${outside[2]}`;
}
