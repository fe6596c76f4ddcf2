/**
 * One line of JSON in the journal for each use of a model, the same on every machine. It never holds what was asked or
 * answered, nor a key. What a machine cannot know is null, never a guess.
 */
export interface AuditRecord {
  /** Tells the line from all others of the journal. */
  readonly record: "audit";
  /** When the request ended: ISO 8601, UTC, whole seconds. */
  readonly at: string;
  /** Of the request, as its answer's header names it too. */
  readonly id: string | null;
  /** Name of the key; "canary" is the machine itself. */
  readonly client: string | null;
  /** Team whose key it is. Only a front node knows teams. */
  readonly team: string | null;
  /** Who uses the chat. Only a front node knows people. */
  readonly person: string | null;
  /** Path that was asked: "/v1/chat/completions". */
  readonly route: string | null;
  /** Name of the model that answered. */
  readonly model: string | null;
  /** Tokens of the question, as the engine counts them. */
  readonly promptTokens: number | null;
  /** Tokens of the answer; of one that its client did not wait for, those that were sent. */
  readonly answerTokens: number | null;
  /** From the request's arrival to its end. */
  readonly seconds: number;
  /** "aborted": the client left before the end. */
  readonly status: "answered" | "failed" | "aborted";
}

/** The fields in the order in which they are written: all of them, always. */
export const auditFields = [
  "record",
  "at",
  "id",
  "client",
  "team",
  "person",
  "route",
  "model",
  "promptTokens",
  "answerTokens",
  "seconds",
  "status",
] as const satisfies readonly (keyof AuditRecord)[];
