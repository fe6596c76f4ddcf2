import type { Words } from "../../rule.ts";
import type { Outcome } from "../../verdict.ts";
import { words } from "../words.ts";

/** What a reader sees of an outcome beside its word: a class of the page's style sheet and a sign. */
export const tones: { readonly [O in Outcome]: { readonly tone: string; readonly sign: string } } = {
  fail: { tone: "fail", sign: "✗" },
  waived: { tone: "waived", sign: "~" },
  unknown: { tone: "unknown", sign: "?" },
  "not-observable": { tone: "silent", sign: "–" },
  "provider-attested": { tone: "silent", sign: "–" },
  pass: { tone: "pass", sign: "✓" },
  "not-applicable": { tone: "silent", sign: "–" },
};

/** One of the texts that reports share, in both languages. */
export function say(pick: (say: (typeof words)["en"]) => string): Words {
  return { en: pick(words.en), fr: pick(words.fr) };
}
