import type { Provenance } from "../../catalogue/provenance.ts";

/** A company that sells a tool or takes part in running one. */
export interface Company {
  readonly name: string;
  /** ISO 3166-1 alpha-2 code of its seat: the country whose law it is subject to. */
  readonly country: string;
  /** Who controls it. @default - nobody else is known to */
  readonly parent?: {
    readonly name: string;
    readonly country: string;
    /** Who controls a group is often better known than which of its companies signs. @default - the company's own */
    readonly provenance?: Provenance;
  };
  readonly provenance: Provenance;
}

/** The day on which the pages named as sources were read, as stored copies. */
const checkedOn = "2026-11-24";
/** Companies are bought and renamed: after a year what is known of one counts as unknown. */
const expiresOn = "2027-11-24";

export const verified = (source: string): Provenance => ({ mark: "verified", source, checkedOn, expiresOn });
export const secondary = (source: string): Provenance => ({
  mark: "secondary",
  source,
  checkedOn,
  expiresOn,
});
/** From memory, with the page that should say it. It is shown and decides nothing alone. */
export const recalled = (source: string): Provenance => ({ mark: "recalled", source, checkedOn, expiresOn });
