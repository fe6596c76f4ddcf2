import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acmeDirectory, startAuthority } from "./lab/authority.ts";
import type { Machine } from "./lab/machine.ts";
import { addresses } from "./lab/network.ts";
import { cannotBoot } from "./lab/prerequisites.ts";
import { hostname, makeWorld, programOf, type World } from "./lab/world.ts";

describe.skipIf(cannotBoot)("an inference node that asks an authority for its certificate", () => {
  let world: World;
  let machine: Machine;
  let authority: { stop(): Promise<void> };

  beforeAll(async () => {
    world = await makeWorld();
    authority = await startAuthority(world);
    const rootCertificate = readFileSync(world.authority.certificate, "utf8");
    machine = await world.machine(
      programOf(world, {
        tls: { kind: "acme", directory: acmeDirectory, rootCertificate },
        clientsFrom: [`${addresses.cli}/32`, `${addresses.svc}/32`],
      }),
    );
    await machine.start();
    await machine.until("systemctl is-active sovereign-firewall", 60);
    expect(await world.handOver(machine)).toBe("accepted");
  });
  afterAll(async () => {
    await machine?.remove();
    await authority?.stop();
    await world?.remove();
  });

  it("gets one through its own firewall, and keeps it over a reboot", async () => {
    const issuer = () =>
      world.network.run("cli", [
        ...[
          "bash",
          "-c",
          `openssl s_client -connect ${addresses.node}:443 -servername ${hostname} </dev/null 2>/dev/null`,
        ],
      ]);
    await machine.until(
      "journalctl -b -o cat -u sovereign-proxy | grep -q 'certificate obtained successfully'",
      90,
    );
    expect((await issuer()).stdout).toContain("Pebble Intermediate CA");
    await authority.stop();
    await machine.stop();
    await machine.start();
    await machine.until("systemctl is-active sovereign-proxy", 90);
    expect((await issuer()).stdout).toContain("Pebble Intermediate CA");
  });
});
