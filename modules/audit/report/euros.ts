/** "+12.34 €": a change, with its sign. */
export function signedEuros(eur: number): string {
  return `${eur < 0 ? "−" : "+"}${Math.abs(eur).toFixed(2)} €`;
}
