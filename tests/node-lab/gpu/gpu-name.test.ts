import { expect, it } from "vitest";
import { gpuNamed } from "./gpu-name.ts";

it.each([
  ["NVIDIA L4", "l4"],
  ["NVIDIA L40S", "l40s"],
  ["NVIDIA A10", "a10"],
  ["NVIDIA A100-SXM4-80GB", "a100-80"],
  ["NVIDIA H100 PCIe", "h100-pcie"],
  ["NVIDIA H100 80GB HBM3", "h100-sxm"],
  ["NVIDIA H200", "h200"],
  ["NVIDIA H100 NVL", undefined],
  ["NVIDIA GeForce RTX 3090", undefined],
])("knows %s", (driverName, id) => {
  expect(gpuNamed(driverName)?.id).toBe(id);
});
