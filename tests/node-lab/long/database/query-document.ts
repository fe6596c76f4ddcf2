/** A query as the WebAssembly engine takes it. */
interface EngineQuery {
  readonly modelName?: string;
  readonly action: string;
  readonly query: { readonly arguments: Values; readonly selection: Selection };
}
type Values = Readonly<Record<string, unknown>>;
interface Selection {
  readonly [field: string]: true | { readonly arguments: Values; readonly selection: Selection };
}

/** Part of a GraphQL document, as far as LiteLLM's database client makes use of it. */
export interface Field {
  readonly name: { readonly value: string };
  readonly arguments?: readonly Named[];
  readonly selectionSet?: { readonly selections: readonly Field[] };
}
interface Named {
  readonly name: { readonly value: string };
  readonly value: Value;
}
type Value =
  | { readonly kind: "IntValue" | "FloatValue" | "StringValue" | "EnumValue"; readonly value: string }
  | { readonly kind: "BooleanValue"; readonly value: boolean }
  | { readonly kind: "NullValue" }
  | { readonly kind: "ListValue"; readonly values: readonly Value[] }
  | { readonly kind: "ObjectValue"; readonly fields: readonly Named[] };

/** Types of a schema's fields: `types.get("Team.metadata")` is "Json". */
export type FieldTypes = ReadonlyMap<string, string>;

const actions =
  /^(findUnique|findFirst|findMany|createOne|createMany|updateOne|updateMany|upsertOne|deleteOne|deleteMany|aggregate|groupBy)(.+?)(OrThrow)?$/;

export function fieldTypes(schema: string): FieldTypes {
  return new Map(
    [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, model, body = ""]) =>
      [...body.matchAll(/^ +(\w+) +(\w+)/gm)].map(
        ([, field, type = ""]) => [`${model}.${field}`, type] as const,
      ),
    ),
  );
}

/** `findManyTeam(where: …) { id }` in the engine's other language. */
export function engineQuery(field: Field, types: FieldTypes): EngineQuery {
  const [, action, modelName, orThrow = ""] = actions.exec(field.name.value) ?? [];
  const query = translate(field, modelName, types);
  return action === undefined || modelName === undefined
    ? { action: field.name.value, query }
    : { modelName, action: action + orThrow, query };
}

function translate(field: Field, model: string | undefined, types: FieldTypes) {
  const selection: Selection = Object.fromEntries(
    (field.selectionSet?.selections ?? []).map((part) => [
      part.name.value,
      part.selectionSet === undefined
        ? (true as const)
        : translate(part, types.get(`${model}.${part.name.value}`) ?? model, types),
    ]),
  );
  return { arguments: valuesOf(field.arguments ?? [], model, types), selection };
}

function valuesOf(fields: readonly Named[], model: string | undefined, types: FieldTypes): Values {
  return Object.fromEntries(
    fields.map(({ name, value }) => {
      const type = types.get(`${model}.${name.value}`);
      // In GraphQL the text of a JSON value is a string like any other; here it would be stored as a string.
      if (type === "Json" && value.kind === "StringValue")
        return [name.value, { $type: "Json", value: value.value }];
      return [name.value, plainValue(value, type ?? model, types)];
    }),
  );
}

function plainValue(value: Value, model: string | undefined, types: FieldTypes): unknown {
  switch (value.kind) {
    case "IntValue":
    case "FloatValue":
      return Number(value.value);
    case "NullValue":
      return null;
    case "ListValue":
      return value.values.map((part) => plainValue(part, model, types));
    case "ObjectValue":
      return valuesOf(value.fields, model, types);
    default:
      return value.value;
  }
}
