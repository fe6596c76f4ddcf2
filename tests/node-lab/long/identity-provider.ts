import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A small OpenID Connect provider: signs in whoever is set as `person`, and insists on PKCE with S256. */
export async function startIdentityProvider(clientId: string) {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const challenges = new Map<string, string>();
  const state = { person: { email: "", groups: [] as readonly string[] }, issuer: "" };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", state.issuer);
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const endpoint = (path: string) => `${state.issuer}${path}`;
    if (pathname === "/.well-known/openid-configuration")
      return json({
        issuer: state.issuer,
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
      challenges.set(code, challenge);
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
    if (challenges.get(form.get("code") ?? "") !== proof) return json({ error: "invalid_grant" }, 400);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: state.issuer, aud: clientId, sub: state.person.email, iat: now, exp: now + 600 };
    const token = { ...claims, ...state.person, email_verified: true };
    return json({
      access_token: randomUUID(),
      token_type: "Bearer",
      expires_in: 600,
      id_token: jwt(token),
    });
  });
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const jwt = (claims: unknown) => {
    const text = `${part({ alg: "RS256", kid: "1", typ: "JWT" })}.${part(claims)}`;
    return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  state.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { state, stop: () => server.close() };
}
