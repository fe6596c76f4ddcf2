import { UserError } from "../problem/problem.ts";
import { isObject, type Json, type JsonObject, listOf, own, pointerOf, textOf } from "./json.ts";
import { type Action, type NamedValue, type Plan, type PlannedResource, providerOf } from "./plan.ts";
import { refuseForeign } from "./recognise.ts";
import { readState } from "./state.ts";

const knownMajor = "1";

/**
 * Reads what `terraform show -json` printed for a plan file or a state.
 *
 * @param input the document as text, or already parsed
 * @param where how messages name the document: a file name
 * @throws UserError for text that is not JSON, that is no plan, that has a format of another major version, or that
 *   Terraform itself calls errored or incomplete: verdicts on half a plan would be worth nothing.
 */
export function readPlan(input: unknown, where = "plan"): Plan {
  const document = typeof input === "string" ? parsePlan(input, where) : input;
  refuseForeign(document, where);
  const root = document as JsonObject;
  const version = textOf(own(root, "format_version")) ?? "";
  if (version.split(".")[0] !== knownMajor) {
    throw new UserError({
      where,
      what: "this format of plan is unknown",
      got: `format_version ${JSON.stringify(own(root, "format_version") ?? null)}`,
      allowed: `${knownMajor}.x`,
      fix: "use a Terraform or OpenTofu that this tool knows, or update this tool",
    });
  }
  refuseHalfMade(root, where);
  if (isObject(own(root, "values"))) return readState(root, version);
  const timestamp = textOf(own(root, "timestamp"));
  return {
    kind: "plan",
    formatVersion: version,
    terraformVersion: textOf(own(root, "terraform_version")) ?? "unknown",
    ...(timestamp === undefined ? {} : { timestamp }),
    resources: listOf(own(root, "resource_changes")).map((change, index) => readChange(change, index, where)),
    variables: readVariables(root),
    outputs: readOutputs(root),
    configuration: objectOf(own(root, "configuration")),
  };
}

/**
 * Parses the text of a plan.
 *
 * @throws UserError saying what the text is instead of JSON; nothing of it is quoted, as it may hold secrets
 */
export function parsePlan(text: string, where = "plan"): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new UserError(notJson(text, where, (error as Error).message));
  }
}

function notJson(text: string, where: string, reason: string) {
  const start = text.trimStart();
  const show = "run `terraform show -json PLANFILE > plan.json` and give that file";
  if (start === "") return { where, what: "the file is empty", fix: show };
  if (start.startsWith("PK"))
    return { where, what: "this is Terraform's binary plan file, not JSON", fix: show };
  if (start.startsWith('{"@level"')) {
    return { where, what: "this is Terraform's log of a run, one JSON line each, not a plan", fix: show };
  }
  if (!start.startsWith("{")) return { where, what: "this is not JSON", fix: show };
  // V8 quotes the text around the fault, and that text may be a secret.
  const place = /position \d+/.exec(reason)?.[0] ?? "its end";
  return { where, what: `the JSON is cut off or damaged at ${place} of ${text.length}`, fix: show };
}

function refuseHalfMade(root: JsonObject, where: string): void {
  if (own(root, "errored") === true) {
    throw new UserError({
      where,
      what: "Terraform stopped with an error while it made this plan, so parts are missing",
      got: "errored: true",
      fix: "make the plan succeed first",
    });
  }
  if (own(root, "complete") === false) {
    const deferred = listOf(own(root, "deferred_changes")).length;
    throw new UserError({
      where,
      what: "Terraform calls this plan incomplete: applying it needs another plan afterwards",
      got: deferred > 0 ? `complete: false, ${deferred} deferred changes` : "complete: false",
      fix: "plan without -target and without deferred actions, or audit the state after the last apply",
    });
  }
}

function readChange(entry: Json, index: number, where: string): PlannedResource {
  const change = own(entry, "change");
  const address = textOf(own(entry, "address"));
  const type = textOf(own(entry, "type"));
  const action = actionOf(listOf(own(change, "actions")));
  if (!isObject(change) || address === undefined || type === undefined || action === undefined) {
    throw new UserError({
      where: `${where}#${pointerOf(["resource_changes", index])}`,
      what: "this is not a resource change: address, type or change.actions is missing or unknown",
      fix: "give the unedited output of `terraform show -json`",
    });
  }
  const previousAddress = textOf(own(entry, "previous_address"));
  const key = own(entry, "index");
  const before = own(change, "before");
  const after = own(change, "after");
  return {
    pointer: pointerOf(["resource_changes", index, "change", "after"]),
    address,
    ...(previousAddress === undefined ? {} : { previousAddress }),
    mode: own(entry, "mode") === "data" ? "data" : "managed",
    type,
    ...(typeof key === "string" || typeof key === "number" ? { index: key } : {}),
    provider: providerOf(own(entry, "provider_name")),
    action,
    ...(isObject(before) ? { before } : {}),
    ...(isObject(after) ? { after } : {}),
    afterUnknown: own(change, "after_unknown") ?? false,
    beforeSensitive: own(change, "before_sensitive") ?? false,
    afterSensitive: own(change, "after_sensitive") ?? false,
  };
}

const single: ReadonlySet<string> = new Set(["no-op", "create", "read", "update", "delete", "forget"]);

function actionOf(actions: readonly Json[]): Action | undefined {
  const [first] = actions;
  if (actions.length === 2) return "replace";
  return typeof first === "string" && single.has(first) ? (first as Action) : undefined;
}

function readVariables(root: JsonObject): NamedValue[] {
  const declared = own(own(own(root, "configuration"), "root_module"), "variables");
  return Object.entries(objectOf(own(root, "variables"))).map(([name, variable]) => ({
    pointer: pointerOf(["variables", name, "value"]),
    name,
    value: own(variable, "value") ?? null,
    sensitive: own(own(declared, name), "sensitive") === true,
  }));
}

function readOutputs(root: JsonObject): NamedValue[] {
  return Object.entries(objectOf(own(root, "output_changes"))).map(([name, change]) => ({
    pointer: pointerOf(["output_changes", name, "after"]),
    name,
    value: own(change, "after") ?? null,
    before: own(change, "before") ?? null,
    sensitive: own(change, "after_sensitive") === true || own(change, "before_sensitive") === true,
  }));
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
