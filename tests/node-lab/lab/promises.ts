import { expect } from "vitest";
import { renderFirewall } from "../../../modules/node/firewall.ts";
import type { NodeProgram } from "../../../modules/node/node-program.ts";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import type { Machine } from "./machine.ts";
import { loadedRuleset, normalRuleset } from "./ruleset.ts";
import type { ServiceWorld } from "./service-world.ts";

/** What holds for every machine with a service, whatever it serves. */
export async function expectSound(
  world: ServiceWorld,
  machine: Machine,
  program: NodeProgram,
): Promise<void> {
  const failed = "systemctl --failed --plain --no-legend | cut --delimiter=' ' --fields=1";
  const because = `for unit in $(${failed}); do echo "$unit"; journalctl -b -u "$unit" -o cat -n 5; done`;
  expect((await machine.run(because)).stdout).toBe("");
  const { stdout: ruleset } = await machine.run("nft --numeric-protocol list ruleset");
  const rendered = await loadedRuleset(renderFirewall(program.firewall, program.loopbackGuards));
  expect(normalRuleset(ruleset)).toBe(normalRuleset(rendered));
  const { stdout: journal } = await machine.run("journalctl --no-pager -o verbose");
  expect(journal.length).toBeGreaterThan(10_000);
  const userData = renderCloudInit(program);
  for (const value of secretValues(world)) {
    expect(journal.includes(value)).toBe(false);
    expect(userData.includes(value)).toBe(false);
  }
}

/** Of every secret the parts that would betray it. */
export function secretValues(world: ServiceWorld): string[] {
  return Object.values(world.secrets)
    .flatMap((text) => text.split("\n"))
    .flatMap((line) => (line.startsWith("-----") ? [] : [line.slice(line.indexOf("=") + 1)]))
    .filter((value) => value.length > 12);
}
