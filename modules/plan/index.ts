export { type PlanText, readPlanText } from "./file.ts";
export {
  at,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  own,
  type Path,
  pointerOf,
  textOf,
} from "./json.ts";
export { decodeText } from "./mask/base64.ts";
export type { SecretAttribute } from "./mask/known-secrets.ts";
export { type MaskedPlan, type MaskedResource, maskPlan } from "./mask/mask.ts";
export { type MaskedPlace, Secret, type SecretReason } from "./mask/secret.ts";
export type { Action, NamedValue, Plan, PlannedResource } from "./plan.ts";
export { parsePlan, readPlan } from "./read.ts";
export { type Filling, References, type Target } from "./references.ts";
