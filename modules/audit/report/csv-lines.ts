/** Lines of fields as RFC 4180 writes them. */
export function csv(lines: readonly (readonly string[])[]): string {
  return `${lines.map((line) => line.map(field).join(",")).join("\r\n")}\r\n`;
}

/** A spreadsheet takes a field that begins with one of these signs for a formula; a quote in front makes it a text. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
