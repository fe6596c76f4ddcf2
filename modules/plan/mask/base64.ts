const base64 = /^[A-Za-z0-9+/\r\n]{24,}={0,2}\s*$/;
// Control characters other than tab, newline and carriage return do not stand in a script.
// biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is the point
const binary = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

/** The text inside a Base64 value, as instances get their user data; undefined where it holds no text. */
export function decodeText(value: string): string | undefined {
  if (value.length > 1_000_000 || !base64.test(value)) return undefined;
  const text = Buffer.from(value, "base64").toString("utf8");
  return binary.test(text) || text === "" ? undefined : text;
}
