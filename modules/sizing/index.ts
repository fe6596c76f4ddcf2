export { drawAdvice } from "./draw.ts";
export { explainSizing } from "./explain.ts";
export {
  type LicenceReason,
  type LicenceVerdict,
  licenceVerdict,
  type OrganisationFacts,
} from "./licence-verdict.ts";
export { type MonthlyPrice, monthlyPrice, officeHoursPerMonth } from "./monthly-price.ts";
export { type Advice, type CloudAdvice, type Recommendation, recommend } from "./recommend.ts";
export { type Sizing, type SizingRequest, sizeModel, type Verdict } from "./size-model.ts";
export {
  estimateThroughput,
  type Throughput,
  type ThroughputAssumptions,
  usualThroughput,
} from "./throughput.ts";
export { type DataClass, dataClasses, type Wish } from "./wish.ts";
export { findWork, type Work, works } from "./works.ts";
