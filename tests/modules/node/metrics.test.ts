import { describe, expect, it } from "vitest";
import { nodeFiles, renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { verifyCloudInit } from "../../../modules/node/verify-cloud-init.ts";
import { sampleNode, sampleOptions } from "./sample-node.ts";

const monitoringFrom = ["192.0.2.32/28"];
const gpuMetricsImage = `registry.example.org/dcgm-exporter@sha256:${"d".repeat(64)}`;
const watched = sampleNode({ monitoringFrom, gpuMetricsImage });
const fileOf = (path: string, program = watched) =>
  nodeFiles(program).find((file) => file.path === path)?.content ?? "";
const ruleset = fileOf("/etc/sovereign/firewall.nft");

describe("figures of an inference node", () => {
  it("are not kept where nobody may read them", () => {
    const files = nodeFiles(sampleNode());
    expect(files.filter(({ path }) => path.includes("metrics"))).toEqual([]);
    expect(sampleNode().packages).not.toContain("prometheus-node-exporter");
  });

  it("leave the machine by one port, for the networks that are named", () => {
    const incoming = watched.firewall.filter(({ direction }) => direction === "in");
    expect(incoming.filter(({ ports }) => ports.includes(9443)).map(({ peers }) => peers)).toEqual([
      monitoringFrom,
    ]);
    expect(incoming.flatMap(({ ports }) => ports).filter((port) => port === 9100 || port === 9400)).toEqual(
      [],
    );
  });

  it.each([9100, 9400])("are kept from other users of the machine on port %i", (port) => {
    expect(ruleset).toMatch(
      new RegExp(`oif "lo" tcp dport ${port} meta skuid != \\{ 0, 2001 \\} counter drop`),
    );
    const listeners = ["sovereign-host-metrics", "sovereign-gpu-metrics"].map((name) =>
      fileOf(`/etc/systemd/system/${name}.service`),
    );
    expect(listeners.join("")).toContain(`=127.0.0.1:${port}`);
  });

  it("of the GPUs come from a container as tight as the engine, without a field that needs a capability", () => {
    const unit = fileOf("/etc/systemd/system/sovereign-gpu-metrics.service");
    for (const word of ["--cap-drop=ALL", "--read-only", "--user=2009:2009", "--gpus=all", gpuMetricsImage])
      expect(unit).toContain(word);
    expect(fileOf("/etc/sovereign/gpu-metrics/counters.csv")).not.toContain("_PROF_");
    const lines = fileOf("/etc/sovereign/gpu-metrics/counters.csv").trim().split("\n");
    for (const line of lines) expect(line).toMatch(/^DCGM_FI_DEV_[A-Z_]+, (gauge|counter), [^,]+$/);
  });

  it("of the GPUs wait for the driver that the node installs", () => {
    const engine = { ...sampleOptions.engine, gpuDriver: "install" } as const;
    const program = sampleNode({ monitoringFrom, gpuMetricsImage, engine });
    const unit = fileOf("/etc/systemd/system/sovereign-gpu-metrics.service", program);
    expect(unit).toMatch(/^Requires=.* sovereign-gpu\.service$/m);
    expect(unit).not.toContain("sovereign-weights");
  });

  it("are refused where they could not be read", () => {
    expect(() => sampleNode({ gpuMetricsImage })).toThrow("name the networks in monitoringFrom");
    const engine = { ...sampleOptions.engine, gpus: "none" } as const;
    expect(() => sampleNode({ gpuMetricsImage, monitoringFrom, engine })).toThrow("has no GPU");
  });

  it("leave every tool of this machine nothing to say", async () => {
    expect((await verifyCloudInit(renderCloudInit(watched))).findings).toEqual([]);
  }, 60_000);
});
