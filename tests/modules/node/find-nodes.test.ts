import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../../../modules/cli/run.ts";
import { diffNodes } from "../../../modules/node/diff-nodes.ts";
import { findNodes } from "../../../modules/node/find-nodes.ts";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { sampleNode, sampleOptions } from "./sample-node.ts";

const folder = mkdtempSync(join(tmpdir(), "find-nodes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function synthesized(name: string, userData: string): string {
  const stack = join(folder, name, "stacks/acme-compute");
  mkdirSync(stack, { recursive: true });
  writeFileSync(
    join(stack, "cdk.tf.json"),
    JSON.stringify({ resource: { machine: { llm: { user_data: userData } } } }),
  );
  return join(folder, name);
}

const before = renderCloudInit(sampleNode());
const after = renderCloudInit(
  sampleNode({ engine: { ...sampleOptions.engine, engineFlags: ["--max-model-len=16384"] } }),
);

describe("findNodes", () => {
  it("finds user data as text and in base64", () => {
    const plain = findNodes(synthesized("plain", before));
    expect(plain).toEqual([{ name: "acme-compute resource.machine.llm.user_data", userData: before }]);
    expect(findNodes(synthesized("coded", Buffer.from(before).toString("base64")))).toEqual(plain);
  });

  it("tells what to do where nothing is synthesized", () => {
    expect(() => findNodes(join(folder, "nothing"))).toThrow("run cdktf synth first");
  });

  it("shows the lines that changed, and nothing for the same program", () => {
    const was = findNodes(synthesized("was", before));
    const is = findNodes(synthesized("is", after));
    expect(diffNodes(was, was)).toBe("");
    const text = diffNodes(was, is);
    expect(text).toContain("~ /etc/systemd/system/sovereign-engine.service");
    expect(text).toContain("-   --max-model-len=8192");
    expect(text).toContain("+   --max-model-len=16384");
    expect(text).not.toContain("firewall");
  });

  it("prints nodes and their difference from the command line", async () => {
    const written: string[] = [];
    const stdout = { write: (text: string) => written.push(text) } as unknown as NodeJS.WritableStream;
    const [was, is] = [synthesized("was", before), synthesized("is", after)];
    expect(await run(["node", "render", "--synthesized", is], { stdout })).toBe(0);
    expect(written.join("")).toContain("# acme-compute resource.machine.llm.user_data\n#cloud-config\n");
    written.length = 0;
    expect(await run(["node", "render", "--synthesized", is, "--against", was], { stdout })).toBe(0);
    expect(written.join("")).toContain("--max-model-len=16384");
    expect(await run(["node", "explode", "--synthesized", is], { stdout, stderr: stdout })).toBe(2);
  });
});
