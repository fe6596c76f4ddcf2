/** An answer of the WebAssembly engine. */
export interface EngineAnswer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly unknown[];
}
interface Rows {
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** The answer under the one name that the client gives to every query. */
export function clientAnswer({ data, errors }: EngineAnswer): unknown {
  if (data === undefined) return { errors };
  const [[action = "", value] = []] = Object.entries(data);
  return { data: { result: action === "queryRaw" ? typedRows(value as Rows) : plain(value) }, errors };
}

/** Dates, large numbers and JSON come with their type; the client wants them bare. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("$type" in value && "value" in value) return value.value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

/** Rows with a type at each value, as engines answered when the client was written. */
function typedRows({ columns, types, rows }: Rows): unknown {
  return rows.map((row) =>
    Object.fromEntries(columns.map((column, index) => [column, typed(types[index] ?? "", row[index])])),
  );
}

function typed(type: string, value: unknown): unknown {
  const [item = "", array] = type.split("-");
  if (value === null || value === undefined) return { prisma__type: "null", prisma__value: null };
  if (array === undefined || !Array.isArray(value)) return { prisma__type: type, prisma__value: value };
  return { prisma__type: "array", prisma__value: value.map((part) => typed(item, part)) };
}
