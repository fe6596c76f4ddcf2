import type { Usage } from "../cost/estimate.ts";
import type { HostedPrice } from "../cost/hosted.ts";
import { UserError } from "../problem/problem.ts";
import { percentOf } from "./options.ts";

export interface CostOptions {
  readonly usage: Usage;
  readonly hosted?: HostedPrice;
  readonly svg?: string;
}

/** What the options of `sovereign cost` say. */
export function costOptionsFrom(options: Record<string, unknown>): CostOptions {
  const usage = {
    bucketGb: amount("--bucket-gb", options.bucketGb),
    logsGb: amount("--logs-gb", options.logsGb),
    registryGb: amount("--registry-gb", options.registryGb),
    gpuHours: amount("--gpu-hours", options.gpuHours, 744),
  };
  const hosted = hostedFrom(options);
  const svg = typeof options.svg === "string" ? options.svg : undefined;
  if (svg !== undefined && hosted === undefined) {
    throw new UserError({
      where: "--svg",
      what: "the picture compares with a hosted model",
      fix: "give --hosted-input and --hosted-output too",
    });
  }
  return { usage, ...(hosted === undefined ? {} : { hosted }), ...(svg === undefined ? {} : { svg }) };
}

function hostedFrom({
  hostedInput,
  hostedOutput,
  outputShare,
}: Record<string, unknown>): HostedPrice | undefined {
  if (hostedInput === undefined && hostedOutput === undefined) return undefined;
  const hosted = {
    inputEur: amount("--hosted-input", hostedInput),
    outputEur: amount("--hosted-output", hostedOutput),
    outputShare: percentOf("--output-share", outputShare) / 100,
  };
  if (hosted.inputEur + hosted.outputEur > 0) return hosted;
  throw new UserError({
    where: "--hosted-input",
    what: "nothing is ever cheaper than nothing",
    fix: "give a price",
  });
}

function amount(where: string, given: unknown, most = 1e9): number {
  const value = typeof given === "string" && given.trim() !== "" ? Number(given) : Number.NaN;
  if (value >= 0 && value <= most) return value;
  throw new UserError({
    where,
    what: "is no amount",
    got: String(given),
    allowed: `0 to ${most}`,
    fix: `give a number such as ${where} 1`,
  });
}
