import { describe, expect, it } from "vitest";
import { type Cloud, unavailable } from "../../constructs/capabilities/cloud.ts";
import { scaleway } from "../../constructs/clouds/scaleway/index.ts";
import { UserError } from "../../modules/problem/problem.ts";
import { sovereignApp } from "../../stacks/app.ts";
import { ReferenceStack } from "../../stacks/reference-stack.ts";
import { sizes } from "../../stacks/sizes/index.ts";
import { deploymentWith } from "./synthesized.ts";

const gap = unavailable({ reason: "nobody sells it", source: "a page", checkedOn: "2026-11-24" });
const on = (cloud: Cloud) =>
  new ReferenceStack(sovereignApp(), {
    deployment: deploymentWith({ name: "acme" }),
    cloud,
    profile: sizes.small,
  });

describe("a size on a cloud that lacks parts of it", () => {
  it("is refused with one message that names every gap and what to do", () => {
    const attempt = () => on({ ...scaleway, Database: gap, LogSink: gap });
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(
      /^acme: cannot be built on scaleway, which lacks 2 of its parts: LogSink \(nobody sells it\); Database \(nobody sells it\); fix: choose another cloud/,
    );
  });

  it("is built without a key service: the one part that it can do without", () => {
    const { foundation } = on({ ...scaleway, bucketsTakeKeys: false, EncryptionKey: gap });
    expect(foundation.key).toBeUndefined();
  });
});
