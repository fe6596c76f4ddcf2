export { type Sizing, type SizingRequest, sizeModel, type Verdict } from "./size-model.ts";
