import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { UserError } from "../../../../modules/problem/problem.ts";
import { rehearsedSchemaVersion } from "../../../../modules/rehearsal/marker.ts";
import type { ProviderFacts } from "../../../../modules/rehearsal/provider/facts.ts";
import { parseFault } from "../../../../modules/rehearsal/provider/fault.ts";
import { startOfflineProviders } from "../../../../modules/rehearsal/provider/offline-providers.ts";
import { everyNesting } from "./every-nesting.ts";
import { Workplace } from "./terraform.ts";

interface Reattach {
  readonly Pid: number;
  readonly ProtocolVersion: number;
  readonly Addr: { readonly Network: string; readonly String: string };
}

const reattachOf = (env: { TF_REATTACH_PROVIDERS: string }): Record<string, Reattach> =>
  JSON.parse(env.TF_REATTACH_PROVIDERS);

const machine = `
terraform {
  required_providers { everything = { source = "acme/everything" } }
}
resource "everything_machine" "m" {}
`;

describe("startOfflineProviders", () => {
  it("listens on a socket in a folder that only its owner can enter, and removes both", async () => {
    const { env, close } = await startOfflineProviders([everyNesting], { transport: "unix" });
    const { "acme/everything": reattach } = reattachOf(env);
    const socket = reattach?.Addr.String ?? "";
    expect(reattach).toMatchObject({ Pid: process.pid, ProtocolVersion: 6, Addr: { Network: "unix" } });
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
    await close();
    expect(existsSync(dirname(socket))).toBe(false);
  });

  it("names providers of the default registry shortly, because each tool has another default", async () => {
    const long = { ...everyNesting, source: "registry.terraform.io/acme/everything" };
    const elsewhere = { ...everyNesting, source: "registry.example.org/acme/everything" };
    const { env, sources, close } = await startOfflineProviders([long, elsewhere]);
    expect(Object.keys(reattachOf(env))).toEqual(["acme/everything", "registry.example.org/acme/everything"]);
    expect(sources).toEqual(["acme/everything", "registry.example.org/acme/everything"]);
    await close();
  });

  it.each([
    [
      "a source that is no address",
      [{ ...everyNesting, source: "../etc" }],
      [],
      /not a source address, got \.\.\/etc/,
    ],
    ["two schemas for one source", [everyNesting, everyNesting], [], /given twice, got acme\/everything/],
    [
      "a fault on a type that is not rehearsed",
      [everyNesting],
      [parseFault("create:everything_typo")],
      /fault create:everything_typo: no provider that is rehearsed has this resource type/,
    ],
  ])("refuses %s", async (_, facts: ProviderFacts[], faults, message) => {
    await expect(startOfflineProviders(facts, { faults })).rejects.toThrow(message);
    await expect(startOfflineProviders(facts, { faults })).rejects.toBeInstanceOf(UserError);
  });

  it.each([
    [
      "does not exist",
      join(tmpdir(), "absent", "folder"),
      /no folder can be made in it \(ENOENT\), got .*absent/,
    ],
    ["has a long path", join("/", "x".repeat(100)), /its path is too long for a socket/],
  ])("says what to set where the temporary folder %s", async (_, folder, message) => {
    vi.stubEnv("TMPDIR", folder);
    await expect(startOfflineProviders([everyNesting])).rejects.toThrow(message);
    await expect(startOfflineProviders([everyNesting])).rejects.toBeInstanceOf(UserError);
    vi.unstubAllEnvs();
  });

  it("makes a state that a provider of any real version refuses", async () => {
    const work = await Workplace.open([everyNesting], machine);
    await work.apply();
    const file = join(work.folder, "terraform.tfstate");
    const state = readFileSync(file, "utf8");
    expect(state).toContain(`"schema_version": ${rehearsedSchemaVersion}`);
    // To the offline provider, a version above its own is what its own version is to a real provider.
    writeFileSync(file, state.replace(`"schema_version": 1`, `"schema_version": 2`));
    const { exitCode, output } = await work.run("plan");
    expect(exitCode).toBe(1);
    expect(output).toContain("Resource instance managed by newer provider version");
    await work.close();
  });

  it("serves several providers, and each provider block its own configuration, over TCP as on Windows", async () => {
    const other = { ...everyNesting, source: "acme/other" };
    const work = await Workplace.open(
      [everyNesting, other],
      `
terraform {
  required_providers {
    everything = { source = "acme/everything" }
    other      = { source = "acme/other" }
  }
}
provider "everything" { region = "eu-1" }
provider "everything" {
  alias  = "south"
  region = "eu-2"
}
resource "everything_machine" "north" {}
resource "everything_machine" "south" { provider = everything.south }
resource "everything_machine" "foreign" {
  provider = other
  note     = everything_machine.south.id
}
`,
      { transport: "tcp" },
    );
    await work.apply();
    const { values } = JSON.parse(await work.ok("show", "-json"));
    const resources: { name: string; values: { region: string } }[] = values.root_module.resources;
    expect(Object.fromEntries(resources.map(({ name, values: { region } }) => [name, region]))).toEqual({
      foreign: "eu-1",
      north: "eu-1",
      south: "eu-2",
    });
    expect(
      work.providers.journal.filter(({ operation }) => operation === "create").map(({ source }) => source),
    ).toEqual(expect.arrayContaining(["acme/everything", "acme/other"]));
    await work.close();
  });

  it("gives equal configurations ids of their own, and the same ones in another process", async () => {
    const configuration = `
terraform {
  required_providers { everything = { source = "acme/everything" } }
}
resource "everything_machine" "m" { count = 3 }
`;
    const idsOf = async () => {
      const work = await Workplace.open([everyNesting], configuration);
      await work.apply();
      const ids = work.providers.journal.map(({ id }) => id);
      await work.close();
      return ids.sort();
    };
    const ids = await idsOf();
    expect(new Set(ids).size).toBe(3);
    expect(await idsOf()).toEqual(ids);
  });
});
