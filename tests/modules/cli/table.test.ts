import { expect, it } from "vitest";
import { renderTable } from "../../../modules/cli/table.ts";

const columns = [{ title: "stack" }, { title: "s", align: "right" }, { title: "result" }] as const;

it("aligns columns, and shortens only the first where a line would be too long", () => {
  expect(
    renderTable(columns, [
      ["one", "1.0", "ok"],
      ["three", "10.0", "failed"],
    ]),
  ).toBe(["stack     s  result", "one     1.0  ok", "three  10.0  failed"].join("\n"));
  const rows = [["a-very-long-name-foundation", "1.0", "ok"]];
  const narrow = renderTable(columns, rows, 30);
  expect(Math.max(...narrow.split("\n").map((line) => line.length))).toBeLessThanOrEqual(30);
  expect(narrow).toContain("a-very-l…undation");
});
