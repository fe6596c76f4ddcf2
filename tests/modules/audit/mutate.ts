/** A repeatable source of chance (mulberry32): the same seed mutates the same way. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const oddValues: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => "",
  () => -1,
  () => 1e308,
  () => [],
  () => [null],
  () => ({}),
  () => [{}],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform writes templates so
  () => "${var.x}",
  () => "0.0.0.0/0",
  () => "\u0000\ud800\u202e",
  () => "constructor",
  () => "a".repeat(20_000),
  () => "<script>alert(1)</script>|`=cmd`",
  () => JSON.parse(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  () => ({ references: ["module.a.b", "var.c", "each.value", "scaleway_vpc.v[0].id"] }),
];

/** The document with one to three values, at any depth, replaced, removed, repeated or renamed. */
export function mutate(document: unknown, random: () => number): unknown {
  const copy = structuredClone(document);
  const times = 1 + Math.floor(random() * 3);
  for (let i = 0; i < times; i++) mutateOnce(copy, random);
  return copy;
}

function mutateOnce(document: unknown, random: () => number): void {
  let here = document as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(here);
    const key = keys[Math.floor(random() * keys.length)];
    if (key === undefined) return;
    const child = here[key];
    if (typeof child === "object" && child !== null && random() < 0.85) {
      here = child as Record<string, unknown>;
      continue;
    }
    change(here, key, random);
    return;
  }
}

function change(parent: Record<string, unknown>, key: string, random: () => number): void {
  const kind = random();
  if (kind < 0.6) parent[key] = oddValues[Math.floor(random() * oddValues.length)]?.();
  else if (kind < 0.8) delete parent[key];
  else if (kind < 0.9 && Array.isArray(parent)) parent.push(structuredClone(parent[0]));
  else
    Object.defineProperty(parent, "__proto__", {
      value: parent[key],
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** The text cut, doubled or with one character changed. */
export function mutateText(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const kind = random();
  if (kind < 0.4) return text.slice(0, at);
  if (kind < 0.6) return text.slice(0, at) + text;
  return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 0xffff)) + text.slice(at + 1);
}
