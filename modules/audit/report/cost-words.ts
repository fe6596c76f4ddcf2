import type { Words } from "../rule.ts";

/** "+12.34 €": a change, with its sign. */
export function signedEuros(eur: number): string {
  return `${eur < 0 ? "−" : "+"}${Math.abs(eur).toFixed(2)} €`;
}

/** Why a price is in no sum, in both languages. */
export function whyUnpriced(why: string): Words {
  const fr = why
    .replace("nothing is known about its price", "rien n’est connu de son prix")
    .replace("no price is known that can be cited", "aucun prix connu qui puisse être cité")
    .replace(/^the plan does not say /, "le plan n’indique pas ");
  return { en: why, fr };
}
