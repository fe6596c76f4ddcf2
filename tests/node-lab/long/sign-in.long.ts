import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frontPorts } from "../../../modules/node/front-containers.ts";
import { signInContainer } from "../../../modules/node/sign-in-container.ts";
import { sampleFrontOptions } from "../../modules/node/sample-front.ts";
import { type ServiceProcess, startProcess } from "../lab/service-process.ts";
import { startIdentityProvider } from "./identity-provider.ts";
import { type RealProgram, signIn } from "./real-programs.ts";

const address = `http://127.0.0.1:${frontPorts.signIn}`;

/** The real oauth2-proxy with exactly the arguments that a front node gives it; only the issuer is the lab's. */
describe("the real sign-in", () => {
  let program: RealProgram;
  let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
  let chat: Server;
  let running: ServiceProcess | undefined;

  beforeAll(async () => {
    program = await signIn();
    if ("missing" in program) return;
    const { signIn: settings } = sampleFrontOptions;
    provider = await startIdentityProvider(settings.clientId);
    chat = createServer(({ headers }, response) => {
      response.end(JSON.stringify({ email: headers["x-forwarded-email"] ?? null }));
    }).listen(frontPorts.chatGate, "127.0.0.1");
    const { args } = signInContainer({
      ...sampleFrontOptions,
      signIn: { ...settings, issuer: provider.issuer },
    });
    running = startProcess([`${program.folder}/oauth2-proxy`, ...args], {
      environment: {
        OAUTH2_PROXY_CLIENT_SECRET: "client-secret-of-the-lab",
        OAUTH2_PROXY_COOKIE_SECRET: randomBytes(32).toString("base64url"),
      },
    });
    await untilAnswers(`${address}/ping`);
  });
  afterAll(async () => {
    await running?.stop();
    provider?.stop();
    chat?.close();
  });

  /** Signs in as a browser would; answers the status of the way back and the session's cookie. */
  const signInAs = async (email: string, groups: readonly string[]) => {
    const asked = await follow(`${address}/`);
    const cookies = cookiesOf(asked);
    const page = new URL(asked.headers.get("location") ?? "");
    page.search += `&${new URLSearchParams({ email, groups: groups.join() })}`;
    const allowed = await follow(page.href);
    const back = new URL(allowed.headers.get("location") ?? "");
    expect(back.origin).toBe(`https://${sampleFrontOptions.hostname}`);
    const returned = await follow(`${address}${back.pathname}${back.search}`, cookies);
    return { status: returned.status, cookies: cookiesOf(returned) };
  };

  it("sends whoever has no session to the provider", async ({ skip }) => {
    if ("missing" in program) return skip(program.missing);
    const asked = await follow(`${address}/`);
    expect(asked.status).toBe(302);
    const to = new URL(asked.headers.get("location") ?? "");
    expect(to.origin).toBe(provider.issuer);
    expect(to.searchParams.get("code_challenge_method")).toBe("S256");
    expect(asked.headers.get("set-cookie")).toMatch(/Secure/i);
    expect(asked.headers.get("set-cookie")).toMatch(/HttpOnly/i);
  });

  it("lets a member in under the name that the provider gives, whatever the browser claims", async ({
    skip,
  }) => {
    if ("missing" in program) return skip(program.missing);
    const { status, cookies } = await signInAs("person@example.org", ["staff"]);
    expect(status).toBe(302);
    const answer = await follow(`${address}/`, cookies, { "x-forwarded-email": "director@example.org" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ email: "person@example.org" });
  });

  it("keeps out who is in none of the groups, and a session that somebody changed", async ({ skip }) => {
    if ("missing" in program) return skip(program.missing);
    const outsider = await signInAs("outsider@example.org", ["guests"]);
    expect(outsider.status).toBe(403);
    const { cookies } = await signInAs("person@example.org", ["staff"]);
    const forged = cookies.replace(/=(.)/, (_, first: string) => (first === "A" ? "=B" : "=A"));
    expect((await follow(`${address}/`, forged)).status).toBe(302);
  });
});

const follow = (url: string, cookies = "", headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { redirect: "manual", headers: { ...headers, ...(cookies === "" ? {} : { cookie: cookies }) } });

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
}

async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not answer within 20 s`);
}
