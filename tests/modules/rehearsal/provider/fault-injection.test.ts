import { afterEach, describe, expect, it } from "vitest";
import { parseFault } from "../../../../modules/rehearsal/provider/fault.ts";
import { everyNesting } from "./every-nesting.ts";
import { Workplace } from "./terraform.ts";

const machines = (size: string) => `
terraform {
  required_providers { everything = { source = "acme/everything" } }
}
resource "everything_machine" "a" { size = "${size}" }
resource "everything_machine" "b" {
  size = "${size}"
  note = everything_machine.a.id
}
resource "everything_machine" "c" {
  size = "${size}"
  note = everything_machine.b.id
}
`;

describe("faults, under the real terraform", () => {
  let work: Workplace;
  afterEach(() => work.close());

  const open = async (fault: string, after = 0) => {
    work = await Workplace.open([everyNesting], machines("small"), { faults: [parseFault(fault, after)] });
  };
  const state = async () => (await work.ok("state", "list")).split("\n").filter(Boolean);

  it("leaves behind what was created before, and a second apply heals it", async () => {
    await open("create:everything_machine", 1);
    const { exitCode, output } = await work.run("apply", "-auto-approve");
    expect(exitCode).toBe(1);
    expect(output).toContain("Rehearsed failure: create of everything_machine");
    expect(output).toContain("with everything_machine.b");
    expect(await state()).toEqual(["everything_machine.a"]);
    expect(work.providers.pendingFaults()).toEqual([]);
    await work.apply();
    expect(await state()).toHaveLength(3);
    expect(await work.planned()).toEqual({});
  });

  it("keeps the old object when an update fails", async () => {
    await open("update:everything_machine");
    await work.apply();
    work.write(machines("large"));
    expect((await work.run("apply", "-auto-approve")).exitCode).toBe(1);
    expect(await work.planned()).not.toEqual({});
    await work.apply();
    expect(await work.planned()).toEqual({});
  });

  it("keeps the object when a destroy fails", async () => {
    await open("destroy:everything_machine", 2);
    await work.apply();
    expect((await work.run("destroy", "-auto-approve")).exitCode).toBe(1);
    expect(await state()).toEqual(["everything_machine.a"]);
    await work.ok("destroy", "-auto-approve");
    expect(await state()).toEqual([]);
  });

  it("shows an object deleted outside until it is made again", async () => {
    await open("read:everything_machine");
    await work.apply();
    expect(Object.values(await work.planned())).toContain("create");
    expect(Object.values(await work.planned())).toContain("create");
    await work.apply();
    expect(await work.planned()).toEqual({});
    expect(work.providers.journal.map(({ operation }) => operation)).toContain("gone");
  });

  it("shows an object changed outside until it is changed back", async () => {
    await open("read:everything_machine:changed");
    await work.apply();
    expect(await work.planned()).toEqual({ "everything_machine.a": "update" });
    expect(await work.planned()).toEqual({ "everything_machine.a": "update" });
    await work.apply();
    expect(await work.planned()).toEqual({});
  });
});
