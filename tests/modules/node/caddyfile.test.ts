import { expect, it } from "vitest";
import type { NodeProgram } from "../../../modules/node/node-program.ts";
import { sampleFront } from "./sample-front.ts";
import { sampleNode } from "./sample-node.ts";

const caddyfileOf = (program: NodeProgram) =>
  program.files.find(({ path }) => path.endsWith("/Caddyfile"))?.content ?? "";

it("holds requests on a front machine while a service starts again, and asks first for those with a body", () => {
  const front = caddyfileOf(sampleFront());
  expect(front).toContain("(patient) {\n\tlb_try_duration 150s");
  for (const [port, path] of [
    [4000, "/health/liveliness"],
    [4100, "/health"],
    [4180, "/ping"],
  ]) {
    expect(front).toMatch(
      new RegExp(`forward_auth @for${port} 127.0.0.1:${port} \\{\\s+uri ${path}\\s+import patient`),
    );
    expect(front).toMatch(new RegExp(`reverse_proxy 127.0.0.1:${port} \\{[^}]*import patient`));
  }
});

it("answers at once where another engine can be asked, and where it is asked for its health", () => {
  expect(caddyfileOf(sampleNode())).not.toContain("patient");
  const health = /handle @health \{[^@]*/.exec(caddyfileOf(sampleFront()))?.[0];
  expect(health).toContain("127.0.0.1:4000");
  expect(health).not.toContain("patient");
});

it("lets nobody outside say for whom is asked, and writes down no query", () => {
  const front = caddyfileOf(sampleFront());
  expect(front).toContain("header_up -X-OpenWebUI-*");
  expect(front).toContain("header_up -X-Forwarded-Email");
  for (const program of [sampleFront(), sampleNode()])
    expect(caddyfileOf(program)).toContain('request>uri regexp "[?].*" ""');
});
