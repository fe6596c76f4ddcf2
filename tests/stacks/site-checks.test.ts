import { describe, expect, it } from "vitest";
import { secondSiteOf } from "../../stacks/foundation/second-site.ts";
import { sizes } from "../../stacks/sizes/index.ts";
import { complaints, settings } from "./settings-text.ts";

const medium = ["size: small", "size: medium"] as const;

describe("the second site of copies", () => {
  const wanted = { cloud: "ovhcloud", region: "GRA11", backups: { retentionDays: 30 } };

  it("is another region of the country for a size that has one, and none for others", () => {
    expect(secondSiteOf(wanted, sizes.medium)).toEqual({ region: "EU-WEST-PAR" });
    expect(secondSiteOf(wanted, sizes.small)).toBeUndefined();
  });

  it("is asked for where the country has no other region", () => {
    expect(complaints(settings("", medium))).toEqual([
      expect.stringMatching(
        /backups: the size medium keeps copies at a second site, and scaleway has no other region in the country of fr-par; allowed: nl-ams \(NL\), pl-waw \(PL\)/,
      ),
    ]);
  });

  it("may lie abroad or be none, when that is written down", () => {
    for (const backups of [
      "{ secondSite: { region: nl-ams, within: eu } }",
      "{ oneSiteReason: The insurer keeps the copies }",
    ]) {
      expect(complaints(settings(`backups: ${backups}\n`, medium))).toEqual([]);
    }
  });

  it("is not both named and reasoned away", () => {
    const both =
      "{ secondSite: { region: nl-ams, within: eu }, oneSiteReason: The insurer keeps the copies }";
    expect(complaints(settings(`backups: ${both}\n`, medium))).toEqual([
      expect.stringContaining("names a second site where oneSiteReason says why there is none"),
    ]);
  });
});
