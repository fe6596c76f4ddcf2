/** What a hosted model asks for, euros for a million tokens. */
export interface HostedPrice {
  readonly inputEur: number;
  readonly outputEur: number;
  /** Share of the tokens that are written; the rest is read. */
  readonly outputShare: number;
}

/** Tokens a month above which an own stack is cheaper, for the low and the high end of its price. */
export interface BreakEven {
  readonly low: number;
  readonly high: number;
  /** Euros for a million tokens, read and written in the stated share. */
  readonly blendedEur: number;
}

export function blendedEur({ inputEur, outputEur, outputShare }: HostedPrice): number {
  return inputEur * (1 - outputShare) + outputEur * outputShare;
}

/** Compares prices only: what data may leave is another question. */
export function breakEven(
  monthly: { readonly low: number; readonly high: number },
  hosted: HostedPrice,
): BreakEven {
  const blended = blendedEur(hosted);
  const tokens = (eur: number) => (eur / blended) * 1e6;
  return { low: tokens(monthly.low), high: tokens(monthly.high), blendedEur: blended };
}
