/** Names for a message: the first of them, and how many there are beside. */
export function listed(names: readonly string[], most = 10): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(", ")} and ${rest} more` : names.join(", ");
}
