import { z } from "../modules/lazy/zod.ts";
import { placeholderDigest } from "./placeholders.ts";

export const days = (least: number, most: number) => z().int().min(least).max(most);
/** Text of a form; `allowed` says in words what the form is. */
export const text = (pattern: RegExp, allowed: string) => z().string().regex(pattern, allowed);

export const placeName = () => text(/^[a-zA-Z0-9-]+$/, "the cloud's own name of the place");

/** What an auditor shall read. */
export const reason = () => text(/^[^\p{C}\p{Zl}\p{Zp}]{20,300}$/u, "20 to 300 characters on one line");

export const hosting = () =>
  z()
    .enum(["eu", "qualified"])
    .default("eu")
    .describe(
      "Where it may run. `eu`: in the European Union. `qualified`: only on what the catalogue holds as listed under SecNumCloud, on a date and with a source.",
    );

const bucketName = () =>
  text(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, '3 to 63 of a–z, 0–9 and "-", neither first nor last a "-"');
const digestOf = () => text(/^[^\s@]+@sha256:[0-9a-f]{64}$/, "an image by digest: registry/name@sha256:…");
const image = (name: string, meaning: string) =>
  digestOf()
    .default(`registry.example.org/${name}@${placeholderDigest}`)
    .describe(`${meaning} By digest, in your own registry.`);

export const images = () =>
  z()
    .strictObject({
      engine: image("vllm-openai", "The inference engine, vLLM."),
      gateway: image("litellm", "The gateway, LiteLLM: a key and a budget per team."),
      chat: image("open-webui", "The chat in the browser, Open WebUI."),
      signIn: image("oauth2-proxy", "The sign-in, OAuth2 Proxy."),
      gpuMetrics: digestOf()
        .optional()
        .describe(
          "The exporter of the GPUs' figures, NVIDIA's dcgm-exporter, read by the admin network. Absent: no figures of GPUs.",
        ),
    })
    .describe(
      "Container images. Copy them into the deployment's registry first: nodes pull from nowhere else.",
    );

export const signIn = () =>
  z()
    .strictObject({
      issuer: z()
        .url({ protocol: /^https$/, error: "an https:// address" })
        .default("https://login.example.org")
        .describe("The OpenID Connect issuer: your identity provider."),
      clientId: z()
        .string()
        .min(1)
        .max(200)
        .default("sovereign")
        .describe("The client's id there. Its secret is delivered to the machine, never written here."),
      allowedGroups: z()
        .array(z().string())
        .max(100)
        .default([])
        .describe("Groups whose members may sign in. Empty: everybody whom the provider signs in."),
      administrator: z()
        .email({ error: "an e-mail address" })
        .optional()
        .describe(
          "E-mail address of who manages the chat's accounts, as the provider gives it; read while there are none yet. Unset: nobody.",
        ),
    })
    .describe("How people sign in.");

export const retention = () =>
  z()
    .strictObject({
      logsDays: days(183, 3650)
        .default(365)
        .describe("Days that logs are kept; six months at least, so that an incident can be traced."),
      objectVersionsDays: days(1, 3650)
        .default(30)
        .describe("Days that an overwritten or deleted object can still be fetched back."),
    })
    .describe("How long things are kept.");

export const state = () =>
  z()
    .discriminatedUnion("backend", [
      z().strictObject({
        backend: z().literal("local").describe("A file beside the app: for trying out, for one person."),
      }),
      z().strictObject({
        backend: z().literal("object-storage").describe("A bucket of the same cloud."),
        bucket: bucketName().describe(
          "The bucket that holds the state. Made beforehand, private and versioned; it is no part of the stacks.",
        ),
        region: placeName().optional().describe("The bucket's region. Unset: the deployment's."),
        lock: z().boolean().default(true).describe("Refuse a second apply while one runs."),
      }),
    ])
    .describe("Where Terraform keeps its state. State holds secrets: protect it like a database.");
