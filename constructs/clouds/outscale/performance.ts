/** The type's last part says how much of a core a machine gets; the argument has to say the same. */
export function performanceOf(machineType: string): string {
  const performances: Record<string, string> = { p1: "highest", p2: "high", p3: "medium" };
  return performances[machineType.slice(-2)] ?? "high";
}
