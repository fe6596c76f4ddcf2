import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { gpuDriverFiles } from "../../../modules/node/gpu-driver.ts";
import { driverDistributions, gpuDriverScript } from "../../../modules/node/gpu-driver-script.ts";
import { nodeFiles, renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { verifyCloudInit } from "../../../modules/node/verify-cloud-init.ts";
import { sampleNode, sampleOptions } from "./sample-node.ts";

const installing = sampleNode({ engine: { ...sampleOptions.engine, gpuDriver: "install" } });
const unitOf = (name: string) =>
  nodeFiles(installing).find((file) => file.path === `/etc/systemd/system/${name}`)?.content ?? "";

describe("a node that installs its GPU driver", () => {
  it("starts the engine only when a driver has found a GPU, by the distribution's own runtime", () => {
    const engine = unitOf("sovereign-engine.service");
    expect(engine).toMatch(/^Requires=.* sovereign-gpu\.service$/m);
    expect(engine).toContain("/usr/bin/podman");
    expect(engine).toContain("--device=nvidia.com/gpu=all");
    expect(installing.packages).toContain("podman");
  });

  it("runs at every boot, because a GPU may be attached after the first", () => {
    const unit = unitOf("sovereign-gpu.service");
    expect(unit).toContain("WantedBy=sovereign.target");
    expect(unit).not.toContain("Condition");
  });

  it("leaves images that carry a driver as they are", () => {
    expect(nodeFiles(sampleNode()).some(({ path }) => path.includes("gpu"))).toBe(false);
  });

  it("passes every check that this machine has the tools for", async () => {
    expect((await verifyCloudInit(renderCloudInit(installing))).findings).toEqual([]);
  }, 60_000);

  it("refuses a distribution without a known driver and names those that have one", async () => {
    for (const { distribution } of driverDistributions) {
      expect(gpuDriverScript.content).toContain(`    ${distribution})`);
      expect(gpuDriverScript.content).toMatch(new RegExp(`take an image of .*${distribution}`));
    }
  });
});

const hasJq = await execa("jq", ["--version"]).then(
  () => true,
  () => false,
);

describe.runIf(hasJq)("what containers are told of GPUs", () => {
  it("names every device and puts every library where programs look for it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "container-devices-"));
    try {
      const program = join(folder, "program.jq");
      writeFileSync(program, gpuDriverFiles[0]?.content ?? "");
      const libraries =
        "libcuda.so.1 /usr/lib/a/libcuda.so.580.1\nlibnvidia-ml.so.1 /usr/lib/a/libnvidia-ml.so.580.1\n";
      const { stdout } = await execa("jq", [
        ...[
          "--null-input",
          "--argjson",
          "gpus",
          "2",
          "--arg",
          "libraries",
          libraries,
          "--from-file",
          program,
        ],
      ]);
      const mount = (name: string) => ({
        hostPath: `/usr/lib/a/${name}.580.1`,
        containerPath: `/usr/lib/x86_64-linux-gnu/${name}.1`,
        options: ["ro", "nosuid", "nodev", "bind"],
      });
      expect(JSON.parse(stdout)).toEqual({
        cdiVersion: "0.5.0",
        kind: "nvidia.com/gpu",
        devices: [
          {
            name: "all",
            containerEdits: { deviceNodes: [{ path: "/dev/nvidia0" }, { path: "/dev/nvidia1" }] },
          },
        ],
        containerEdits: {
          deviceNodes: [
            { path: "/dev/nvidiactl" },
            { path: "/dev/nvidia-uvm" },
            { path: "/dev/nvidia-uvm-tools" },
          ],
          mounts: [mount("libcuda.so"), mount("libnvidia-ml.so")],
        },
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
