import { isObject, type Json, type JsonObject, listOf, own, type Path, pointerOf, textOf } from "./json.ts";
import { type NamedValue, type Plan, type PlannedResource, providerOf } from "./plan.ts";

/** Reads the JSON of a state as a plan that changes nothing, so that the same rules hold for both. */
export function readState(root: JsonObject, formatVersion: string): Plan {
  const values = own(root, "values");
  return {
    kind: "state",
    formatVersion,
    terraformVersion: textOf(own(root, "terraform_version")) ?? "unknown",
    resources: resourcesOf(own(values, "root_module"), ["values", "root_module"]),
    variables: [],
    outputs: outputsOf(own(values, "outputs")),
    configuration: {},
  };
}

function resourcesOf(module: Json | undefined, path: Path): PlannedResource[] {
  const here = listOf(own(module, "resources")).flatMap((entry, index) => {
    const resource = readResource(entry, [...path, "resources", index]);
    return resource === undefined ? [] : [resource];
  });
  const below = listOf(own(module, "child_modules")).flatMap((child, index) =>
    resourcesOf(child, [...path, "child_modules", index]),
  );
  return [...here, ...below];
}

function readResource(entry: Json, path: Path): PlannedResource | undefined {
  const address = textOf(own(entry, "address"));
  const type = textOf(own(entry, "type"));
  const values = own(entry, "values");
  if (address === undefined || type === undefined || !isObject(values)) return undefined;
  const key = own(entry, "index");
  return {
    pointer: pointerOf([...path, "values"]),
    address,
    mode: own(entry, "mode") === "data" ? "data" : "managed",
    type,
    ...(typeof key === "string" || typeof key === "number" ? { index: key } : {}),
    provider: providerOf(own(entry, "provider_name")),
    action: "no-op",
    before: values,
    after: values,
    afterUnknown: false,
    beforeSensitive: own(entry, "sensitive_values") ?? false,
    afterSensitive: own(entry, "sensitive_values") ?? false,
  };
}

function outputsOf(outputs: Json | undefined): NamedValue[] {
  return Object.entries(isObject(outputs) ? outputs : {}).map(([name, output]) => ({
    pointer: pointerOf(["values", "outputs", name, "value"]),
    name,
    value: own(output, "value") ?? null,
    sensitive: own(output, "sensitive") === true,
  }));
}
