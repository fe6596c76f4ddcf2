import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { NodeProgram } from "../../../modules/node/node-program.ts";
import { nodeFiles, renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { sampleFront } from "./sample-front.ts";
import { sampleNode } from "./sample-node.ts";

const problemsOf = (program: NodeProgram, maximumBytes?: number): string => {
  try {
    renderCloudInit(program, maximumBytes === undefined ? {} : { maximumBytes });
  } catch (error) {
    return String(error);
  }
  return "";
};
const withFile = (content: string, path = "/etc/acme") => {
  const node = sampleNode();
  return { ...node, files: [...node.files, { path, content }] };
};

describe("renderCloudInit", () => {
  it.each([
    ["inference", sampleNode],
    ["front", sampleFront],
  ])("gives the same bytes for the same %s node, below 60 KiB", (_name, make) => {
    const text = renderCloudInit(make());
    expect(renderCloudInit(make())).toBe(text);
    expect(Buffer.byteLength(text)).toBeLessThan(60 * 1024);
  });

  it("is YAML that holds every file of the program byte for byte, the setup unit last", () => {
    const program = sampleNode();
    const config = parse(renderCloudInit(program));
    expect(
      config.write_files.map((file: { path: string; content: string }) => [file.path, file.content]),
    ).toEqual(nodeFiles(program).map((file) => [file.path, file.content]));
    expect(config.write_files.at(-1).path).toBe("/etc/systemd/system/sovereign-setup.service");
  });

  it("masks what a package would start by itself before anything of ours is there", () => {
    const { bootcmd } = parse(renderCloudInit(sampleNode()));
    expect(bootcmd[0]).toEqual(["systemctl", "mask", "caddy.service"]);
  });

  it("refuses more bytes than the cloud takes, and says how many there are", () => {
    expect(problemsOf(sampleNode(), 1000)).toMatch(
      /user data is too large, got \d+ bytes; allowed: <= 1000 bytes/,
    );
  });

  it.each([
    ["a private key", "-----BEGIN OPENSSH PRIVATE KEY-----\nabc"],
    ["a token of a secret store", "token: hvs.CAESIJ0123456789abcdefghij"],
    ["an access key", "AKIAIOSFODNN7EXAMPLE"],
    ["a JSON web token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc"],
    ["a bearer token", "Authorization: Bearer abcdefghijklmnopqrstuvwxyz"],
    ["a password in an address", "postgres://acme:hunter22@db.example.org/x"],
  ])("refuses %s and does not repeat it", (name, content) => {
    const problems = problemsOf(withFile(content));
    expect(problems).toContain(`holds ${name}`);
    expect(problems).not.toContain(content.slice(-12));
  });

  it("refuses text that Terraform would expand, and lets references of the library pass", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is the point
    expect(problemsOf(withFile("echo ${HOME}"))).toContain("Terraform would expand");
    expect(problemsOf(withFile("%{http_code}"))).toContain("Terraform would expand");
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is the point
    expect(problemsOf(withFile("host=${TfToken[TOKEN.1]}"))).toBe("");
  });

  it("refuses keys that it does not know, wherever they stand", () => {
    const node = sampleNode();
    expect(problemsOf({ ...node, sshKeys: [] } as NodeProgram)).toContain('Unrecognized key: "sshKeys"');
    const unit = { name: "x.service", sections: { Service: { ExecStrat: "/bin/true" } } };
    expect(problemsOf({ ...node, units: [unit] } as NodeProgram)).toContain('Unrecognized key: "ExecStrat"');
  });

  it("refuses an image that is not named by digest, and root in a container", () => {
    const node = sampleNode();
    const [engine] = node.containers;
    if (engine === undefined) throw new Error("no container");
    expect(problemsOf({ ...node, containers: [{ ...engine, image: "vllm:latest" }] })).toContain(
      "an image by digest",
    );
    expect(problemsOf({ ...node, containers: [{ ...engine, userId: 0 }] })).toContain("containers.0.userId");
  });

  it("refuses two parts that write the same file", () => {
    expect(problemsOf(withFile("x", "/etc/sovereign/Caddyfile"))).toContain("write the same file");
  });
});
