import { isObject, type Json, type JsonObject, mapChildren, own } from "../json.ts";
import type { NamedValue, Plan, PlannedResource } from "../plan.ts";
import { decodeText } from "./base64.ts";
import { SecretFinder } from "./finder.ts";
import { isSecretName, type SecretAttribute } from "./known-secrets.ts";
import { maskText } from "./patterns.ts";
import { type MaskedPlace, Secret, type SecretReason } from "./secret.ts";

/** A plan that is safe to show: the only kind that an audit takes. */
export interface MaskedPlan extends Plan {
  readonly resources: readonly MaskedResource[];
  readonly masked: true;
}

export interface MaskedResource extends PlannedResource {
  /** Secrets found in `after`. */
  readonly secrets: readonly MaskedPlace[];
}

/**
 * Replaces every secret of a plan: what Terraform marks sensitive, attributes that are secrets by their name or by
 * `known`, texts that look like one, and every other place where one of these values stands again.
 *
 * @param known secret attributes that the providers do not mark
 */
export function maskPlan(plan: Plan, known: readonly SecretAttribute[] = []): MaskedPlan {
  const byType = new Map<string, Set<string>>();
  for (const { type, path } of known) byType.set(type, (byType.get(type) ?? new Set()).add(path));
  const finder = new SecretFinder();
  const marked = plan.resources.map((resource) => markResource(resource, byType.get(resource.type), finder));
  const variables = plan.variables.map((variable) => markNamed(variable, finder));
  const outputs = plan.outputs.map((output) => markNamed(output, finder));
  const reader = new TextMasker(finder);
  return {
    ...plan,
    masked: true,
    resources: marked.map(({ resource, secrets }) => {
      const after = reader.mask(resource.after, (path, reason) =>
        secrets.push({ path, reason, partial: true }),
      );
      const before = reader.mask(resource.before);
      return {
        ...resource,
        ...(isObject(after) ? { after } : {}),
        ...(isObject(before) ? { before } : {}),
        secrets,
      };
    }),
    variables: variables.map((variable) => ({ ...variable, value: reader.mask(variable.value) ?? null })),
    outputs: outputs.map((output) => ({
      ...output,
      value: reader.mask(output.value) ?? null,
      before: reader.mask(output.before) ?? null,
    })),
    configuration: reader.mask(markConfiguration(plan.configuration)) as JsonObject,
  };
}

interface Marked {
  readonly resource: PlannedResource;
  readonly secrets: MaskedPlace[];
}

function markResource(
  resource: PlannedResource,
  known: ReadonlySet<string> | undefined,
  finder: SecretFinder,
): Marked {
  const secrets: MaskedPlace[] = [];
  const mark = (value: Json | undefined, sensitive: Json, found?: MaskedPlace[]) =>
    markValue(value, sensitive, "", [], { known, finder, found });
  const after = mark(resource.after, resource.afterSensitive, secrets);
  secrets.push(...comingSecrets(resource, known));
  // In a state both sides are one object.
  const before = resource.before === resource.after ? after : mark(resource.before, resource.beforeSensitive);
  return {
    resource: { ...resource, ...(isObject(after) ? { after } : {}), ...(isObject(before) ? { before } : {}) },
    secrets,
  };
}

/** Secrets that become known during apply, at any depth: not in this plan, but in the state after it. */
function comingSecrets(resource: PlannedResource, known: ReadonlySet<string> | undefined): MaskedPlace[] {
  return comingBelow(resource.afterUnknown, resource.afterSensitive, [], known);
}

function comingBelow(
  unknown: Json | undefined,
  sensitive: Json | undefined,
  path: readonly (string | number)[],
  known: ReadonlySet<string> | undefined,
): MaskedPlace[] {
  if (unknown === true) {
    if (sensitive === true) return [{ path, reason: "marked-sensitive", partial: false }];
    const isKnown =
      isSecretName(lastOf(path)) ||
      known?.has(path.filter((key) => typeof key === "string").join(".")) === true;
    return isKnown ? [{ path, reason: "known-attribute", partial: false }] : [];
  }
  if (typeof unknown !== "object" || unknown === null) return [];
  const keys = Array.isArray(unknown) ? [...unknown.keys()] : Object.keys(unknown);
  return keys.flatMap((key) =>
    comingBelow(own(unknown, key), sensitive === true ? true : own(sensitive, key), [...path, key], known),
  );
}

interface Marking {
  readonly known: ReadonlySet<string> | undefined;
  readonly finder: SecretFinder;
  readonly found: MaskedPlace[] | undefined;
}

function markValue(
  value: Json | undefined,
  sensitive: Json | undefined,
  name: string,
  /** The way here, as a stack. */
  path: (string | number)[],
  marking: Marking,
): Json | undefined {
  if (value === null || value === undefined || value === "" || typeof value === "boolean") return value;
  const isKnown =
    marking.known?.has(name) === true || (typeof value === "string" && isSecretName(lastOf(path)));
  if (sensitive === true || isKnown) {
    const reason: SecretReason = sensitive === true ? "marked-sensitive" : "known-attribute";
    collect(value, marking.finder);
    marking.found?.push({ path: [...path], reason, partial: false });
    return new Secret(reason) as unknown as Json;
  }
  if (typeof value !== "object") return value;
  return mapChildren(value, (item, key) => {
    path.push(key);
    const next = typeof key === "number" ? name : name === "" ? key : `${name}.${key}`;
    const marked = markValue(item, own(sensitive, key), next, path, marking);
    path.pop();
    return marked;
  });
}

function lastOf(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  return typeof last === "string" ? last : "";
}

function markNamed(named: NamedValue, finder: SecretFinder): NamedValue {
  if (!named.sensitive && !isSecretName(named.name)) return named;
  collect(named.value, finder);
  collect(named.before, finder);
  const hidden = new Secret("marked-sensitive") as unknown as Json;
  return { ...named, value: hidden, ...(named.before === undefined ? {} : { before: hidden }) };
}

/** Remembers every text inside a secret value. */
function collect(value: Json | undefined, finder: SecretFinder): void {
  if (typeof value === "string") finder.add(value);
  else if (typeof value === "object" && value !== null)
    for (const item of Object.values(value)) collect(item, finder);
}

/** Constants of the configuration whose attribute is a secret by name, and defaults of sensitive variables. */
function markConfiguration(value: Json, name = ""): Json {
  if (typeof value !== "object" || value === null) return value;
  const secret = !Array.isArray(value) && (isSecretName(name) || own(value, "sensitive") === true);
  return mapChildren(value, (item, key) => {
    const hide = secret && (key === "constant_value" || key === "default") && item !== null;
    if (hide) return new Secret("known-attribute") as unknown as Json;
    return markConfiguration(item, typeof key === "number" ? name : key);
  });
}

/** Masks texts by their form and by the secrets already known. Equal texts are looked at once. */
class TextMasker {
  readonly #finder: SecretFinder;
  readonly #seen = new Map<string, { readonly text: string; readonly reasons: readonly SecretReason[] }>();

  constructor(finder: SecretFinder) {
    this.#finder = finder;
  }

  mask(
    value: Json | undefined,
    found?: (path: readonly (string | number)[], reason: SecretReason) => void,
    path: (string | number)[] = [],
  ): Json | undefined {
    if (typeof value === "string") {
      const { text, reasons } = this.#text(value);
      for (const reason of reasons) found?.([...path], reason);
      return text;
    }
    if (typeof value !== "object" || value === null || (value as unknown) instanceof Secret) return value;
    return mapChildren(value, (item, key) => {
      path.push(key);
      const masked = this.mask(item, found, path);
      path.pop();
      return masked;
    });
  }

  #text(text: string): { readonly text: string; readonly reasons: readonly SecretReason[] } {
    const before = this.#seen.get(text);
    if (before !== undefined) return before;
    const result = this.#look(text);
    this.#seen.set(text, result);
    return result;
  }

  #look(text: string): { readonly text: string; readonly reasons: readonly SecretReason[] } {
    if (this.#finder.isSecret(text)) return { text: "(sensitive)", reasons: ["same-as-a-secret"] };
    const inner = decodeText(text);
    if (inner !== undefined) {
      const { reasons } = this.#look(inner);
      return { text: reasons.length > 0 ? "(sensitive)" : text, reasons };
    }
    const replaced = this.#finder.replace(text);
    const masked = maskText(replaced);
    return replaced === text
      ? masked
      : { text: masked.text, reasons: ["same-as-a-secret", ...masked.reasons] };
  }
}
