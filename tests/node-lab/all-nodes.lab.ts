import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { findNodes, type RenderedNode } from "../../modules/node/find-nodes.ts";
import { verifyCloudInit } from "../../modules/node/verify-cloud-init.ts";

const root = resolve(import.meta.dirname, "../..");
const settings = resolve(root, "stacks/reference.yaml");

describe("every node of every reference deployment", () => {
  const folder = mkdtempSync(join(tmpdir(), "all-nodes-"));
  let nodes: readonly RenderedNode[] = [];

  beforeAll(async () => {
    await execa(process.execPath, ["--import", "tsx", "stacks/main.ts"], {
      cwd: root,
      env: { CDKTF_OUTDIR: folder, SOVEREIGN_CONFIG: settings },
    });
    nodes = findNodes(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is accepted by bash, shellcheck, systemd, nftables, Caddy and cloud-init, and is below 60 KiB", async () => {
    const deployments = Object.keys(parse(readFileSync(settings, "utf8")).deployments);
    expect(deployments.length).toBeGreaterThanOrEqual(9);
    for (const deployment of deployments)
      expect({ deployment, nodes: nodes.filter(({ name }) => name.includes(deployment)).length }).not.toEqual(
        {
          deployment,
          nodes: 0,
        },
      );
    for (const { name, userData } of nodes) {
      const { findings, skipped } = await verifyCloudInit(userData);
      for (const { check, message } of skipped) console.warn(`${name}: ${check} skipped: ${message}`);
      expect({ name, findings }).toEqual({ name, findings: [] });
      expect(Buffer.byteLength(userData)).toBeLessThan(60 * 1024);
    }
    console.log(
      nodes.map(({ name, userData }) => `${name}: ${Buffer.byteLength(userData)} bytes`).join("\n"),
    );
  });
});
