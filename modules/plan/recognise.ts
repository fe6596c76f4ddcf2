import { UserError } from "../problem/problem.ts";
import { isObject, own } from "./json.ts";

const show = "run `terraform show -json PLANFILE > plan.json` and give that file";
/** Terraform writes plans a dozen levels deep; more than this is made to break a reader. */
const deepest = 200;

/** Refuses JSON that is neither a plan nor a state, by the name of what it is. */
export function refuseForeign(document: unknown, where: string): void {
  if (!isObject(document)) throw new UserError({ where, what: "this JSON is not an object", fix: show });
  const has = (key: string) => Object.hasOwn(document, key);
  if (own(document, "version") === 4 && has("lineage")) {
    throw new UserError({
      where,
      what: "this is a raw state file, which has no stable format",
      fix: "run `terraform show -json > state.json` and give that file",
    });
  }
  if (!has("format_version") && (has("terraform") || has("resource"))) {
    throw new UserError({
      where,
      what: "this is a Terraform configuration, not yet a plan",
      fix: `plan it, then ${show}`,
    });
  }
  const usable = has("resource_changes") || has("planned_values") || isObject(own(document, "values"));
  if (!has("format_version") || !usable) {
    throw new UserError({
      where,
      what: "this JSON is neither a Terraform plan nor a state",
      got: `keys ${
        Object.keys(document)
          .slice(0, 5)
          .map((key) => key.slice(0, 40))
          .join(", ") || "none"
      }`,
      fix: show,
    });
  }
  refuseDeep(document, where);
}

/** Level by level and without recursion: the stack must not decide how deep a document may be. */
function refuseDeep(document: unknown, where: string): void {
  let level: unknown[] = [document];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) {
      throw new UserError({
        where,
        what: "the JSON is nested too deep for a plan",
        allowed: `${deepest} levels`,
        fix: show,
      });
    }
    const next: unknown[] = [];
    for (const value of level) {
      for (const key in value as object) {
        const child = (value as Record<string, unknown>)[key];
        if (typeof child === "object" && child !== null) next.push(child);
      }
    }
    level = next;
  }
}
