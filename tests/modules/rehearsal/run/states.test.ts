import { afterEach, describe, expect, it } from "vitest";
import { openFileStates } from "../../../../modules/rehearsal/run/file-states.ts";
import { openHttpStates } from "../../../../modules/rehearsal/run/http-states.ts";
import { backendOf, remoteStateOf, type States } from "../../../../modules/rehearsal/run/states.ts";
import { openWorkspace } from "../../../../modules/rehearsal/run/workspace.ts";

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function httpStates(): Promise<States> {
  const states = await openHttpStates();
  if (states === undefined) throw new Error("the loopback interface is down");
  open.push(states.close);
  return states;
}

const lock = (id: string) => JSON.stringify({ ID: id, Who: "somebody" });

describe("states in memory", () => {
  it("answer Terraform's http backend: none, written, deleted", async () => {
    const states = await httpStates();
    const address = `${states.address.prefix}one`;
    expect((await fetch(address)).status).toBe(404);
    expect((await fetch(address, { method: "POST", body: '{"serial":1}' })).status).toBe(200);
    expect(await (await fetch(address)).text()).toBe('{"serial":1}');
    expect(states.read("one")).toBe('{"serial":1}');
    expect(states.read("two")).toBeUndefined();
    expect((await fetch(address, { method: "DELETE" })).status).toBe(200);
    expect(states.read("one")).toBeUndefined();
  });

  it("are locked for one run at a time", async () => {
    const { address } = await httpStates();
    const one = `${address.prefix}one`;
    expect((await fetch(one, { method: "LOCK", body: lock("a") })).status).toBe(200);
    const second = await fetch(one, { method: "LOCK", body: lock("b") });
    expect(second.status).toBe(423);
    expect(await second.json()).toMatchObject({ ID: "a" });
    expect((await fetch(`${one}?ID=b`, { method: "POST", body: "{}" })).status).toBe(423);
    expect((await fetch(`${one}?ID=a`, { method: "POST", body: "{}" })).status).toBe(200);
    expect((await fetch(one, { method: "UNLOCK", body: lock("b") })).status).toBe(409);
    expect((await fetch(one, { method: "UNLOCK", body: lock("a") })).status).toBe(200);
    expect((await fetch(one, { method: "LOCK", body: lock("b") })).status).toBe(200);
  });

  it("are for nobody who does not know the address", async () => {
    const { address } = await httpStates();
    const { origin } = new URL(address.prefix);
    for (const path of ["/", "/one", "/0123/one", `${new URL(address.prefix).pathname}one/more`]) {
      expect((await fetch(`${origin}${path}`)).status).toBe(404);
    }
    expect((await fetch(`${address.prefix}one`, { method: "PATCH" })).status).toBe(405);
  });
});

describe("where a stack's state is", () => {
  it("is one address for its own backend and for those who read it", async () => {
    const { address } = await httpStates();
    const place = `${address.prefix}a%20b`;
    expect(backendOf(address, "a b")).toEqual({
      http: { address: place, lock_address: place, unlock_address: place },
    });
    expect(remoteStateOf(address, "a b")).toEqual({ backend: "http", config: { address: place } });
  });

  it("is a file in the private folder where the loopback interface is down", () => {
    const workspace = openWorkspace();
    open.push(workspace.dispose);
    const { address, note } = openFileStates(workspace);
    const path = `${workspace.path}/states/one`;
    expect(backendOf(address, "one")).toEqual({ local: { path } });
    expect(remoteStateOf(address, "one")).toEqual({ backend: "local", config: { path } });
    expect(note).toContain("loopback");
  });
});
