import { Token } from "cdktf";
import { describe, expect, it } from "vitest";
import { templateText } from "../../../constructs/capabilities/template-text.ts";

describe("templateText", () => {
  it.each([
    [`echo \${HOME}`, `echo $\${HOME}`],
    ["curl -w %{http_code}", "curl -w %%{http_code}"],
    ["cost: $5, 100 %", "cost: $5, 100 %"],
    [`$\${already}`, `$$\${already}`],
  ])("writes %j as %j", (script, template) => {
    expect(templateText(script)).toBe(template);
  });

  it("leaves references of the library alone", () => {
    const reference = Token.asString({ resolve: () => "later" });
    expect(templateText(`${reference} and \${HOME}`)).toBe(`${reference} and $\${HOME}`);
  });
});
