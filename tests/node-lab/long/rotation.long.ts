import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCertificate } from "../lab/certificates.ts";
import type { Machine } from "../lab/machine.ts";
import { addresses } from "../lab/network.ts";
import { cannotBoot } from "../lab/prerequisites.ts";
import { hostname, makeWorld, programOf, request, untilServed, type World } from "../lab/world.ts";
import { fastEngine } from "./fast-engine.ts";

/** Every secret changes while clients ask, stream and open connections; none of them may notice. */
describe.skipIf(cannotBoot)("rotation with requests running", () => {
  let world: World;
  let machine: Machine;
  let serial = 100;

  beforeAll(async () => {
    world = await makeWorld();
    machine = await world.machine(programOf(world, { engine: fastEngine(world) }));
    await machine.start();
    await machine.until("systemctl is-active sovereign-firewall", 60);
    expect(await world.handOver(machine, { serial })).toBe("accepted");
    await untilServed(world);
  });
  afterAll(async () => {
    await machine?.remove();
    await world?.remove();
  });

  const rotate = (secrets: Readonly<Record<string, string>>) => {
    serial += 1;
    return world.handOver(machine, { serial, secrets });
  };
  const fingerprint = async () => {
    const ask = `openssl s_client -connect ${addresses.node}:443 -servername ${hostname} </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256`;
    return (await world.network.run("cli", ["bash", "-c", ask])).stdout;
  };
  /** Asks on new connections, and holds streams open, until `work` is over; answers how many were asked and failed. */
  const during = async (work: () => Promise<void>) => {
    let over = false;
    const counts = { asked: 0, failed: 0, streams: 0, brokenStreams: 0 };
    const ask = async () => {
      while (!over) {
        counts.asked += 1;
        if ((await request(world, "/v1/models", { key: world.clientKey })) !== "200") counts.failed += 1;
      }
    };
    const stream = async () => {
      while (!over) {
        const { stdout } = await world.network.run(
          "cli",
          [
            "python3",
            `${import.meta.dirname}/../lab/streams.py`,
            addresses.node,
            "443",
            hostname,
            world.authority.certificate,
            "5",
            "120",
          ],
          world.clientKey,
        );
        counts.streams += 5;
        counts.brokenStreams += (JSON.parse(stdout) as { failed: number }).failed;
      }
    };
    await Promise.all([
      work().finally(() => {
        over = true;
      }),
      ask(),
      stream(),
    ]);
    return counts;
  };

  it("takes a new value of every secret, one by one and together, and no request fails", async () => {
    const before = await fingerprint();
    const next = (bytes: number) => randomBytes(bytes).toString("hex");
    const counts = await during(async () => {
      const certificate = await makeCertificate(`${world.folder}`, world.authority, hostname);
      const files = {
        "tls-certificate": readFileSync(certificate.certificate, "utf8"),
        "tls-key": readFileSync(certificate.key, "utf8"),
      };
      const others = {
        "bucket-access-key": next(10),
        "bucket-secret-key": next(20),
        "logs-token": next(24),
        "registry-login": `reader:${next(16)}`,
        "client-keys": `acme=${world.clientKey}\nother=${next(20)}\n`,
      };
      expect(Object.keys({ ...files, ...others }).sort()).toEqual(Object.keys(world.secrets).sort());
      expect(await rotate(files)).toBe("accepted");
      for (const [name, value] of Object.entries(others))
        expect(await rotate({ [name]: value })).toBe("accepted");
      expect(await rotate({ ...files, ...others })).toBe("accepted");
    });
    console.log(`rotation of every secret: ${JSON.stringify(counts)}`);
    expect(await fingerprint()).not.toBe(before);
    expect(counts).toMatchObject({ failed: 0, brokenStreams: 0 });
    expect(counts.asked).toBeGreaterThan(20);
    // Five at a time: on a quick machine the first five outlast the whole rotation.
    expect(counts.streams).toBeGreaterThanOrEqual(5);
  });

  it("loses no request while the proxy reloads its certificate twenty times", async () => {
    const counts = await during(async () => {
      for (let time = 0; time < 20; time += 1)
        expect((await machine.run("systemctl reload sovereign-proxy")).exitCode).toBe(0);
    });
    console.log(`20 reloads of the certificate: ${JSON.stringify(counts)}`);
    expect(counts).toMatchObject({ failed: 0, brokenStreams: 0 });
  });
});
