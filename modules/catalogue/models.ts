import type { Model } from "./model.ts";
import { americanModels } from "./models/american.ts";
import { europeanModels } from "./models/european.ts";
import { bloomModels, falconModels } from "./models/falcon.ts";
import { llamaModels } from "./models/llama.ts";
import { mistralModels } from "./models/mistral.ts";
import { qwenModels } from "./models/qwen.ts";
import { retrievalModels } from "./models/retrieval.ts";

export const models: readonly Model[] = [
  ...mistralModels,
  ...europeanModels,
  ...falconModels,
  ...bloomModels,
  ...llamaModels,
  ...qwenModels,
  ...americanModels,
  ...retrievalModels,
];

/** @param id short name or the hub's name */
export function findModel(id: string): Model | undefined {
  return models.find((model) => model.id === id || model.hubId === id);
}
