import { expect, it } from "vitest";
import { frontNode } from "../../../modules/node/front-node.ts";
import { sampleFrontOptions } from "./sample-front.ts";

it("a handover reaches every program that holds a secret, and restarts those alone whose secret is another", () => {
  const logs = {
    protocol: "loki",
    url: "https://logs.example.org/loki/api/v1/push",
    tokenSecret: "client",
  } as const;
  const { files, containers } = frontNode({ ...sampleFrontOptions, logs });
  const lines =
    files
      .find(({ path }) => path.endsWith("/secret-readers"))
      ?.content.trim()
      .split("\n") ?? [];
  expect(lines).toContain("sovereign-proxy.service");
  expect(lines).toContain("sovereign-logs.service");
  expect(lines).toContain("sovereign-gateway.service gateway-key database-url engine-key-general");
  expect(lines).toContain("sovereign-sign-in.service client cookie");
  for (const { name, secretEnvironment } of containers)
    expect(lines).toContain([`${name}.service`, ...Object.values(secretEnvironment)].join(" "));
});
