import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addresses } from "../lab/network.ts";
import { cannotBoot } from "../lab/prerequisites.ts";
import { type Database, startPostgresql } from "./database/postgresql.ts";
import { type FrontWorld, frontName, makeFrontWorld, realPrograms } from "./front-world.ts";

const prompt = "Canary prompt 7f3a: never to be written down";

/** What `chat_client.py` saw. */
interface Visit {
  readonly signIn: number;
  readonly page?: { readonly status: number; readonly isChat: boolean; readonly policy: string };
  readonly account?: { readonly status: number; readonly email: string; readonly role: string };
  readonly models?: readonly string[];
  readonly chats?: readonly string[];
  /** Status of the list of accounts, which administrators see. */
  readonly users?: number;
  readonly talk?: {
    readonly socket: number;
    readonly asked: number;
    readonly pieces: number;
    readonly content: string;
  };
}

/** Open WebUI, OAuth2 Proxy, LiteLLM and Caddy on one booted front machine, reached as a person reaches them. */
describe.skipIf(cannotBoot)("the real chat", () => {
  let world: FrontWorld | undefined;
  let database: Database | undefined;
  let reason: string | undefined;

  beforeAll(async () => {
    const programs = await realPrograms();
    if ("missing" in programs) {
      reason = programs.missing;
      return;
    }
    const password = randomBytes(16).toString("hex");
    const url = `postgresql://gateway:${password}@${addresses.svc}:5432/gateway`;
    world = await makeFrontWorld(
      programs.folders,
      { chatDatabaseUrlSecret: "chat-database-url", chatAdministrator: "admin@example.org" },
      { "chat-database-url": url },
    );
    const { network, folder, machine } = world;
    const inside = ["ip", "netns", "exec", network.namespaceOf("svc")];
    database = await startPostgresql(folder, password, { address: addresses.svc, port: 5432, inside });
    if (database === undefined) {
      reason = "PostgreSQL, in which the chat keeps what people wrote, is not installed here";
      return;
    }
    await machine.start();
    await machine.until("systemctl is-active sovereign-firewall", 60);
    expect(await world.handOver()).toBe("accepted");
    await world.untilServed();
  });
  afterAll(async () => {
    // The database waits for those who use it.
    await world?.machine.remove();
    await database?.stop();
    await world?.remove();
  });

  const front = () => world as FrontWorld;
  /** One visit with a browser that knows nothing yet. */
  const visit = async (email: string, groups: string, asked: readonly string[] = []): Promise<Visit> => {
    const browser = ["python3", join(import.meta.dirname, "chat_client.py")];
    const { stdout } = await front().network.run("cli", [
      ...["env", `HOSTS=login.example.org=${addresses.svc}`, ...browser, frontName, addresses.node],
      ...[front().authority.certificate, email, groups, ...asked],
    ]);
    return JSON.parse(stdout || "{}");
  };
  const journal = async () => (await front().machine.run("journalctl --no-pager -o cat")).stdout;

  it("starts and serves without asking anybody outside", async ({ skip }) => {
    if (reason !== undefined) return skip(reason);
    const { stdout } = await front().machine.run("nft list ruleset");
    expect(/counter packets (\d+) bytes \d+ comment "dropped out"/.exec(stdout)?.[1]).toBe("0");
  });

  it("lets in a member under the provider's name, and makes no administrator of whoever comes first", async ({
    skip,
  }) => {
    if (reason !== undefined) return skip(reason);
    const first = await visit("person@example.org", "staff");
    expect(first).toMatchObject({
      signIn: 302,
      page: { status: 200, isChat: true, policy: expect.stringContaining("img-src 'self' data: blob:") },
      account: { status: 200, email: "person@example.org", role: "user" },
      models: ["general"],
      users: 401,
    });
    expect(await visit("admin@example.org", "staff")).toMatchObject({
      account: { role: "admin" },
      users: 200,
    });
    expect(await visit("outsider@example.org", "guests")).toEqual({ signIn: 403 });
  });

  it("brings an answer piece by piece over the page's WebSocket, and records who asked and never what", async ({
    skip,
  }) => {
    if (reason !== undefined) return skip(reason);
    const { talk } = await visit("person@example.org", "staff", [prompt]);
    expect(talk).toMatchObject({ socket: 101, asked: 200, content: "x".repeat(120) });
    expect(talk?.pieces).toBeGreaterThan(60);
    await expect
      .poll(journal, { timeout: 20_000 })
      .toMatch(/"record": "audit".*"person": "person@example.org"/);
    const written = await journal();
    for (const secret of ["Canary", ...Object.values(front().secrets)])
      if (!secret.startsWith("-----")) expect(written.includes(secret)).toBe(false);
  });

  it("takes a new key at the gateway, and keeps accounts and chats over it and over a reboot", async ({
    skip,
  }) => {
    if (reason !== undefined) return skip(reason);
    const key = `sk-${randomBytes(24).toString("hex")}`;
    expect(await front().handOver({ secrets: { "gateway-key": key, "chat-key": key } })).toBe("accepted");
    await front().untilServed();
    const later = await visit("person@example.org", "staff", [prompt]);
    expect(later).toMatchObject({ chats: ["New Chat"], talk: { asked: 200, content: "x".repeat(120) } });
    await front().machine.stop();
    await front().machine.start();
    await front().untilServed();
    expect(await visit("person@example.org", "staff")).toMatchObject({ chats: ["New Chat", "New Chat"] });
    const accounts = await database?.sql('SELECT email, role FROM "user" ORDER BY email');
    expect(accounts?.trim().split("\n")).toEqual(["admin@example.org|admin", "person@example.org|user"]);
  });

  it("believes engine and provider for the organisation's own authority, and for nothing else", async ({
    skip,
  }) => {
    if (reason !== undefined) return skip(reason);
    const withAuthority = async (command: string) => {
      const { machine } = front();
      const bundle = await machine.run(`${command} && update-ca-certificates --fresh >/dev/null`);
      expect(bundle).toMatchObject({ exitCode: 0 });
      await machine.run("systemctl restart sovereign-gateway sovereign-sign-in");
    };
    const [file, away] = ["/usr/local/share/ca-certificates/sovereign-1.crt", "/var/tmp/authority.pem"];
    const engine = `curl --silent --output /dev/null --write-out '%{http_code}' --header 'Content-Type: application/json' --header "Authorization: Bearer $(cat /run/sovereign/secrets/gateway-key)" --data '{"model":"general","messages":[{"role":"user","content":"go"}]}' http://127.0.0.1:4000/v1/chat/completions`;
    const { machine } = front();
    expect((await machine.run(engine)).stdout).toBe("200");
    await withAuthority(`mv ${file} ${away}`);
    await machine.until("curl --silent --fail http://127.0.0.1:4000/health/liveliness", 120);
    expect((await machine.run(engine)).stdout).toMatch(/^5/);
    await machine.until("journalctl -u sovereign-sign-in --no-pager | grep --quiet 'unknown authority'", 30);
    await withAuthority(`mv ${away} ${file}`);
    await front().untilServed();
    expect((await machine.run(engine)).stdout).toBe("200");
  });
});
