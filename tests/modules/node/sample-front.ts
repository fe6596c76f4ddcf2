import { type FrontNodeOptions, frontNode } from "../../../modules/node/front-node.ts";
import { handoverSource } from "../../../modules/node/handover-source.ts";

const image = (name: string) => `registry.example.org/${name}@sha256:${"d".repeat(64)}`;

/** Options of a front node with documentation addresses. */
export const sampleFrontOptions: FrontNodeOptions = {
  hostname: "ai.example.org",
  images: { gateway: image("gateway"), chat: image("chat"), signIn: image("sign-in") },
  registryLoginSecret: "registry-login",
  tls: { kind: "acme", directory: "https://acme.example.org/directory" },
  secrets: handoverSource({
    names: [
      "chat-key",
      "chat-session-key",
      "client",
      "cookie",
      "database-url",
      "engine-key-general",
      "gateway-key",
      "registry-login",
      "research-key",
    ],
    operatorKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample00"],
    inboxFrom: ["192.0.2.10/32"],
  }),
  signIn: {
    issuer: "https://login.example.org",
    clientId: "sovereign",
    clientSecret: "client",
    cookieSecret: "cookie",
    allowedGroups: ["staff"],
  },
  models: [{ name: "general", baseUrl: "https://llm.example.org/v1", keySecret: "engine-key-general" }],
  gatewayKeySecret: "gateway-key",
  teams: [
    { name: "chat", keySecret: "chat-key" },
    {
      name: "research",
      keySecret: "research-key",
      monthlyTokens: 50_000_000,
      requestsPerMinute: 60,
      models: ["general"],
    },
  ],
  chatKeySecret: "chat-key",
  chatSessionKeySecret: "chat-session-key",
  databaseUrlSecret: "database-url",
  clientsFrom: ["192.0.2.0/24"],
  egress: [
    { direction: "out", protocol: "tcp", ports: [443], peers: ["198.51.100.0/24"], purpose: "engines" },
  ],
};

export function sampleFront(changes: Partial<FrontNodeOptions> = {}) {
  return frontNode({ ...sampleFrontOptions, ...changes });
}
