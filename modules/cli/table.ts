export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

/**
 * Text in columns two spaces apart. The first column is shortened in its middle so that a line has at most `width`
 * characters.
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width = 80,
): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const [first = 0, ...others] = widths;
  const left = width - others.reduce((sum, other) => sum + other + 2, 0);
  const fitted = [Math.min(first, Math.max(8, left)), ...others];
  return lines
    .map((line) =>
      columns
        .map(({ align = "left" }, index) => {
          const cell = shorten(line[index] ?? "", fitted[index] ?? 0);
          return align === "left" ? cell.padEnd(fitted[index] ?? 0) : cell.padStart(fitted[index] ?? 0);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function shorten(text: string, width: number): string {
  if (text.length <= width) return text;
  const end = Math.floor((width - 1) / 2);
  return `${text.slice(0, width - 1 - end)}…${text.slice(text.length - end)}`;
}
