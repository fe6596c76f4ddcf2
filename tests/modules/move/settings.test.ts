import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { leftBehind, settingsOf } from "../../../modules/move/settings.ts";
import { targetPlace } from "../../../modules/move/target.ts";
import { UserError } from "../../../modules/problem/problem.ts";

const text = `
deployments:
  - name: acme
    cloud: scaleway
    region: fr-par
    zone: fr-par-2
    project: 11111111-1111-1111-1111-111111111111
    gpuOffer: L4-1-24G
    people: 20
    backups:
      retentionDays: 40
      secondSite: { region: nl-ams }
    weightsManifest: weights/sums
  - name: other
    cloud: scaleway
`;
const from = { cloud: "scaleway", region: "fr-par", zone: "fr-par-2" };

describe("the settings of a move", () => {
  const to = targetPlace(from, { cloud: "ovhcloud" });
  const { deployments } = parse(
    settingsOf(text, "acme", "/base", { place: to, settings: "backups: {everyHours: 2}" }),
  );

  it("hold the one deployment, at its new place", () => {
    expect(deployments).toHaveLength(1);
    expect(deployments[0]).toMatchObject({ name: "acme", people: 20, ...to });
  });

  it("leave out what only the old cloud knows, and say so", () => {
    expect(deployments[0]).not.toHaveProperty("gpuOffer");
    expect(deployments[0].project).not.toBe("11111111-1111-1111-1111-111111111111");
    expect(leftBehind(text, "acme")).toEqual(["gpuOffer", "backups.secondSite"]);
  });

  it("take what is given for the new place", () => {
    expect(deployments[0].backups).toEqual({ retentionDays: 40, everyHours: 2 });
    expect(() => settingsOf(text, "acme", "/base", { place: to, settings: "- 1" })).toThrow(
      /--with: holds no settings/,
    );
  });

  it("find the deployment's files from any folder", () => {
    expect(deployments[0].weightsManifest).toBe("/base/weights/sums");
  });
});

describe("the place of a move", () => {
  it("stays in the country where the other cloud sells GPUs there", () => {
    expect(targetPlace(from, { cloud: "ovhcloud" })).toEqual({
      cloud: "ovhcloud",
      region: "GRA11",
      zone: "GRA11",
    });
  });

  it.each([
    [{ cloud: "acme" }, /--to: this cloud is not known/],
    [
      { cloud: "ovhcloud", region: "nowhere" },
      /--region: the cloud has none of this name, got nowhere; allowed/,
    ],
    [{ cloud: "ovhcloud", zone: "b" }, /--zone: the cloud has none of this name, got b; allowed/],
  ])("refuses %o", (to, message) => {
    expect(() => targetPlace(from, to)).toThrow(UserError);
    expect(() => targetPlace(from, to)).toThrow(message);
  });
});
