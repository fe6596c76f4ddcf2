import { parseDocument } from "yaml";
import { z } from "zod";
import { UserError } from "../../problem/problem.ts";
import type { Waiver } from "./waiver.ts";

const filled = z.string().trim().min(1, "must not be blank");
const waiver = z.strictObject({
  rule: filled,
  scope: z.string(),
  owner: filled,
  approver: filled,
  reason: filled,
  compensatingControl: filled,
  expires: z.iso.date("must be a day, YYYY-MM-DD"),
  fingerprints: z.array(z.string().regex(/^[0-9a-f]{16}$/, "must be 16 hexadecimal digits")).min(1),
});
const file = z.strictObject({ waivers: z.array(waiver) });

/**
 * Reads a file of waivers.
 *
 * @param rules ids of the rules there are: a waiver for no rule is a mistake
 * @throws UserError with one problem per mistake
 */
export function readWaivers(text: string, where: string, rules: ReadonlySet<string>): readonly Waiver[] {
  const document = parseDocument(text, { logLevel: "silent" });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const [line] = fault.message.split("\n");
    throw new UserError({ where, what: "this is not YAML", got: line ?? "", fix: "correct the syntax" });
  }
  const parsed = file.safeParse(document.toJS());
  if (!parsed.success) {
    throw new UserError(
      ...parsed.error.issues.map(({ path, message }) => ({
        where: `${where}: ${path.join(".") || "the whole file"}`,
        what: message,
        fix: "`sovereign audit PLAN --format waivers` prints a draft to fill in",
      })),
    );
  }
  const unknown = parsed.data.waivers.filter(({ rule }) => !rules.has(rule));
  if (unknown.length > 0) {
    throw new UserError(
      ...unknown.map(({ rule }) => ({
        where,
        what: "there is no such rule",
        got: rule,
        fix: "name a rule of the audit",
      })),
    );
  }
  return parsed.data.waivers;
}
