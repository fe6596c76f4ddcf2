const lineWidth = 110;

/**
 * JSON that reads well in a review: whatever fits a line stands on one, so a changed attribute is a changed line.
 * Keys keep their order: sort before.
 */
export function printJson(value: unknown): string {
  return `${print(value, "", 0)}\n`;
}

/** `taken`: columns used on the line before the value begins. */
function print(value: unknown, indent: string, taken: number): string {
  const flat = printFlat(value);
  if (taken + flat.length <= lineWidth || typeof value !== "object" || value === null) return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const lines = value.map((item) => `${deeper}${print(item, deeper, deeper.length + 1)}`);
    return `[\n${lines.join(",\n")}\n${indent}]`;
  }
  const lines = Object.entries(value).map(([name, item]) => {
    const start = `${deeper}${JSON.stringify(name)}: `;
    return `${start}${print(item, deeper, start.length + 1)}`;
  });
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function printFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printFlat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${printFlat(item)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
