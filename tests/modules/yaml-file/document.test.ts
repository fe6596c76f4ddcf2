import { describe, expect, it } from "vitest";
import { z } from "zod";
import { UserError } from "../../../modules/problem/problem.ts";
import { parseYamlDocument } from "../../../modules/yaml-file/document.ts";
import { schemaProblems } from "../../../modules/yaml-file/schema-problems.ts";

const canary = "ghp_CanaryCanaryCanaryCanary1234";
const uuid = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed";

function problemsOf(text: string, ids?: readonly string[]) {
  try {
    parseYamlDocument(text, "acme.yaml", ids);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}

describe("a YAML file that people write", () => {
  it("tells on which line a value or a key stands", () => {
    const { where, whereKey } = parseYamlDocument("a: 1\nlist:\n  - name: x\n    use: y\n", "acme.yaml");
    expect(where(["list", 0, "use"])).toBe("acme.yaml:4 list[0].use");
    expect(where(["list", 0, "gone"])).toBe("acme.yaml:3 list[0].gone");
    expect(whereKey([], "list")).toBe("acme.yaml:2 list");
  });

  it("refuses what looks like a secret, by line and without showing it", () => {
    const problems = problemsOf(`a: 1\nnote: ${canary}\npassword: x\n`);
    expect(problems.map(({ where }) => where)).toEqual(["acme.yaml:2", "acme.yaml:3"]);
    expect(JSON.stringify(problems)).not.toContain(canary);
  });

  it("takes a UUID for a secret, but where the caller says that ids stand", () => {
    expect(problemsOf(`project: ${uuid}\n`)).toHaveLength(1);
    expect(problemsOf(`project: ${uuid}\n`, ["project"])).toEqual([]);
  });

  it("refuses an alias that repeats nothing or itself, by line, and aliases that grow without end", () => {
    expect(problemsOf("a: 1\nb: *gone\n")).toEqual([
      { where: "acme.yaml:2", what: "*gone repeats nothing: no &gone stands before it" },
    ]);
    expect(problemsOf("a: &a\n  b: *a\n")).toEqual([
      { where: "acme.yaml:2", what: "*a repeats nothing: it stands in what it repeats" },
    ]);
    const levels = Array.from({ length: 9 }, (_, level) => {
      const repeated = Array(9).fill(level === 0 ? "x" : `*l${level - 1}`);
      return `l${level}: &l${level} [${repeated.join(", ")}]\n`;
    });
    expect(problemsOf(levels.join(""))[0]?.what).toMatch(/^this is no valid YAML: Excessive alias count/);
    expect(parseYamlDocument("a: &a [1]\nb: *a\n", "acme.yaml").value).toEqual({ a: [1], b: [1] });
  });

  it("names every syntax error with its line", () => {
    expect(problemsOf("a: 1\nb: [1\n")[0]).toMatchObject({ what: expect.stringContaining("no valid YAML") });
  });
});

describe("what a schema finds", () => {
  const schema = z.strictObject({
    size: z.enum(["small", "medium"]).describe("How large."),
    people: z.int().min(1).max(9),
  });

  function found(text: string) {
    const document = parseYamlDocument(text, "acme.yaml");
    const { error } = schema.safeParse(document.value);
    return schemaProblems(error?.issues ?? [], document, z.toJSONSchema(schema));
  }

  it("becomes line, value, what is allowed and what was meant", () => {
    expect(found("size: smal\npeople: 10\n")).toEqual([
      {
        where: "acme.yaml:1 size",
        what: "is not accepted",
        got: '"smal"',
        allowed: "small, medium",
        fix: 'did you mean "small"?',
      },
      {
        where: "acme.yaml:2 people",
        what: "is not accepted",
        got: "10",
        allowed: "a whole number from 1 to 9",
      },
    ]);
  });

  it("names a missing key with its meaning and an unknown one with the likely one", () => {
    const [missing, unknown] = found("people: 1\nsise: small\n");
    expect(missing).toMatchObject({ what: "is missing", fix: 'add "size:" (How large.)' });
    expect(unknown).toMatchObject({ where: "acme.yaml:2 sise", fix: 'did you mean "size"?' });
  });
});
