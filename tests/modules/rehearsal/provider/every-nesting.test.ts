import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyNesting, everyNestingConfiguration } from "./every-nesting.ts";
import { Workplace } from "./terraform.ts";

interface StateResource {
  readonly address: string;
  readonly values: Record<string, unknown>;
}

describe("a schema with every nesting, under the real terraform", () => {
  let work: Workplace;
  beforeAll(async () => {
    work = await Workplace.open([everyNesting], everyNestingConfiguration);
  });
  afterAll(() => work.close());

  const values = async (address: string) => {
    const state = JSON.parse(await work.ok("show", "-json"));
    const resources: StateResource[] = state.values.root_module.resources;
    return resources.find((resource) => resource.address === address)?.values ?? {};
  };

  it("validates", async () => expect(await work.ok("validate")).toContain("Success!"));

  it("creates, and then plans nothing", async () => {
    expect(await work.planned()).toEqual({
      "everything_machine.first": "create",
      "everything_thing.all": "create",
    });
    await work.apply();
    expect(await work.planned()).toEqual({});
  });

  it("keeps large numbers, fractions, dynamic values and odd keys as they were written", async () => {
    const text = await work.ok("show", "-json");
    expect(text).toContain('"huge":12345678901234567890123');
    const all = await values("everything_thing.all");
    expect(all).toMatchObject({
      fraction: 0.1,
      any: { a: [1, "two", null], b: { c: true } },
      pair: ["one", 2],
    });
    expect(Object.keys(all.labels as object)).toContain("__proto__");
  });

  it("generates values that nobody can take for real ones", async () => {
    const machine = await values("everything_machine.first");
    expect(machine.id).toMatch(/^eu-9\/[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(machine.address).toMatch(/^192\.0\.2\.\d+$/);
    const all = await values("everything_thing.all");
    expect(JSON.stringify(all.own_list)).toMatch(/https:\/\/[0-9a-f]+\.rehearsal\.invalid/);
  });

  it("keeps no write-only value", async () => {
    const all = await values("everything_thing.all");
    expect(all).toMatchObject({ token: null, in_single: { secret: null }, block_single: { secret: null } });
    expect(JSON.stringify(all)).not.toContain("quiet");
  });

  it("shows defaults, also inside blocks", async () => {
    const { secure, disk, zone_hint } = await values("everything_machine.first");
    expect({ secure, disk, zone_hint }).toEqual({
      secure: true,
      zone_hint: null,
      disk: [
        { kind: "ssd", serial: expect.any(String), slot: expect.any(String) },
        { kind: "hdd", serial: expect.any(String), slot: expect.any(String) },
      ],
    });
  });

  it.each([
    ["a name", 'name          = "all"', 'name          = "other"'],
    ["a nested attribute of a map", "size = 3", "size = 4"],
    ["an element more in a set block", '["set2", "set3"]', '["set2", "set3", "set4"]'],
    ["an element less in a nested set", '{ name = "set" }, ', ""],
    ["a deep block", 'deep { name = "d2" }', 'deep { name = "d3" }'],
    ["a block gone", 'block_list { name = "bl2" }', ""],
    ["a write-only value with its version", "token_version = 1", "token_version = 2"],
  ])("updates in place: %s", async (_, before, after) => {
    expect(everyNestingConfiguration).toContain(before);
    work.write(everyNestingConfiguration.replace(before, after));
    expect(await work.planned()).toEqual({ "everything_thing.all": "update" });
    await work.apply();
    expect(await work.planned()).toEqual({});
    work.write(everyNestingConfiguration);
    await work.apply();
    expect(await work.planned()).toEqual({});
  });

  it("destroys", async () => {
    await work.ok("destroy", "-auto-approve");
    expect(work.providers.journal.slice(-2).map(({ operation, type }) => `${operation} ${type}`)).toEqual([
      "destroy everything_thing",
      "destroy everything_machine",
    ]);
    expect(work.providers.typesWithoutBehaviour()).toEqual(["everything_thing"]);
  });
});
