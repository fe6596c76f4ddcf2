import { afterEach, describe, expect, it } from "vitest";
import { everyNesting } from "./every-nesting.ts";
import { Workplace } from "./terraform.ts";

const machine = (body: string) => `
terraform {
  required_providers { everything = { source = "acme/everything" } }
}
resource "everything_machine" "m" {
  ${body}
}
`;
const address = "everything_machine.m";

describe("behaviour facts, under the real terraform", () => {
  let work: Workplace;
  afterEach(() => work?.close());

  const created = async (body: string) => {
    work = await Workplace.open([everyNesting], machine(body));
    await work.apply();
    expect(await work.planned()).toEqual({});
  };

  it.each([
    ["an attribute", 'image = "a"', 'image = "b"', "delete+create"],
    ["an attribute that appears", "", 'image = "b"', "delete+create"],
    ["an attribute of a list block", 'disk { kind = "ssd" }', 'disk { kind = "hdd" }', "delete+create"],
    ["a block more", "", 'disk { kind = "ssd" }', "delete+create"],
    ["a member of a set", 'groups = ["a"]', 'groups = ["a", "b"]', "delete+create"],
    ["a disk that shrinks", "disk_gib = 40", "disk_gib = 20", "delete+create"],
    ["a disk that grows", "disk_gib = 20", "disk_gib = 40", "update"],
    ["an attribute that may change", 'size = "small"', 'size = "large"', "update"],
    ["a set in another order", 'groups = ["a", "b"]', 'groups = ["b", "a"]', undefined],
    ["a default written out", "", "secure = true", undefined],
    ["a default overridden", "", "secure = false", "update"],
  ])("plans %s as the real provider would", async (_, before, after, action) => {
    await created(before);
    work.write(machine(after));
    expect(await work.planned()).toEqual(action === undefined ? {} : { [address]: action });
    await work.apply();
    expect(await work.planned()).toEqual({});
  });

  it("leaves a written value open until the apply, which then uses it", async () => {
    const body = 'rack = "eu-1-a"\n  disk { slot = "s7" }';
    work = await Workplace.open([everyNesting], machine(body));
    const [change] = (await work.plan()).resource_changes ?? [];
    expect(change?.change.after).not.toHaveProperty("rack");
    expect(change?.change.after_unknown).toMatchObject({ rack: true, disk: [{ slot: true }] });
    await work.apply();
    expect(await work.planned()).toEqual({});
    expect(await work.ok("show")).toContain('"eu-1-a"');
  });

  it("plans and keeps a script's fingerprint in its place, which tells a changed one", async () => {
    await created('script = "echo first"');
    expect(await work.ok("show")).not.toContain("echo first");
    work.write(machine('script = "echo second"'));
    expect(await work.planned()).toEqual({ [address]: "delete+create" });
    const after = (await work.plan()).resource_changes?.[0]?.change.after as Record<string, unknown>;
    expect(after.script).toBe("728f8e2d2abb6631099fdf62666b5b37859808c8");
  });

  it("knows at plan what follows another attribute, also when that changes", async () => {
    const plannedGroups = async () =>
      (await work.plan()).resource_changes?.[0]?.change.after as Record<string, unknown>;
    work = await Workplace.open([everyNesting], machine('groups = ["a"]'));
    expect((await plannedGroups()).all_groups).toEqual(["a"]);
    await work.apply();
    expect(await work.planned()).toEqual({});
    work.write(machine('groups = ["a", "b"]'));
    expect((await plannedGroups()).all_groups).toEqual(["a", "b"]);
    work.write(machine('groups = ["b"]\n  all_groups = ["c"]'));
    expect((await plannedGroups()).all_groups).toEqual(["c"]);
  });

  it("warns where it was not determined whether a change replaces", async () => {
    await created('note = "a"');
    work.write(machine('note = "b"'));
    const output = await work.ok("plan");
    expect(output).toContain("Warning: Replacement not determined");
    expect(output).toContain('note = "b"');
  });

  it.each([
    ['size = "huge"', '"huge" is not one of "small", "large"'],
    ['disk { kind = "tape" }', '"tape" is not one of "ssd", "hdd"'],
    ['address = "192.0.2.7"', "Only the provider sets it"],
  ])("refuses %s and underlines the line", async (body, message) => {
    work = await Workplace.open([everyNesting], machine(body));
    const { exitCode, output } = await work.run("validate");
    expect(exitCode).toBe(1);
    expect(output.replaceAll(/\s+/g, " ")).toContain(message);
    expect(output).toMatch(/on main\.tf line \d+, in resource "everything_machine" "m"/);
  });

  it("plans a set wholly unknown as soon as one member is, as older resources do", async () => {
    work = await Workplace.open(
      [everyNesting],
      `${machine("")}resource "everything_machine" "n" { groups = ["a", everything_machine.m.id] }`,
    );
    const { resource_changes: changes = [] } = await work.plan();
    expect(
      changes.find(({ address: at }) => at === "everything_machine.n")?.change.after_unknown,
    ).toMatchObject({
      groups: true,
    });
    await work.apply();
    expect(await work.planned()).toEqual({});
  });

  it("keeps the other members of a set of maps known, and leaves a map open as a whole", async () => {
    const doors = 'doors = [{ to = "a" }, { to = everything_machine.m.id, why = "b" }]';
    work = await Workplace.open(
      [everyNesting],
      `${machine("")}resource "everything_machine" "n" { ${doors} }`,
    );
    const { resource_changes: changes = [] } = await work.plan();
    const change = changes.find(({ address: at }) => at === "everything_machine.n")?.change;
    expect(change).toMatchObject({
      after: { doors: [{ to: "a" }, null] },
      after_unknown: { doors: [{}, true] },
    });
    await work.apply();
    expect(await work.planned()).toEqual({});
  });

  it("imports by id, by command and by block, with generated configuration", async () => {
    work = await Workplace.open([everyNesting], machine(""));
    await work.ok("import", address, "eu-1/known");
    expect(await work.ok("state", "show", address)).toContain('"eu-1/known"');
    await work.ok("state", "rm", address);
    work.write(`${machine("").split("resource")[0]}import {\n  to = ${address}\n  id = "eu-1/other"\n}\n`);
    const output = await work.ok("plan", "-generate-config-out=generated.tf");
    expect(output).toContain("1 to import");
  });

  it("says that a provider's function is not rehearsed", async () => {
    work = await Workplace.open(
      [everyNesting],
      `${machine("")}\noutput "loud" { value = provider::everything::shout("hello") }\n`,
    );
    const { exitCode, output } = await work.run("plan");
    expect(exitCode).toBe(1);
    expect(output.replaceAll(/\s+/g, " ")).toContain("shout is not rehearsed");
  });
});
