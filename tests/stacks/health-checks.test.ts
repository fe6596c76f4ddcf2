import { describe, expect, it } from "vitest";
import { complaints, settings } from "./settings-text.ts";
import { deploymentWith, referenceDeployments, type StackJson, synthesizeAll } from "./synthesized.ts";

const contract = "hdsContract: Contract 4711 of 2026-10-01, with the managed database\n";
const health = "dataClasses: [internal, health]\n";

describe("health data", () => {
  it("is accepted at a certified host with a contract", () => {
    expect(complaints(settings(health + contract))).toEqual([]);
  });

  it("is refused without the contract that binds the host", () => {
    expect(complaints(settings(health))).toEqual([
      expect.stringContaining(
        "hdsContract: is missing: a certificate for hosting health data binds the host",
      ),
    ]);
  });

  it("is refused where no certified host is known, with the places where one is", () => {
    const dutch = [
      ["region: fr-par", "region: nl-ams"],
      ["zone: fr-par-2", "zone: nl-ams-1"],
    ] as const;
    const problems = complaints(settings(`${health + contract}gpuOffer: L4-1-24G\n`, ...dutch));
    expect(problems).toContainEqual(
      expect.stringMatching(
        /region: health data needs a certified host .*fr-par of scaleway; fix: .*"fr-par"/,
      ),
    );
  });

  it("is refused where buckets take no key of your own", () => {
    const ovh = referenceDeployments().find(({ name }) => name === "small-ovhcloud") ?? deploymentWith({});
    const attempt = () =>
      synthesizeAll({ ...ovh, dataClasses: ["health"], hdsContract: "Contract 4711 of 2026-10-01" });
    expect(attempt).toThrow(
      /dataClasses: health data needs buckets under a key of your own, and those of ovhcloud/,
    );
  });

  it("never leaves its country, not even as a copy", () => {
    const medium =
      referenceDeployments().find(({ name }) => name === "medium-scaleway") ?? deploymentWith({});
    const attempt = () =>
      synthesizeAll({ ...medium, dataClasses: ["health"], hdsContract: "Contract 4711 of 2026-10-01" });
    expect(attempt).toThrow(
      /secondSite\.region: lies in NL and the first site in FR: health data stays in one country/,
    );
  });

  it("lies under own keys only: documents, copies and attached files, and no rule deletes it", () => {
    const stacks = synthesizeAll(
      deploymentWith({ name: "acme", dataClasses: ["health"], hdsContract: "Contract 4711 of 2026-10-01" }),
    );
    const { resource, output } = stacks["acme-foundation"] as StackJson;
    const buckets = Object.entries(resource.scaleway_object_bucket ?? {});
    for (const part of ["Documents", "Backup"]) {
      const own = buckets.filter(([id]) => id.startsWith(part)).map(([, bucket]) => bucket);
      expect(own).toHaveLength(1);
      expect(own[0]?.lifecycle_rule ?? []).toEqual([]);
      const rules = Object.entries(
        resource.scaleway_object_bucket_server_side_encryption_configuration ?? {},
      );
      const [, rule] = rules.find(([id]) => id.startsWith(part)) ?? [];
      expect(JSON.stringify(rule)).toContain("aws:kms");
    }
    const front = Object.entries(stacks["acme-compute"]?.locals as Record<string, string>).find(([id]) =>
      id.startsWith("Front"),
    );
    expect(front?.[1]).toContain("/var/lib/sovereign/chat kept");
    expect(JSON.stringify(output)).toContain("Contract 4711 of 2026-10-01");
  });
});
