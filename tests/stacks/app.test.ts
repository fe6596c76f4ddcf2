import { Lazy } from "cdktf";
import { describe, expect, it } from "vitest";
import { UserError } from "../../modules/problem/problem.ts";
import { runApp } from "../../stacks/app.ts";

describe("running an app", () => {
  const traceOf = (token: object) => Reflect.get(token, "creationStack") as string[];

  it("writes out no trace for a token, and afterwards again", async () => {
    const token = () => Lazy.anyValue({ produce: () => "" }) as unknown as object;
    let during: object = {};
    await runApp(() => {
      during = token();
    });
    expect(traceOf(during)).toEqual([]);
    expect(traceOf(token()).length).toBeGreaterThan(0);
  });

  it("leaves an error its trace, during and afterwards", async () => {
    let during: string | undefined;
    const failing = runApp(() => {
      during = new TypeError("not ready").stack;
      throw new TypeError("not ready");
    });
    const error = await failing.catch((reason: TypeError) => reason);
    for (const trace of [during, error?.stack])
      expect(trace).toMatch(/^TypeError: not ready\n {4}at [^\n]*app\.test\.ts/);
  });

  it("prints a user's mistake and passes on the exit code", async () => {
    const written: string[] = [];
    const write = process.stderr.write;
    process.stderr.write = (text) => written.push(String(text)) > 0;
    try {
      await runApp(() => {
        throw new UserError({ where: "a.yaml:1", what: "is wrong" });
      });
      expect([written, process.exitCode]).toEqual([["a.yaml:1: is wrong\n"], 2]);
    } finally {
      process.stderr.write = write;
      process.exitCode = undefined;
    }
  });
});
