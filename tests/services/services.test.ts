import { describe, expect, it } from "vitest";
import { chatDiskKey, frontSecrets, teamSecrets } from "../../constructs/services/front.ts";
import { inferenceSecrets, modelsDiskKey } from "../../constructs/services/inference.ts";
import { logsToken } from "../../constructs/services/node-access.ts";
import type { Deployment } from "../../stacks/load-settings.ts";
import { deploymentWith, referenceDeployments, synthesizeAll } from "../stacks/synthesized.ts";

/** The node program of a machine, as Terraform hands it over. */
function userData(machine: "Front" | "Inference", changes: Partial<Deployment> = {}): string {
  const stacks = synthesizeAll(deploymentWith({ name: "acme", ...changes }));
  const locals = stacks["acme-compute"]?.locals as Record<string, string>;
  const found = Object.entries(locals).find(([id]) => id.startsWith(machine));
  if (found === undefined) throw new Error(`no user data of ${machine}`);
  return found[1];
}

/** Names that the node waits for, from its own list. */
const awaited = (text: string) =>
  /path: \/etc\/sovereign\/secret-names[\s\S]*?content: \|\n((?: {6}.*\n)+)/
    .exec(text)?.[1]
    ?.trim()
    .split(/\s+/);

/** Teams that the node brings to its gateway. */
const teamsOf = (userData: string) =>
  JSON.parse(
    /path: \/etc\/sovereign\/teams\.json[\s\S]*?content: \|\n((?: {6}.*\n)+)/.exec(userData)?.[1] ?? "",
  ).teams as readonly { readonly name: string; readonly keySecret: string; readonly limits: object }[];

describe("the inference service", () => {
  const text = userData("Inference");

  it("starts the engine with what sizing computed, by the image's digest", () => {
    expect(text).toContain("--max-model-len=16384");
    expect(text).toMatch(/registry\.example\.org\/vllm-openai@sha256:0{64}/);
  });

  it("is reached over TLS from the edge, over SSH from the bastion, by monitoring from the admin tier, and by nobody else", () => {
    const incoming = [...text.matchAll(/^.*saddr \{ ([^}]*) \} tcp dport \{ (\d+) \}.* accept/gm)].map(
      ([, peers, port]) => `${port} from ${peers}`,
    );
    expect(incoming.sort()).toEqual([
      "22 from 10.64.31.254/32",
      "443 from 10.64.0.0/20",
      "8022 from 10.64.31.254/32",
      "9443 from 10.64.48.0/20",
    ]);
  });

  it("shows the figures of its GPUs to the admin tier where an exporter's image is named", () => {
    expect(text).not.toContain("sovereign-gpu-metrics");
    const { images } = deploymentWith({ name: "acme" });
    const gpuMetrics = `registry.example.org/dcgm-exporter@sha256:${"d".repeat(64)}`;
    expect(userData("Inference", { images: { ...images, gpuMetrics } })).toContain(gpuMetrics);
  });

  it("keeps the weights on a disk that outlives it, encrypted with a key that is handed over", () => {
    expect(text).toMatch(
      /open-disk \/dev\/disk\/by-id\/scsi-0SCW_sbs_volume-\$\{.*\} \/var\/lib\/sovereign\/models kept \/run\/sovereign\/secrets\/models-disk-key/,
    );
  });

  it("lets only root out to the internet", () => {
    expect(text).toMatch(/tcp dport \{ 80, 443 \} meta skuid 0 accept/);
    expect(text).toContain('APT::Sandbox::User "root";');
  });

  it("waits for exactly the secrets that the store declares for it", () => {
    const names = [...inferenceSecrets, modelsDiskKey, logsToken].map(({ name }) => name);
    expect(awaited(text)?.sort()).toEqual([...names].sort());
  });

  it("takes secrets only from the operators", () => {
    expect(text).toContain('operator namespaces="sovereign-handover" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI');
  });
});

describe("the front service", () => {
  const text = userData("Front");

  it("lets each of its services reach what it needs", () => {
    expect(text).toMatch(/ip daddr \{ 10\.64\.16\.10\/32 \} tcp dport \{ 443 \} meta skuid 2002 accept/);
    expect(text).toMatch(/ip daddr \{ 10\.64\.32\.0\/20 \} tcp dport \{ 5432 \} meta skuid 2002 accept/);
    expect(text).toMatch(/tcp dport \{ 443 \} meta skuid 2004 accept/);
    expect(text).toMatch(/ip daddr \{ 10\.64\.32\.0\/20 \} tcp dport \{ 5432 \} meta skuid 2003 accept/);
    expect(text.match(/meta skuid 2003 accept/g)).toHaveLength(1);
  });

  it("keeps what people attach on a disk that outlives it, which the chat waits for", () => {
    expect(text).toMatch(
      /open-disk \S+.*\/var\/lib\/sovereign\/chat kept \/run\/sovereign\/secrets\/chat-disk-key/,
    );
    expect(text).toMatch(/Requires=.*sovereign-disk-var-lib-sovereign-chat\.service/);
  });

  it("knows the engine by the name in its certificate and its private address", () => {
    expect(text).toContain("10.64.16.10 inference.ai.example.org");
    expect(text).toContain("https://inference.ai.example.org/v1");
  });

  it("waits for exactly the secrets that the store declares for it", () => {
    const names = [...frontSecrets, ...teamSecrets([]), chatDiskKey, logsToken].map(({ name }) => name);
    expect(awaited(text)?.sort()).toEqual([...names].sort());
  });
});

describe("teams of the settings", () => {
  const teams = [{ name: "research", monthlyTokens: 50_000_000, requestsPerMinute: 60 }];
  const text = userData("Front", { teams });

  it("reach the front machine beside the chat, each with a key that is handed over", () => {
    expect(teamsOf(text)).toMatchObject([
      { name: "chat", keySecret: "team-chat-key", limits: { max_budget: null, rpm_limit: null } },
      { name: "research", keySecret: "team-research-key", limits: { max_budget: 50, rpm_limit: 60 } },
    ]);
    const names = [...frontSecrets, ...teamSecrets(teams), chatDiskKey, logsToken].map(({ name }) => name);
    expect(awaited(text)?.sort()).toEqual(names.sort());
  });

  it("may give the chat limits", () => {
    expect(teamsOf(userData("Front", { teams: [{ name: "chat", monthlyTokens: 1_000_000 }] }))).toMatchObject(
      [{ name: "chat", keySecret: "team-chat-key", limits: { max_budget: 1 } }],
    );
  });

  it("have a secret each in the store of every deployment", () => {
    for (const cloud of ["scaleway", "ovhcloud", "outscale"]) {
      const deployment = referenceDeployments().find(({ name }) => name === `small-${cloud}`);
      if (deployment === undefined) throw new Error(`no small-${cloud}`);
      const stacks = synthesizeAll({ ...deployment, teams });
      expect(JSON.stringify(stacks[`small-${cloud}-foundation`])).toContain("team-research-key");
    }
  });
});

describe("a wrong node", () => {
  it("is reported with everything else that is wrong, under the construct that it belongs to", () => {
    const images = { ...deploymentWith({}).images, engine: "registry.example.org/vllm-openai:latest" };
    expect(() => userData("Inference", { images, gpuOffer: "L4-1-24G" })).toThrow(
      /acme-compute\/Inference offer: .* does not fit[\s\S]*acme-compute\/Inference node inference\.ai\.example\.org .*an image by digest/,
    );
  });

  it("shows no secret that a setting was given by mistake", () => {
    const clientId = "eyJhbGciOiJIUzI1NiJ9canary.eyJzdWIiOiJjYW5hcnkifQcanary.sig";
    const signIn = { ...deploymentWith({}).signIn, clientId };
    const attempt = () => userData("Front", { signIn });
    expect(attempt).toThrow(/holds a JSON web token/);
    expect(attempt).not.toThrow(/canary/);
  });
});
