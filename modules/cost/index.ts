export { describeCost, describeCostDifference } from "./describe.ts";
export { type CostChange, type CostDifference, costDifference } from "./difference.ts";
export { drawBreakEven } from "./draw.ts";
export {
  type CostEstimate,
  type CostLine,
  estimateCost,
  type UnknownLine,
  type Usage,
  usualUsage,
} from "./estimate.ts";
export { type BreakEven, breakEven, type HostedPrice } from "./hosted.ts";
export { type CostedResource, readResources, resourcesOf } from "./resource.ts";
