import { describe, expect, it } from "vitest";
import { audit } from "../../../modules/audit/index.ts";
import { compareSides, type Side } from "../../../modules/move/move.ts";
import { moveReport } from "../../../modules/move/report.ts";
import { maskPlan, readPlan } from "../../../modules/plan/index.ts";
import { clouds, planDocument, rules, type TestResource } from "../audit/plan-of.ts";

interface Part extends TestResource {
  readonly path: string;
}

/** A stack's plan with the manifest that says which construct made each resource. */
function side(
  cloud: string,
  region: string,
  zone: string,
  resources: readonly Part[],
  outputs: object = {},
): Side {
  const entries = Object.fromEntries(
    resources.map(({ address, path }) => [address, { path, dataClass: "personal", owner: "it@example.org" }]),
  );
  const document = planDocument(resources, {
    output_changes: {
      __sovereign_manifest: { actions: ["create"], before: null, after: { ...entries, ...outputs } },
    },
  });
  const plan = maskPlan(readPlan(document));
  return { place: { cloud, region, zone }, stacks: [{ plan, audit: audit(plan, rules, clouds) }] };
}

const bucket = (name: string, encrypted: boolean): Part[] => [
  {
    address: "scaleway_object_bucket.Documents_1",
    path: "acme-foundation/Documents",
    values: { name, region: "fr-par", versioning: [{ enabled: true }] },
  },
  ...(encrypted
    ? [
        {
          address: "scaleway_object_bucket_server_side_encryption_configuration.Documents_2",
          path: "acme-foundation/Documents",
          values: { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: "aws:kms" }] }] },
          references: { bucket: ["scaleway_object_bucket.Documents_1.name"] },
        },
      ]
    : []),
];
const secret: Part = {
  address: "scaleway_secret.Token",
  path: "acme-foundation/Secrets",
  values: { name: "gateway-key", region: "fr-par" },
};
const from = side("scaleway", "fr-par", "fr-par-2", [...bucket("acme-documents", true), secret]);

describe("a move", () => {
  const to = side("ovhcloud", "GRA11", "GRA11", [
    {
      address: "ovh_cloud_project_storage.Documents_9",
      path: "acme-foundation/Documents",
      provider: "registry.terraform.io/ovh/ovh",
      values: { name: "acme-copies", region_name: "GRA", versioning: { status: "enabled" } },
    },
  ]);
  const move = compareSides("acme", from, to, ["services"]);

  it("finds the same part on both sides, whatever it is made of", () => {
    expect(move.parts.find(({ part }) => part === "foundation/Documents")).toMatchObject({
      before: ["scaleway_object_bucket"],
      after: ["ovh_cloud_project_storage"],
    });
  });

  it("names a part that is not there", () => {
    expect(move.parts.filter(({ after }) => after.length === 0).map(({ part }) => part)).toEqual([
      "foundation/Secrets",
    ]);
  });

  it("carries a bucket by the names that it has on both sides, and secrets by name alone", () => {
    const commands = move.copies.find(({ what }) => what === "bucket")?.commands;
    expect(commands?.[0]).toBe("rclone sync --checksum old:acme-documents new:acme-copies");
    expect(move.copies.find(({ what }) => what === "secrets")?.names).toEqual(["gateway-key"]);
  });

  it("tells both places with their operators", () => {
    expect(move.to.operator?.parentCountry).toBe("FR");
    expect(move.from.region?.name).toBe("fr-par");
  });

  it("reads in 80 columns, but for commands to copy and words longer than a line", () => {
    const long = moveReport(move, rules)
      .split("\n")
      .filter((line) => line.length > 80 && !/^ {6}(?:rclone|pg_|sovereign|skopeo)/.test(line));
    expect(long).toEqual([]);
  });
});

describe("controls", () => {
  it("are lost where any resource of the part fails that rule there", () => {
    const move = compareSides("acme", from, side("scaleway", "nl-ams", "nl-ams-1", bucket("b", false)), []);
    const lost = move.controls.lost
      .filter(({ part }) => part === "foundation/Documents")
      .map(({ rule }) => rule);
    expect(lost).toContain("bucket-under-own-key");
  });

  it("are not lost by a move to the same", () => {
    const { controls } = compareSides("acme", from, from, []);
    expect(controls).toEqual({ lost: [], nowUnknown: [], gained: [] });
  });
});

describe("steps left to people", () => {
  it("count as what a part is made of", () => {
    const outputs = {
      "output.secrets_steps": {
        path: "acme-foundation/Secrets",
        dataClass: "personal",
        owner: "it@example.org",
      },
    };
    const move = compareSides("acme", from, side("ovhcloud", "GRA11", "GRA11", [], outputs), []);
    expect(move.parts.find(({ part }) => part === "foundation/Secrets")?.after).toEqual([
      "by hand (output.secrets_steps)",
    ]);
  });
});
