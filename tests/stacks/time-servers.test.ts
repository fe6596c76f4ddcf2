import { expect, it } from "vitest";
import { referenceDeployments, synthesizeAll } from "./synthesized.ts";

/** Outscale has machines of one's own in both stacks. */
const micro = referenceDeployments().find(({ size, cloud }) => size === "micro" && cloud === "outscale");

it("asks the time servers of the settings on every machine, and opens those alone", () => {
  if (micro === undefined) throw new Error("reference.yaml has no micro deployment on Outscale");
  const timeServers = [{ host: "192.0.2.123", authenticated: false }];
  const stacks = Object.values(synthesizeAll({ ...micro, timeServers })).map((stack) =>
    JSON.stringify(stack),
  );
  const machines = (line: string) => stacks.flatMap((text) => text.split(line).slice(1)).length;
  const all = machines("minsources ");
  // Both machines of the compute stack, the four of the foundation, and its bastion, which keeps to the default.
  expect(all).toBe(7);
  expect(machines("server 192.0.2.123 iburst")).toBe(all - 1);
  expect(machines("192.0.2.123/32 } udp dport { 123 }")).toBe(all - 1);
});
