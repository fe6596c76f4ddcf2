import { describe, expect, it } from "vitest";
import type { NodeProgram } from "../../../modules/node/node-program.ts";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { verifyCloudInit } from "../../../modules/node/verify-cloud-init.ts";
import { sampleFront } from "./sample-front.ts";
import { sampleNode } from "./sample-node.ts";

const checks = ["bash", "shellcheck", "systemd", "nftables", "cloud-init", "caddy"];
const { skipped } = await verifyCloudInit(renderCloudInit(sampleNode()));
const missing = new Map(skipped.map(({ check, message }) => [check, message]));
for (const [check, reason] of missing) console.warn(`static check ${check} skipped: ${reason}`);

async function complaints(program: NodeProgram): Promise<string[]> {
  const { findings } = await verifyCloudInit(renderCloudInit(program));
  return findings.map(({ check, message }) => `${check}: ${message}`);
}

function changed(path: string, change: (content: string) => string): NodeProgram {
  const node = sampleNode();
  const files = node.files.map((file) =>
    file.path === path ? { ...file, content: change(file.content) } : file,
  );
  return { ...node, files };
}

const broken: Record<string, NodeProgram> = {
  bash: changed("/usr/local/libexec/sovereign/weights", (text) => text.replace("\nfi\n", "\n")),
  shellcheck: changed("/usr/local/libexec/sovereign/canary", (text) => `${text}rm -rf $HOME/$1\n`),
  systemd: {
    ...sampleNode(),
    units: [
      ...sampleNode().units,
      { name: "acme.service", sections: { Service: { ExecStart: "/bin/true", Restart: "sometimes" } } },
    ],
  },
  nftables: {
    ...sampleNode(),
    firewall: [
      {
        direction: "out",
        protocol: "tcp",
        ports: [80],
        peers: "any",
        purpose: "no such user",
        userId: 2 ** 40,
      },
    ],
  },
  caddy: changed("/etc/sovereign/Caddyfile", (text) => text.replace("max_size", "maximum_size")),
};

describe("verifyCloudInit", () => {
  it.each([
    ["inference", () => sampleNode()],
    ["front", () => sampleFront()],
    [
      "Loki-logging",
      () =>
        sampleFront({
          logs: { protocol: "loki", url: "https://logs.example.org/push", tokenSecret: "cookie" },
        }),
    ],
    [
      "syslog-logging",
      () =>
        sampleNode({
          logs: {
            protocol: "syslog",
            host: "logs.example.org",
            port: 6514,
            tokenSecret: "client-keys",
            tokenParameter: { id: "tenant@32473", name: "TOKEN" },
          },
        }),
    ],
    ["front with docker", () => sampleFront({ runtime: "docker" })],
    [
      "encrypted disk",
      () =>
        sampleNode({
          modelsDisk: { device: "/dev/vdb", path: "/var/lib/sovereign/models", encryption: "scratch" },
        }),
    ],
  ])("finds nothing to say about the %s node", async (_name, make) => {
    expect(await complaints(make())).toEqual([]);
  });

  it("takes a cloud-config that writes no file", async () => {
    expect((await verifyCloudInit("#cloud-config\npackages: [nftables]\n")).findings).toEqual([]);
  });

  for (const check of checks.filter((name) => broken[name] !== undefined))
    it.skipIf(missing.has(check))(`lets ${check} find what is broken for it`, async () => {
      const program = broken[check];
      if (program === undefined) throw new Error("no example");
      expect((await complaints(program)).some((line) => line.startsWith(`${check}: `))).toBe(true);
    });
});
