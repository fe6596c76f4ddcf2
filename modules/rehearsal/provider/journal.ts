/** One thing that the offline provider did, or failed to do. */
export interface JournalEntry {
  readonly operation: "create" | "update" | "destroy" | "import" | "gone" | "changed" | "fail";
  readonly source: string;
  readonly type: string;
  readonly id?: string;
}
