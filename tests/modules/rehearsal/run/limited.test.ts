import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { limited } from "../../../../modules/rehearsal/run/limited.ts";

it("runs no more than so many at a time, and goes on after a failure", async () => {
  const limit = limited(2);
  let [running, most] = [0, 0];
  const work = (fails: boolean) =>
    limit(async () => {
      running++;
      most = Math.max(most, running);
      await setTimeout(5);
      running--;
      if (fails) throw new Error("failed");
      return "done";
    });
  const ended = await Promise.allSettled([true, false, true, false, false].map(work));
  expect(ended.map(({ status }) => status)).toEqual([
    "rejected",
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
  expect(most).toBe(2);
});
