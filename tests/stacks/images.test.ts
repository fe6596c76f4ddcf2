import { describe, expect, it } from "vitest";
import { collectProblems } from "../../constructs/capabilities/problems.ts";
import { sovereignApp } from "../../stacks/app.ts";
import { addDeployment, choices, loadClouds } from "../../stacks/main.ts";
import { referenceDeployments } from "./synthesized.ts";

const clouds = await loadClouds(choices.clouds);
const deployment = referenceDeployments().find(({ name }) => name === "small-outscale");

/** What an app refuses when these words for services are changed. */
function problems(changes: Readonly<Record<string, string | undefined>>): string[] {
  if (deployment === undefined) throw new Error("reference.yaml has no such deployment");
  const services = Object.fromEntries(
    Object.entries({ ...deployment.services, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const app = sovereignApp("never-written");
  addDeployment(app, { ...deployment, services }, clouds);
  return collectProblems(app).map(({ where, what, got }) => `${where} ${what}, got ${got}`);
}

describe("images of machines that the settings name", () => {
  it.each(["gpuImage", "cpuImage"])("are refused once for all machines and both stacks: %s", (word) => {
    expect(problems({ [word]: "ubuntu" })).toEqual([
      `small-outscale-foundation services.${word} is no image id, got "ubuntu"`,
    ]);
  });

  it("are asked for once, too", () => {
    expect(problems({ cpuImage: undefined })).toEqual([
      "small-outscale-foundation services.cpuImage is needed: images of this cloud have ids of their own in each region, got none",
    ]);
  });
});
