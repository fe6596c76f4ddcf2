import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A small OpenID Connect provider that insists on PKCE with S256. Who signs in says so in the address of the page:
 * `email` and, between commas, `groups`.
 */
export function identityProvider(issuer: string, clientId: string): RequestListener {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const asked = new Map<string, { challenge: string; person: { email: string; groups: string[] } }>();
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const jwt = (claims: unknown) => {
    const text = `${part({ alg: "RS256", kid: "1", typ: "JWT" })}.${part(claims)}`;
    return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
  };
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const endpoint = (path: string) => `${issuer}${path}`;
    if (pathname === "/.well-known/openid-configuration")
      return json({
        issuer,
        authorization_endpoint: endpoint("/authorize"),
        token_endpoint: endpoint("/token"),
        jwks_uri: endpoint("/keys"),
        id_token_signing_alg_values_supported: ["RS256"],
        code_challenge_methods_supported: ["S256"],
      });
    if (pathname === "/keys")
      return json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] });
    if (pathname === "/authorize") {
      const code = randomUUID();
      const challenge = searchParams.get("code_challenge");
      if (challenge === null || searchParams.get("code_challenge_method") !== "S256")
        return json({ error: "invalid_request" }, 400);
      const groups = (searchParams.get("groups") ?? "").split(",");
      asked.set(code, { challenge, person: { email: searchParams.get("email") ?? "", groups } });
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.search = new URLSearchParams({ code, state: searchParams.get("state") ?? "" }).toString();
      return response.writeHead(302, { location: back.href }).end();
    }
    let body = "";
    for await (const part of request) body += part;
    const form = new URLSearchParams(body);
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const known = asked.get(form.get("code") ?? "");
    if (known === undefined || known.challenge !== proof) return json({ error: "invalid_grant" }, 400);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: clientId, sub: known.person.email, iat: now, exp: now + 600 };
    return json({
      access_token: randomUUID(),
      token_type: "Bearer",
      expires_in: 600,
      id_token: jwt({ ...claims, ...known.person, email_verified: true }),
    });
  };
}

/** The provider on loopback, without TLS. */
export async function startIdentityProvider(clientId: string) {
  let answer: RequestListener;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  answer = identityProvider(issuer, clientId);
  return { issuer, stop: () => server.close() };
}
