/**
 * How sure an entry is. `verified`: read in the source named, or recorded from the vendor's own interface.
 * `secondary`: a vendor page, a price list or an issue thread quoted by somebody else. `recalled`: from memory; it may
 * be shown, it never decides anything alone.
 */
export type Mark = "verified" | "secondary" | "recalled";

/** Where an entry comes from and until when it may be believed. Dates are ISO days. */
export interface Provenance {
  readonly mark: Mark;
  /** What to cite: a repository path, a page, a provider's recorded answer. */
  readonly source: string;
  readonly checkedOn: string;
  /** The first day on which the entry counts as stale: a stale price or status is unknown. */
  readonly expiresOn: string;
}

/**
 * Of what a vendor says about itself, such as a certificate or its owner: it is believed for three months.
 * @param checkedOn an ISO day
 */
export function statusReadOn(checkedOn: string, source: string, mark: Mark = "secondary"): Provenance {
  const expires = new Date(checkedOn);
  expires.setUTCMonth(expires.getUTCMonth() + 3);
  return { mark, source, checkedOn, expiresOn: isoDay(expires) };
}

const weakness: Readonly<Record<Mark, number>> = { verified: 0, secondary: 1, recalled: 2 };

/** The least sure of several marks: what rests on all of them is no surer. */
export function weakestMark(marks: readonly Mark[]): Mark {
  return marks.reduce<Mark>((worst, mark) => (weakness[mark] > weakness[worst] ? mark : worst), "verified");
}

/** Whether the entry may no longer be believed on `today` (an ISO day). */
export function isStale(provenance: Provenance, today: string): boolean {
  return provenance.expiresOn <= today;
}

/** The current day as an ISO day, UTC. */
export function isoDay(date: Date = new Date()): string {
  return date.toISOString().slice(0, 10);
}
