import { isObject, type JsonObject, own, type Plan, parsePlan, readPlan } from "../plan/index.ts";

/** What an estimate looks at: a resource that will exist, with the values that are known of it. */
export interface CostedResource {
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
}

/**
 * The resources of a document: a plan or state as `terraform show -json` prints it, or a stack as the app writes it
 * (`cdk.tf.json`).
 *
 * @throws UserError for text that is none of these
 */
export function readResources(text: string, where: string): CostedResource[] {
  const document = parsePlan(text, where);
  const synthesized = isObject(document) ? own(document, "resource") : undefined;
  if (isObject(synthesized)) return fromStack(synthesized);
  return resourcesOf(readPlan(document, where));
}

/** The resources that a plan leaves standing. */
export function resourcesOf({ resources }: Pick<Plan, "resources">): CostedResource[] {
  return resources
    .filter(({ mode, action }) => mode === "managed" && action !== "delete" && action !== "forget")
    .flatMap(({ address, type, after }) => (after === undefined ? [] : [{ address, type, values: after }]));
}

/** `{ type: { name: values } }`, the form in which the app writes resources. */
function fromStack(resources: JsonObject): CostedResource[] {
  return Object.entries(resources).flatMap(([type, byName]) =>
    isObject(byName)
      ? Object.entries(byName).flatMap(([name, values]) =>
          isObject(values) ? [{ address: `${type}.${name}`, type, values }] : [],
        )
      : [],
  );
}
