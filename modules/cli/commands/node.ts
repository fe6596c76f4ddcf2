import { resolve } from "node:path";
import { Argument } from "commander";
import type { RenderedNode } from "../../node/find-nodes.ts";
import type { CliCommand, Io } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";

export const command: CliCommand = {
  declare: (command) =>
    command
      .description("Print what runs on the machines, compare it with another version, or have it checked")
      .addArgument(new Argument("<action>", "what to do").choices(["render", "verify"]))
      .option("--synthesized <folder>", "output of cdktf synth", "cdktf.out")
      .option("--against <folder>", "output of another version's synth: print what differs"),
  async run([action], options, io) {
    const { findNodes } = await import("../../node/find-nodes.ts");
    const nodes = findNodes(resolve(io.cwd, String(options.synthesized)));
    if (action === "verify") return verify(nodes, io);
    if (options.against === undefined) {
      for (const node of nodes) io.stdout.write(`# ${node.name}\n${node.userData}\n`);
      return exitCodes.ok;
    }
    const { diffNodes } = await import("../../node/diff-nodes.ts");
    io.stdout.write(diffNodes(findNodes(resolve(io.cwd, String(options.against))), nodes));
    return exitCodes.ok;
  },
};

async function verify(nodes: readonly RenderedNode[], { stdout }: Io) {
  const { verifyCloudInit } = await import("../../node/verify-cloud-init.ts");
  let found = 0;
  for (const { name, userData } of nodes) {
    const { findings, skipped } = await verifyCloudInit(userData);
    found += findings.length;
    stdout.write(`${findings.length === 0 ? "ok    " : "failed"} ${name}\n`);
    for (const { check, message } of findings) stdout.write(`       ${check}: ${message}\n`);
    for (const { check, message } of skipped) stdout.write(`       ${check} skipped: ${message}\n`);
  }
  return found === 0 ? exitCodes.ok : exitCodes.failed;
}
