import { describe, expect, it } from "vitest";
import { complaints, right, settings } from "./settings-text.ts";

const site = "backups: { secondSite: { region: nl-ams, within: eu } }\n";
const medium = ["size: small", "size: medium"] as const;
const second = (text: string) =>
  text
    .replace("deployments:\n", "")
    .replace("name: acme", "name: acme-staging")
    .replace(/^ {4}environment.*\n/m, "");

describe("deployments of one file", () => {
  it("of the largest size keep environments in projects of their own", () => {
    const file =
      settings(site, medium) +
      second(settings(site, medium)).replace("size:", "environment: staging\n    size:");
    expect(complaints(file)).toEqual([
      expect.stringContaining(
        "deployments[0].project: the size medium keeps environments apart, and acme-staging (staging) belongs to the same project",
      ),
      expect.stringContaining("deployments[1].project: the size medium keeps environments apart, and acme"),
    ]);
  });

  it("may share a project within one environment, and in smaller sizes", () => {
    expect(complaints(settings(site, medium) + second(settings(site, medium)))).toEqual([]);
    expect(complaints(right + second(right).replace("size:", "environment: staging\n    size:"))).toEqual([]);
  });
});
