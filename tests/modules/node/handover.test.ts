import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa, execaSync } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../modules/cli/run.ts";
import { sealDelivery, sendDelivery } from "../../../modules/node/handover.ts";

const absent = ["age", "age-keygen", "ssh-keygen"].filter(
  (name) => execaSync("which", [name], { reject: false }).exitCode !== 0,
);
if (absent.length > 0) console.warn(`handover tests skipped: not installed: ${absent.join(", ")}`);

describe.skipIf(absent.length > 0)("handover", () => {
  let folder: string;
  let recipient: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "handover-test-"));
    await execa("age-keygen", ["-o", join(folder, "identity")]);
    recipient = (await execa("age-keygen", ["-y", join(folder, "identity")])).stdout;
    await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, "operator")]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const opened = async (sealed: string): Promise<Record<string, string>> => {
    const [body = ""] = sealed.split("\n");
    const input = Buffer.from(body, "base64");
    const { stdout } = await execa("age", ["--decrypt", "--identity", join(folder, "identity")], { input });
    const lines = stdout.split("\n").map((line) => line.split(" "));
    return Object.fromEntries(
      lines.map(([name = "", value = ""]) => [name, Buffer.from(value, "base64").toString()]),
    );
  };
  const seal = (secrets: Record<string, string>) =>
    sealDelivery({
      recipient,
      signingKeyFile: join(folder, "operator"),
      serial: 7,
      secrets: Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, Buffer.from(value)])),
    });

  it("seals every secret to the node, whatever its length and bytes, with the serial", async () => {
    const secrets = { one: "a", two: "ab", three: "abc", four: "abcd", lines: "x=1\ny=2\n" };
    const sealed = await seal(secrets);
    expect(await opened(sealed)).toEqual({ ...secrets, serial: "7" });
    expect(sealed).not.toContain(Buffer.from("x=1\ny=2\n").toString("base64").slice(0, 8));
  });

  it("says what to do when the recipient is none", async () => {
    const wrong = sealDelivery({
      recipient: "age1nonsense",
      signingKeyFile: join(folder, "operator"),
      secrets: {},
    });
    await expect(wrong).rejects.toThrow("check the recipient and the signing key");
  });

  it("says so when the node cannot be reached", async () => {
    await expect(sendDelivery("x\n", "127.0.0.1", 1)).rejects.toThrow("the node cannot be reached");
  });

  it("hands a folder over from the command line, makes up what is asked for and keeps it", async () => {
    const secrets = await mkdtemp(join(folder, "secrets-"));
    await writeFile(join(secrets, "client-keys"), "acme=0123456789\n");
    let received = "";
    const { server, port } = await listen((text) => {
      received += text;
    }, "accepted\n");
    const output: string[] = [];
    const stdout = { write: (text: string) => output.push(text) } as unknown as NodeJS.WritableStream;
    const code = await run(
      [
        ...["handover", "127.0.0.1", "--port", String(port), "--recipient", recipient, "--secrets", secrets],
        ...["--sign-with", join(folder, "operator"), "--generate", "cookie", "team-research-key"],
      ],
      { stdout },
    );
    server.close();
    expect(code).toBe(0);
    const cookie = await readFile(join(secrets, "cookie"), "utf8");
    expect(cookie).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const teamKey = await readFile(join(secrets, "team-research-key"), "utf8");
    expect(teamKey).toMatch(/^sk-[A-Za-z0-9_-]{43}$/);
    expect(await opened(received)).toMatchObject({
      "client-keys": "acme=0123456789\n",
      cookie,
      "team-research-key": teamKey,
    });
    for (const secret of [cookie, teamKey]) expect(output.join("")).not.toContain(secret);
  });

  it("ends with 1 and the node's own words when the node refuses", async () => {
    const { server, port } = await listen(() => undefined, "refused: older than the last delivery\n");
    const said: string[] = [];
    const stderr = { write: (text: string) => said.push(text) } as unknown as NodeJS.WritableStream;
    const secrets = await mkdtemp(join(folder, "secrets-"));
    const code = await run(
      [
        ...["handover", "127.0.0.1", "--port", String(port), "--recipient", recipient, "--secrets", secrets],
        ...["--sign-with", join(folder, "operator")],
      ],
      { stderr },
    );
    server.close();
    expect(code).toBe(1);
    expect(said.join("")).toContain("refused: older than the last delivery");
  });
});

/** A node's inbox: answers once it has two lines. */
function listen(onData: (text: string) => void, answer: string): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => {
    let lines = 0;
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => {
      onData(text);
      lines += text.split("\n").length - 1;
      if (lines >= 2) socket.end(answer);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ server, port: typeof address === "object" && address !== null ? address.port : 0 });
    });
  });
}
