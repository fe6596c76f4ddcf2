import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../../modules/node/render-cloud-init.ts";
import { sampleNode, sampleOptions } from "./sample-node.ts";

const fileOf = (path: string, program = sampleNode()) =>
  nodeFiles(program).find((file) => file.path === path)?.content ?? "";

describe("inferenceNode", () => {
  it("refuses a flag that would undo what it promises, and says which promise", () => {
    const engine = { ...sampleOptions.engine, engineFlags: ["--max-model-len=512", "--api_key=secret"] };
    const refused = () => sampleNode({ engine });
    expect(refused).toThrow("only the node's own key opens the engine, got --api_key");
    expect(refused).not.toThrow("secret");
  });

  it("gives the engine its recorder, readable and nothing beside it", () => {
    const unit = fileOf("/etc/systemd/system/sovereign-engine.service");
    expect(unit).toContain("--middleware=token_records.Recorder");
    expect(unit).toContain("--enable-force-include-usage");
    expect(unit).toContain("--env=PYTHONPATH=/etc/sovereign/engine");
    expect(unit).toContain("--volume=/etc/sovereign/engine:/etc/sovereign/engine:ro");
    expect(fileOf("/etc/sovereign/engine/token_records.py")).toContain("class Recorder:");
  });

  it("lets only the proxy tell the engine who asks", () => {
    const proxy = fileOf("/etc/sovereign/Caddyfile");
    const upstreams = proxy.split("reverse_proxy ").slice(1);
    expect(upstreams).toHaveLength(2);
    expect(upstreams[0]).toContain("header_up -X-Client");
    expect(upstreams[1]).toContain("header_up X-Client {client}");
    const measured = fileOf("/etc/sovereign/Caddyfile", sampleNode({ monitoringFrom: ["192.0.2.9/32"] }));
    expect(measured.split("reverse_proxy ").at(-1)).toContain("header_up -X-Client");
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
