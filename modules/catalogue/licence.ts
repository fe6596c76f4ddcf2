import type { Provenance } from "./provenance.ts";

export type LicenceId =
  | "apache-2.0"
  | "mit"
  | "mistral-research"
  | "mistral-non-production"
  | "mistral-modified-mit"
  | "llama-3.1"
  | "llama-3.2"
  | "llama-3.2-vision"
  | "llama-3.3"
  | "llama-4"
  | "falcon-2.0"
  | "falcon-llm"
  | "bloom-rail-1.0"
  | "gemma";

/**
 * What a condition is about. The first four decide; the others are duties that go with an allowed use.
 *
 * - `production`: no use in production, or none that is commercial.
 * - `eu-domicile`: no rights for companies whose seat is in the European Union.
 * - `monthly-revenue`: no rights above `ceiling` dollars of consolidated revenue in a month.
 * - `monthly-users`: no rights above `ceiling` active users a month without asking.
 * - `acceptable-use`, `attribution`: forbidden uses, notices to give.
 */
export type ClauseTopic =
  | "production"
  | "eu-domicile"
  | "monthly-revenue"
  | "monthly-users"
  | "acceptable-use"
  | "attribution";

/** One condition of a licence, with the place in the text that sets it. */
export interface Clause {
  readonly about: ClauseTopic;
  /** What it asks, in our words. */
  readonly says: string;
  /** Section of the licence text or of the policy that belongs to it. */
  readonly section: string;
  readonly ceiling?: number;
}

/** The terms under which weights are given. */
export interface Licence {
  readonly id: LicenceId;
  readonly name: string;
  readonly url: string;
  readonly clauses: readonly Clause[];
  readonly provenance: Provenance;
}
