import type { ContainerUnit } from "./container-unit.ts";
import { commonOf, frontPorts } from "./front-containers.ts";
import type { FrontNodeOptions } from "./front-node.ts";
import { nodeUsers } from "./paths.ts";

/** OAuth2 Proxy: asks the organisation's identity provider who somebody is, and hands the name to the chat. */
export function signInContainer(options: FrontNodeOptions): ContainerUnit {
  const { hostname, images, signIn } = options;
  return {
    ...commonOf(options),
    name: "sovereign-sign-in",
    description: "Sign-in with the organisation's identity provider",
    image: images.signIn,
    entrypoint: "/bin/oauth2-proxy",
    args: [
      "--provider=oidc",
      `--oidc-issuer-url=${signIn.issuer}`,
      `--client-id=${signIn.clientId}`,
      `--redirect-url=https://${hostname}/oauth2/callback`,
      `--http-address=127.0.0.1:${frontPorts.signIn}`,
      `--upstream=http://127.0.0.1:${frontPorts.chatGate}`,
      // Longer than the gate holds a request.
      "--upstream-timeout=180s",
      ...["--reverse-proxy=true", "--trusted-proxy-ip=127.0.0.1/32"],
      "--email-domain=*",
      "--cookie-secure=true",
      "--cookie-samesite=lax",
      "--code-challenge-method=S256",
      "--pass-user-headers=true",
      "--skip-provider-button=true",
      // Addresses hold what people search for; sign-ins have a log of their own.
      "--request-logging=false",
      ...(signIn.allowedGroups ?? []).map((group) => `--allowed-group=${group}`),
    ],
    userId: nodeUsers.signin,
    secretEnvironment: {
      OAUTH2_PROXY_CLIENT_SECRET: signIn.clientSecret,
      OAUTH2_PROXY_COOKIE_SECRET: signIn.cookieSecret,
    },
    writesFolders: [],
  };
}
