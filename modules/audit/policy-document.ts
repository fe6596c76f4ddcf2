import { isObject } from "../plan/index.ts";
import { type Fact, map } from "./fact.ts";
import type { Facts } from "./node.ts";

/** A statement of a policy in the form that AWS gave it and that others took over. */
interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
}

/** What a policy document grants. One that cannot be read is taken for the worst. */
export function grantOf(document: Fact<string>): Required<Pick<Facts, "permissions" | "isAdministrator">> {
  const allowed = map(document, (text) => statementsOf(text).filter(({ allows }) => allows));
  return {
    permissions: map(allowed, (statements) => statements.flatMap(({ actions }) => actions)),
    isAdministrator: map(allowed, (statements) => statements.some(grantsEverything)),
  };
}

/** Whether a policy lets everybody in. One that cannot be read is not shown to be closed. */
export function allowsEverybody(document: string): boolean {
  return statementsOf(document).some(({ allows, principals }) => allows && principals.includes("*"));
}

/** All actions of a service on one bucket are a right over that bucket; on every resource they are all rights. */
function grantsEverything({ actions, resources }: Statement): boolean {
  const everywhere =
    resources.length === 0 || resources.some((resource) => /^(?:\*|arn:aws:s3:::\*)$/.test(resource));
  return actions.some((action) => action === "*" || (/^\w+:\*$/.test(action) && everywhere));
}

function statementsOf(document: string): readonly Statement[] {
  try {
    const { Statement = [] } = JSON.parse(document) as { Statement?: unknown };
    return [Statement].flat().map((statement) => {
      const { Effect, Action, Resource, Principal } = statement as Readonly<Record<string, unknown>>;
      return {
        allows: Effect === "Allow",
        actions: textsIn(Action),
        resources: textsIn(Resource),
        principals: isObject(Principal) ? Object.values(Principal).flatMap(textsIn) : textsIn(Principal),
      };
    });
  } catch {
    return [{ allows: true, actions: ["*"], resources: ["*"], principals: ["*"] }];
  }
}

function textsIn(value: unknown): readonly string[] {
  return value === undefined ? [] : [value].flat().map(String);
}
