/** Text that a plan holds must not become markup. */
export function prose(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|#~]/g, "\\$&");
}

/** What stands between two backticks. */
export function code(text: string): string {
  return text.replace(/`/g, "'").replace(/\|/g, "\\|").replace(/\s+/g, " ");
}
