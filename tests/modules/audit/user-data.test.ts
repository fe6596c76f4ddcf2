import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { endpointsIn } from "../../../modules/audit/endpoints.ts";
import { hubModelsIn, imagesIn, impliedHosts, readable } from "../../../modules/audit/user-data.ts";
import { outcomeOf, planDocument } from "./plan-of.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const compose =
  "services:\n  engine:\n    image: vllm/vllm-openai:v0.19.0\n    command: --model acme/large\n";

describe("readable", () => {
  it("reads plain text, Base64, and compressed Base64", () => {
    expect(readable("#cloud-config\n")).toBe("#cloud-config\n");
    expect(readable(base64("#cloud-config\nruncmd: []"))).toContain("runcmd");
    expect(readable(gzipSync("#cloud-config\nruncmd: []").toString("base64"))).toContain("runcmd");
  });

  it("reads files that cloud-init unpacks", () => {
    const packed = (content: string, encoding: string) =>
      `#cloud-config\nwrite_files:\n  - path: /opt/compose.yaml\n    encoding: ${encoding}\n    content: ${content}\n`;
    expect(readable(packed(base64(compose), "b64"))).toContain("vllm-openai");
    expect(readable(packed(gzipSync(compose).toString("base64"), "gz+b64"))).toContain("vllm-openai");
  });

  it("leaves bombs and noise packed", () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000)).toString("base64");
    expect(readable(bomb)).toBe(bomb);
    expect(readable(`content: ${base64("\u0000\u0001".repeat(40))}`)).toContain("content:");
  });
});

describe("what a script takes from outside", () => {
  it("takes neither Python's imports nor prose for images", () => {
    expect(imagesIn("from acme.hooks import Record\nfrom os import environ\n- image processing\n")).toEqual(
      [],
    );
  });

  it("names images however they are started", () => {
    expect(imagesIn(compose)).toEqual(["vllm/vllm-openai:v0.19.0"]);
    expect(imagesIn("docker run -d --gpus all -v /srv:/srv ghcr.io/acme/engine:1.2 serve")).toEqual([
      "ghcr.io/acme/engine:1.2",
    ]);
    expect(imagesIn("FROM --platform=linux/amd64 acme/engine:1 AS build\nFROM acme/base\n")).toEqual([
      "acme/engine:1",
      "acme/base",
    ]);
    expect(imagesIn("podman pull --quiet registry.example.org/acme/engine@sha256:00")).toHaveLength(1);
  });

  it("knows the hosts behind commands that name none", () => {
    expect(impliedHosts("pip install vllm")).toEqual(["pypi.org"]);
    expect(impliedHosts("pip install --index-url https://pypi.example.org/simple vllm")).toEqual([]);
    expect(impliedHosts("vllm serve acme/large")).toEqual(["huggingface.co"]);
    expect(impliedHosts("vllm serve /models/large")).toEqual([]);
    expect(endpointsIn("runcmd:\n  - ollama pull mistral").map(({ host }) => host)).toEqual([
      "registry.ollama.ai",
    ]);
  });

  it("leaves out the machine's own name", () => {
    const script =
      "#cloud-config\nfqdn: ai.example.org\nruncmd:\n  - curl https://ai.example.org/ https://in.ai.example.org/ https://example.net/";
    expect(endpointsIn(script).map(({ host }) => host)).toEqual(["example.net"]);
  });

  it("names models of a hub, but no path", () => {
    expect(hubModelsIn("vllm serve acme/large --port 8000")).toEqual(["acme/large"]);
    expect(hubModelsIn('["--model", "acme/large"]')).toEqual(["acme/large"]);
    expect(hubModelsIn("--model /models/acme/large --model-id=./acme/large")).toEqual([]);
  });
});

describe("rules on user data", () => {
  const judge = (rule: string, script: string) =>
    outcomeOf(
      planDocument([{ address: "scaleway_instance_server.s", values: { cloud_init: script } }]),
      rule,
      "scaleway_instance_server.s",
    );

  it.each([
    ["boot-image-pinned", compose, "fail"],
    ["boot-image-pinned", compose.replace(":v0.19.0", `@sha256:${"a".repeat(64)}`), "pass"],
    ["boot-image-pinned", "#cloud-config\n", "pass"],
    ["boot-model-pinned", compose, "fail"],
    ["boot-model-pinned", `${compose} --revision ${"a".repeat(40)}`, "pass"],
    ["boot-model-pinned", `${compose} --revision main`, "fail"],
    ["no-remote-model-code", "vllm serve /m --trust-remote-code", "fail"],
    ["no-remote-model-code", "trust_remote_code: false", "pass"],
    ["boot-packages-hashed", "runcmd:\n  - pip install vllm\n", "fail"],
    ["boot-packages-hashed", "runcmd:\n  - apt-get install -y nginx\n", "pass"],
    ["endpoints-in-eea", compose, "fail"],
  ])("%s on %j: %s", (rule, script, outcome) => expect(judge(rule, script)).toBe(outcome));
});
