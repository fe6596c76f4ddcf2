import { describe, expect, it } from "vitest";
import { outscale } from "../../constructs/clouds/outscale/index.ts";
import { scaleway } from "../../constructs/clouds/scaleway/index.ts";
import { checkHosting } from "../../stacks/hosting-checks.ts";
import { complaints, settings } from "./settings-text.ts";
import { deploymentWith, referenceDeployments } from "./synthesized.ts";

const gouv = referenceDeployments().find(({ name }) => name === "medium-outscale") ?? deploymentWith({});
const { hostingReason: _, ...unreasoned } = gouv;

describe("a qualified host", () => {
  it("is nothing that a deployment in the European Union has to have", () => {
    expect(checkHosting(deploymentWith({}), scaleway, ["Network"])).toEqual([]);
  });

  it("is refused where the vendor is known not to be listed, whatever reason is given", () => {
    const deployment = deploymentWith({
      hosting: "qualified",
      hostingReason: "a letter of somebody says so",
    });
    expect(checkHosting(deployment, scaleway, ["Network", "Database"])).toEqual([
      expect.objectContaining({
        where: "hosting",
        what: expect.stringMatching(/^nothing of fr-par is listed under SecNumCloud \(.*read on \d{4}-/),
        allowed: "cloudgouv-eu-west-1 of outscale, service by service",
      }),
    ]);
  });

  it("is refused where the catalogue does not know, unless a document is named", () => {
    const parts = ["Network", "Database"] as const;
    expect(checkHosting(unreasoned, outscale, parts)).toEqual([
      expect.objectContaining({ fix: expect.stringContaining("name in hostingReason the document") }),
    ]);
    expect(checkHosting(gouv, outscale, parts)).toEqual([]);
  });

  it("is asked for the second site as well", () => {
    const secondSite = { region: "eu-west-2", within: "country" } as const;
    const site = { ...unreasoned, backups: { retentionDays: 30, secondSite } };
    expect(checkHosting(site, outscale, ["Network"]).map(({ what }) => what)).toEqual([
      expect.stringContaining("cloudgouv-eu-west-1"),
      expect.stringContaining("eu-west-2"),
    ]);
  });

  it("takes no reason that nobody asked for", () => {
    expect(complaints(settings("hostingReason: a letter of somebody says so\n"))).toEqual([
      expect.stringContaining("hostingReason: gives a reason where nothing was asked for"),
    ]);
  });
});
