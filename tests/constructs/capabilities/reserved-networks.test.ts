import { expect, it } from "vitest";
import { checkReservedNetworks } from "../../../constructs/capabilities/reserved-networks.ts";

it.each([
  ["10.32.0.0/16", "10.32.0.0/20"],
  ["10.32.8.0/24", "10.32.0.0/20"],
  ["10.2.0.0/16", "10.2.0.0/16"],
  ["10.247.0.0/16", "10.240.0.0/13"],
])("says that %s and %s share addresses", (cidr, reserved) => {
  expect(checkReservedNetworks(cidr, [reserved])).toEqual([
    expect.objectContaining({ what: expect.stringContaining(reserved), got: cidr }),
  ]);
});

it.each([
  ["10.64.0.0/16", "10.32.0.0/20"],
  ["10.32.16.0/20", "10.32.0.0/20"],
  ["10.248.0.0/16", "10.240.0.0/13"],
])("lets %s stand beside %s", (cidr, reserved) => {
  expect(checkReservedNetworks(cidr, [reserved])).toEqual([]);
});
