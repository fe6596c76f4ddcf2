import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Machine } from "./lab/machine.ts";
import { cannotBoot } from "./lab/prerequisites.ts";
import { lokiSink, type Sink, syslogSink } from "./lab/sinks.ts";
import { makeWorld, programOf, untilServed, type World } from "./lab/world.ts";

describe.skipIf(cannotBoot)("a node's journal", () => {
  let world: World;
  let machine: Machine;
  let sink: Sink;

  beforeAll(async () => {
    world = await makeWorld();
  });
  afterEach(async () => {
    await machine?.remove();
    await sink?.stop();
  });
  afterAll(() => world?.remove());

  const say = (from: number, to: number) =>
    machine.run(
      `for i in $(seq ${from} ${to}); do echo "counted-$i."; done | systemd-cat --identifier=count`,
    );
  const numbers = () =>
    new Set(sink.lines().flatMap((line) => [...line.matchAll(/counted-(\d+)\./g)].map((match) => match[1])));
  const untilCounted = async (count: number) => {
    for (let tries = 0; tries < 120 && numbers().size < count; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 500));
    return numbers().size;
  };

  it.each([
    ["Loki", lokiSink],
    ["syslog", syslogSink],
  ])(
    "reaches a %s sink without a lost line, though the sink is down twice and the node reboots",
    async (name, make) => {
      sink = await make(world);
      machine = await world.machine(programOf(world, { logs: sink.address }));
      await machine.start();
      await machine.until("systemctl is-active sovereign-firewall", 60);
      expect(await world.handOver(machine)).toBe("accepted");
      await untilServed(world, 90);
      await say(1, 300);
      await sink.start();
      expect(await untilCounted(300)).toBe(300);
      await sink.stop();
      await say(301, 600);
      await machine.stop();
      await machine.start();
      await machine.until("systemctl is-active sovereign-logs", 60);
      await say(601, 900);
      await sink.start();
      expect(await untilCounted(900)).toBe(900);

      const arrived = sink.lines().join("\n");
      const { stdout } = await machine.run("journalctl --no-pager -o cat | grep -c .");
      console.log(`${name}: ${stdout} lines in the journal, ${sink.lines().length} at the sink`);
      expect(arrived).toContain('"X-Client":["acme"]');
      expect(arrived).not.toContain("Say hello");
      const { "logs-token": token = "", ...others } = world.secrets;
      const values = Object.values(others).flatMap((text) => text.split("\n"));
      for (const value of [...values, world.clientKey].filter(
        (line) => line.length > 12 && !line.startsWith("-----"),
      ))
        expect(arrived.includes(value)).toBe(false);
      expect((await machine.run("journalctl --no-pager -o cat")).stdout.includes(token)).toBe(false);
    },
  );
});
