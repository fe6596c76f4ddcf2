import type { Model } from "./model.ts";
import { mistralModels } from "./models/mistral.ts";

export const models: readonly Model[] = [...mistralModels];

/** @param id short name or the hub's name */
export function findModel(id: string): Model | undefined {
  return models.find((model) => model.id === id || model.hubId === id);
}
