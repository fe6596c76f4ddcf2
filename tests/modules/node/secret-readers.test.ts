import { expect, it } from "vitest";
import { frontNode } from "../../../modules/node/front-node.ts";
import { sampleFrontOptions } from "./sample-front.ts";

it("a handover reaches every program of a front machine that holds a secret", () => {
  const logs = {
    protocol: "loki",
    url: "https://logs.example.org/loki/api/v1/push",
    tokenSecret: "client",
  } as const;
  const { files } = frontNode({ ...sampleFrontOptions, logs });
  expect(
    files
      .find(({ path }) => path.endsWith("/secret-readers"))
      ?.content.trim()
      .split("\n"),
  ).toEqual([
    "sovereign-proxy.service",
    "sovereign-gateway.service",
    "sovereign-chat.service",
    "sovereign-sign-in.service",
    "sovereign-teams.service",
    "sovereign-logs.service",
  ]);
});
