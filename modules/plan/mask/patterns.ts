import type { SecretReason } from "./secret.ts";

/**
 * Secrets that give themselves away by their form. A group named `secret` limits the masking to that part of the
 * match. Forms: RFC 7468 (PEM), RFC 7519 (JWT), and the key formats that the issuers document.
 */
const forms: readonly { readonly reason: SecretReason; readonly form: RegExp }[] = [
  {
    reason: "private-key",
    form: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  { reason: "private-key", form: /AGE-SECRET-KEY-1[0-9A-Z]{20,}/g },
  { reason: "token", form: /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g },
  { reason: "token", form: /\b(?:AKIA|ASIA|SCW)[A-Z0-9]{16,17}\b/g },
  {
    reason: "token",
    form: /\b(?:gh[pousr]_|github_pat_|glpat-|hf_|hvs\.|sk-|xox[abpr]-|dckr_pat_|npm_)[A-Za-z0-9_-]{16,}/g,
  },
  {
    reason: "credential-in-url",
    form: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:"']{0,100}:(?<secret>[^\s/@"'$]{1,200})@/gi,
  },
  {
    reason: "assigned-secret",
    // ` :'name'` is a variable of psql, not a value.
    form: /(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)["']?\s{0,4}(?:=|(?<!\s):|:(?!'))\s{0,4}["']?(?<secret>[^\s"'$<{/,;|&)]{6,200})/gi,
  },
  { reason: "assigned-secret", form: /\bbearer\s+(?<secret>[A-Za-z0-9._~+/=-]{12,500})/gi },
];

/** One cheap look before the forms above are tried one by one. */
const worthALook =
  /PRIVATE KEY|AGE-SECRET|eyJ|AKIA|ASIA|SCW|_|-|hvs\.|:\/\/|pass|secret|token|key|credential|bearer/i;
/** Words that say where a secret comes from, or that there is one; `os.environ` is LiteLLM's form of a reference. */
const harmless =
  /^(?:true|false|null|none|required|optional|enabled|disabled|file|env|generated|os\.environ)$/i;
const wordAt = /[A-Za-z0-9+/=_-]{24,}/g;
/** A text is looked at up to this length for each form; a longer one is masked whole, so that nothing can hide. */
const longestText = 1_000_000;

/** The text without its secrets, and why there were any. The same text comes back where none was found. */
export function maskText(text: string): { readonly text: string; readonly reasons: readonly SecretReason[] } {
  if (text.length < 8) return { text, reasons: [] };
  if (text.length > longestText)
    return { text: "(text too long to be looked through)", reasons: ["high-entropy"] };
  const reasons: SecretReason[] = [];
  let masked = text;
  if (worthALook.test(text)) {
    for (const { reason, form } of forms) {
      masked = masked.replace(form, (match: string, ...rest: unknown[]) => {
        const groups = rest.at(-1);
        const secret = typeof groups === "object" ? (groups as { secret?: string }).secret : undefined;
        if (secret !== undefined && (harmless.test(secret) || secret.startsWith("("))) return match;
        reasons.push(reason);
        return secret === undefined ? `(${reason})` : match.replace(secret, () => `(${reason})`);
      });
    }
  }
  if (masked.length >= 24) {
    masked = masked.replace(wordAt, (word) => {
      if (!looksRandom(word)) return word;
      reasons.push("high-entropy");
      return "(high-entropy)";
    });
  }
  return { text: masked, reasons };
}

/**
 * Whether a word looks drawn at random: a long stretch without punctuation that has three kinds of characters, and
 * more than 4 bits per character. Neither names, nor assignments of names, nor UUIDs, nor hexadecimal digests have
 * that. Public SSH keys are random too, but public.
 */
function looksRandom(word: string): boolean {
  if (/^AAAA[BCE]3Nza/.test(word)) return false;
  if (!word.split(/[=_+/-]/).some((part) => part.length >= 10 && isMixed(part))) return false;
  const counts = new Map<string, number>();
  for (const letter of word) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / word.length) * Math.log2(count / word.length);
  return bits > 4;
}

const isMixed = (part: string) => /[a-z]/.test(part) && /[A-Z]/.test(part) && /[0-9]/.test(part);
