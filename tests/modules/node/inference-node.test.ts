import { describe, expect, it } from "vitest";
import { forbiddenEngineFlags } from "../../../modules/node/engine.ts";
import { nodeFiles } from "../../../modules/node/render-cloud-init.ts";
import { sampleNode, sampleOptions } from "./sample-node.ts";

const fileOf = (path: string, program = sampleNode()) =>
  nodeFiles(program).find((file) => file.path === path)?.content ?? "";

describe("inferenceNode", () => {
  it.each(forbiddenEngineFlags)("refuses %s, alone and with a value", (flag) => {
    for (const given of [flag, `${flag}=x`]) {
      const engine = { ...sampleOptions.engine, engineFlags: [given] };
      expect(() => sampleNode({ engine })).toThrow(`got ${flag}`);
    }
  });

  it("passes the flags of sizing on, after its own", () => {
    const unit = fileOf("/etc/systemd/system/sovereign-engine.service");
    for (const flag of sampleOptions.engine.engineFlags) expect(unit).toContain(`  ${flag}`);
    expect(unit).toContain("--host=127.0.0.1");
  });

  it("refuses a secret that is used and not delivered", () => {
    const secrets = { ...sampleOptions.secrets, names: ["client-keys"] };
    expect(() => sampleNode({ secrets })).toThrow(
      "a secret is used that nothing delivers, got bucket-access-key",
    );
  });

  it("lets nothing of ours start without the firewall", () => {
    const units = nodeFiles(sampleNode()).filter((file) =>
      /\/sovereign.*\.(service|target|socket)$/.test(file.path),
    );
    const free = units
      .filter((unit) => !/^Requires=.*sovereign-firewall\.service/m.test(unit.content))
      .map((unit) => unit.path.split("/").at(-1));
    // The firewall itself, what installs it, and the request that the node sends to itself.
    expect(free.sort()).toEqual([
      "sovereign-canary.service",
      "sovereign-firewall.service",
      "sovereign-setup.service",
    ]);
  });

  it("answers to nobody but clients who are listed", () => {
    expect(
      sampleNode()
        .firewall.filter((rule) => rule.direction === "in")
        .map((rule) => rule.peers),
    ).toEqual([sampleOptions.clientsFrom]);
  });
});
