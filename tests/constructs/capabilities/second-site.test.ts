import { App, TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { Placement } from "../../../constructs/capabilities/placement.ts";
import { checkSecondSite, scopeIn } from "../../../constructs/capabilities/second-site.ts";
import { scalewayCase } from "../../contracts/scaleway.ts";

const check = (cloud: string, region: string, other: string, within?: "country" | "eu") =>
  checkSecondSite({ cloud, region }, "personal", {
    region: other,
    ...(within === undefined ? {} : { within }),
  });

describe("a second site", () => {
  it.each([
    ["ovhcloud", "GRA11", "SBG5", undefined],
    ["ovhcloud", "GRA11", "DE1", "eu"],
    ["outscale", "cloudgouv-eu-west-1", "eu-west-2", undefined],
    ["scaleway", "fr-par", "nl-ams", "eu"],
  ] as const)("on %s for %s may be %s within %s", (cloud, home, other, within) => {
    expect(check(cloud, home, other, within)).toEqual([]);
  });

  it("names what would be allowed, and how to allow more", () => {
    expect(check("scaleway", "fr-par", "nl-ams")).toEqual([
      {
        where: "secondSite.region",
        what: "lies in NL and the first site in FR: that was not allowed",
        got: '"nl-ams"',
        allowed: "none of this cloud",
        fix: 'choose one that is allowed, or leave `secondSite` out, or state `within: "eu"`',
      },
    ]);
    expect(check("ovhcloud", "GRA11", "DE1")[0]?.allowed).toContain("SBG5 (FR)");
  });

  it("outside the European Union is never allowed", () => {
    for (const within of ["country", "eu"] as const) {
      expect(check("ovhcloud", "GRA11", "UK1", within)[0]?.what).toBe(
        "lies in GB, outside the European Union",
      );
      expect(check("outscale", "us-east-2", "us-west-1", within)[0]?.what).toContain(
        "outside the European Union",
      );
    }
  });

  it("for health data is another place in the same country, whatever is stated", () => {
    const placement = { cloud: "scaleway", region: "fr-par" };
    const [found] = checkSecondSite(placement, "health", { region: "nl-ams", within: "eu" });
    expect(found?.what).toBe("lies in NL and the first site in FR: health data stays in one country");
    expect(found?.fix).not.toContain("within");
  });

  it("is a scope whose placement lies there and is otherwise the same", () => {
    const stack = new TerraformStack(new App({ outdir: "never-written" }), "one");
    const { deployment, tags } = scalewayCase.cloud.configure(stack, scalewayCase.placement);
    const there = Placement.of(scopeIn(stack, "There", "nl-ams"));
    expect(there).toMatchObject({ region: "nl-ams", zone: "nl-ams-1", deployment, tags });
    expect(Placement.of(stack).region).toBe("fr-par");
  });
});
