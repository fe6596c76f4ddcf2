const keyLength = 4;
/** Shorter values are words such as "admin": finding them again everywhere would hide half the plan. */
const shortest = 8;

/** Finds known secret values again inside other texts: a password marked in one place, pasted into another. */
export class SecretFinder {
  readonly #whole = new Set<string>();
  readonly #byStart = new Map<number, string[]>();

  add(secret: string): void {
    if (secret.length < shortest || this.#whole.has(secret)) return;
    this.#whole.add(secret);
    const key = keyAt(secret, 0);
    this.#byStart.set(key, [...(this.#byStart.get(key) ?? []), secret]);
  }

  get isEmpty(): boolean {
    return this.#whole.size === 0;
  }

  isSecret(text: string): boolean {
    return this.#whole.has(text);
  }

  /** The text with every known secret in it replaced; the same text where there is none. */
  replace(text: string): string {
    if (text.length < shortest || this.isEmpty) return text;
    let out = "";
    let copied = 0;
    for (let i = 0; i + keyLength <= text.length; i++) {
      const found = this.#byStart.get(keyAt(text, i))?.find((secret) => text.startsWith(secret, i));
      if (found === undefined) continue;
      out += `${text.slice(copied, i)}(sensitive)`;
      copied = i + found.length;
      i = copied - 1;
    }
    return copied === 0 ? text : out + text.slice(copied);
  }
}

function keyAt(text: string, index: number): number {
  let key = 0;
  for (let i = index; i < index + keyLength; i++) key = (key * 257 + text.charCodeAt(i)) % 2147483647;
  return key;
}
