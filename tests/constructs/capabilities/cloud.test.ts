import { describe, expect, it } from "vitest";
import {
  type Cloud,
  isUnavailable,
  requireAll,
  required,
  unavailable,
} from "../../../constructs/capabilities/cloud.ts";
import { scaleway } from "../../../constructs/clouds/scaleway/index.ts";

const gap = unavailable({
  reason: "the vendor runs no database; host one on an instance",
  source: "vendor/vendor 1.8.0, resource list",
  checkedOn: "2026-11-24",
});
const poor: Cloud = { ...scaleway, name: "poor", Database: gap };

describe("a cloud", () => {
  it("tells a gap from a constructor", () => {
    expect(isUnavailable(gap)).toBe(true);
    expect(isUnavailable(poor.Network)).toBe(false);
    expect(isUnavailable(undefined)).toBe(false);
  });

  it("tells all gaps of a composition at once", () => {
    const poorer: Cloud = { ...poor, LogSink: { ...gap, reason: "the vendor keeps no logs" } };
    expect(() => requireAll(scaleway, ["Database", "LogSink"], "acme")).not.toThrow();
    expect(() => requireAll(poorer, ["Network", "Database", "LogSink"], "acme")).toThrow(
      "acme: cannot be built on poor, which lacks 2 of its parts: Database (the vendor runs no database; host one on an instance); LogSink (the vendor keeps no logs)",
    );
  });

  it("hands out a constructor that it has", () => {
    expect(required(scaleway, "Database")).toBe(scaleway.Database);
  });

  it("says why, by whom and when a capability was found missing", () => {
    expect(() => required(poor, "Database")).toThrow(
      "poor: has no Database: the vendor runs no database; host one on an instance (vendor/vendor 1.8.0, resource list, 2026-11-24)",
    );
  });
});
