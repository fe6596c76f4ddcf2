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

/** One condition of a licence that the gate has to look at, with the place in the text that says so. */
export interface Clause {
  readonly about: "production" | "eu-domicile" | "revenue" | "monthly-users" | "acceptable-use" | "naming";
  /** What it asks, in our words. */
  readonly says: string;
  /** Section of the licence text. */
  readonly section: string;
  /** Upper bound of the condition: euros or dollars a year, users a month. */
  readonly ceiling?: number;
}

/** Terms under which weights are given. */
export interface Licence {
  readonly id: LicenceId;
  readonly name: string;
  readonly url: string;
  readonly clauses: readonly Clause[];
  readonly provenance: Provenance;
}
