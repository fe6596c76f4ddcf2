import { describe, expect, it } from "vitest";
import { complaints, settings } from "./settings-text.ts";

const medium = ["size: small", "size: medium"] as const;
const site = "backups: { secondSite: { region: nl-ams, within: eu } }\n";
const inGravelines = [
  medium,
  ["cloud: scaleway", "cloud: ovhcloud"],
  ["region: fr-par", "region: GRA11"],
  ["zone: fr-par-2", "zone: GRA11"],
] as const;

describe("the zones of two engines", () => {
  it.each([
    ["are chosen where none is named", site],
    ["may be named", `${site}secondZone: fr-par-1\n`],
    ["may be one, with a reason", `${site}oneZoneReason: Only this zone was contracted for\n`],
  ])("%s", (_, added) => {
    expect(complaints(settings(added, medium))).toEqual([]);
  });

  it("are refused where a machine is sold in one of them only, with what would work", () => {
    expect(complaints(settings(`${site}gpuOffer: H100-1-80G\n`, medium))).toEqual([
      'sovereign.yaml:6 deployments[0].zone: the size medium has two engines in zones of their own, and no other zone of fr-par sells H100-1-80G, got "fr-par-2"; allowed: fr-par with L4-4-24G in fr-par-1 and H100-1-80G in fr-par-2; fix: take one of them, or say oneZoneReason',
    ]);
  });

  it("are refused in a region of a single zone", () => {
    const [problem, ...others] = complaints(settings("", ...inGravelines));
    expect(others).toEqual([]);
    expect(problem).toContain("no other zone of GRA11 sells a GPU machine on which the model fits");
    expect(problem).toContain("or say oneZoneReason");
  });

  it.each([
    [
      "that is the first",
      "secondZone: fr-par-2\n",
      'secondZone: is no other zone of the region fr-par, got "fr-par-2"; allowed: fr-par-1, fr-par-3; fix: for example "fr-par-1"',
    ],
    [
      "that sells no machine",
      "secondZone: fr-par-3\n",
      "secondZone: sells no GPU machine on which mistral-small-3.2-24b fits",
    ],
    [
      "beside a reason for none",
      "secondZone: fr-par-1\noneZoneReason: Only this zone was contracted for\n",
      "secondZone: names a second zone where oneZoneReason says why there is none",
    ],
  ])("refuse a second one %s", (_, added, message) => {
    expect(complaints(settings(site + added, medium))).toEqual([expect.stringContaining(message)]);
  });

  it("are nothing that a size with one engine reads", () => {
    expect(complaints(settings("secondZone: fr-par-1\n"))).toEqual([
      expect.stringContaining(
        "secondZone: the size small has one engine; fix: remove it, or take the size medium",
      ),
    ]);
  });
});

describe("the zone of an engine", () => {
  it("has to sell a machine on which the model fits", () => {
    expect(complaints(settings("", ["zone: fr-par-2", "zone: fr-par-3"]))).toEqual([
      expect.stringMatching(
        /zone: sells no GPU machine .*; allowed: fr-par-1 with L4-2-24G, fr-par-2 with L40S-1-48G, pl-waw-2/,
      ),
    ]);
  });
});
