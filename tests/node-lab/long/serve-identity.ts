import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { identityProvider } from "./identity-provider.ts";

/** `serve-identity ADDRESS ISSUER CLIENT CERTIFICATE KEY`: the identity provider over TLS, in a process of its own. */
const [address = "", issuer = "", clientId = "", certificate = "", key = ""] = process.argv.slice(2);
createServer(
  { cert: readFileSync(certificate), key: readFileSync(key) },
  identityProvider(issuer, clientId),
).listen(Number(new URL(issuer).port), address);
