import { availableParallelism, loadavg } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Machine } from "../lab/machine.ts";
import { addresses } from "../lab/network.ts";
import { cannotBoot } from "../lab/prerequisites.ts";
import { hostname, makeWorld, programOf, untilServed, type World } from "../lab/world.ts";
import { fastEngine } from "./fast-engine.ts";

const rounds = 5;
const streams = 50;
const tokens = 120;

interface Round {
  readonly failed: number;
  readonly tokensPerSecond: number;
  readonly firstTokenMs: number;
}

describe.skipIf(cannotBoot)(`the proxy with ${streams} streams at once, beside the bare engine`, () => {
  let world: World;
  let machine: Machine;

  beforeAll(async () => {
    world = await makeWorld();
    machine = await world.machine(programOf(world, { engine: fastEngine(world) }));
    await machine.start();
    await machine.until("systemctl is-active sovereign-firewall", 60);
    expect(await world.handOver(machine)).toBe("accepted");
    await untilServed(world);
  });
  afterAll(async () => {
    await machine?.remove();
    await world?.remove();
  });

  /** The client runs on the machine itself both times, so that nothing but the proxy differs. */
  const measure = async (to: readonly string[], key: string): Promise<Round> => {
    const { stdout, stderr } = await machine.run(
      `python3 /opt/lab/streams.py ${to.join(" ")} ${streams} ${tokens}`,
      key,
    );
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout);
  };

  it("costs less than 5 % of the tokens a second and 10 ms to the first token", async ({ skip }) => {
    const own = (await machine.run("cat /run/sovereign/own-keys/engine-key")).stdout.trim();
    const pairs: { readonly bare: Round; readonly proxied: Round }[] = [];
    for (let round = 0; round < rounds; round += 1)
      pairs.push({
        bare: await measure(["127.0.0.1", "8000", "engine", "-"], own),
        proxied: await measure(
          [addresses.node, "443", hostname, "/etc/ssl/certs/ca-certificates.crt"],
          world.clientKey,
        ),
      });
    const of = (kind: "bare" | "proxied", figure: keyof Round) =>
      median(pairs.map((pair) => pair[kind][figure]));
    const lost = 1 - of("proxied", "tokensPerSecond") / of("bare", "tokensPerSecond");
    const later = of("proxied", "firstTokenMs") - of("bare", "firstTokenMs");
    const load = loadavg()[0] ?? 0;
    for (const kind of ["bare", "proxied"] as const)
      console.log(
        `${kind}: ${of(kind, "tokensPerSecond").toFixed(0)} tokens/s, first token after ${of(kind, "firstTokenMs").toFixed(1)} ms (medians of ${rounds} rounds)`,
      );
    console.log(
      `proxy: ${(lost * 100).toFixed(1)} % of tokens/s, ${later.toFixed(1)} ms, at a load of ${load.toFixed(1)}`,
    );
    expect(pairs.flatMap(({ bare, proxied }) => [bare.failed, proxied.failed])).toEqual(
      Array(2 * rounds).fill(0),
    );
    if (load > 1.5 * availableParallelism() && (lost >= 0.05 || later >= 10))
      return skip(`the figures say nothing: others use this machine, its load is ${load.toFixed(1)}`);
    expect(lost).toBeLessThan(0.05);
    expect(later).toBeLessThan(10);
  });
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
