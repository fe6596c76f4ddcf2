import { resolve } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { referenceFile } from "../../stacks/load-settings.ts";
import { placeholdersOf } from "../../stacks/placeholders.ts";
import { deploymentWith, synthesizeAll } from "./synthesized.ts";

const root = resolve(import.meta.dirname, "../..");
const digest = "sha256:1f0c2b7e6d5a4938271605f4e3d2c1b0a998877665544332211000ffeeddccbb";
/** What a real organisation would have written; its names are checked for form only. */
const real = {
  project: "5e3a1c9d-7b2f-4d8e-9a6c-0f1e2d3c4b5a",
  domain: "ai.acme.fr",
  owner: "it@acme.fr",
  adminCidrs: ["185.12.34.0/28"],
  operatorKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl it"],
  signIn: { issuer: "https://login.acme.fr", clientId: "sovereign", allowedGroups: [] },
  images: Object.fromEntries(
    ["engine", "gateway", "chat", "signIn"].map((name) => [name, `rg.acme.fr/${name}@${digest}`]),
  ) as { engine: string; gateway: string; chat: string; signIn: string },
  authorities: [],
  weightsFiles: [{ path: "model.safetensors", sha256: digest.slice(7) }],
};

describe("placeholders", () => {
  it("are all named, and none is seen where everything is real", () => {
    expect(placeholdersOf(deploymentWith({}))).toEqual([
      "project",
      "domain",
      "owner",
      "adminCidrs",
      "operatorKeys",
      "signIn.issuer",
      "images.engine",
      "images.gateway",
      "images.chat",
      "images.signIn",
      "weightsManifest",
    ]);
    expect(placeholdersOf(deploymentWith(real))).toEqual([]);
  });

  it("leave a variable that only a rehearsal sets, without which nothing is planned", () => {
    for (const stack of Object.values(synthesizeAll(deploymentWith({ ...real, domain: "ai.example.org" })))) {
      expect(stack.variable).toMatchObject({
        sovereign_rehearsal: {
          type: "bool",
          default: false,
          validation: [
            {
              // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own template
              condition: "${var.sovereign_rehearsal}",
              error_message: expect.stringContaining("placeholders, so nothing is planned for real: domain."),
            },
          ],
        },
      });
    }
  });

  it("make terraform itself refuse the plan when nobody rehearses", { timeout: 120_000 }, async () => {
    const { exitCode, all } = await execa(
      process.execPath,
      [
        ...["--import", "tsx", "modules/cli/main.ts", "rehearse", "small-scaleway-foundation"],
        ...["--until", "plan", "--var", "sovereign_rehearsal=false"],
      ],
      { cwd: root, env: { SOVEREIGN_CONFIG: referenceFile }, reject: false, all: true },
    );
    expect(exitCode).toBe(1);
    expect(all.replace(/[│\s]+/g, " ")).toContain(
      "These settings still hold placeholders, so nothing is planned for real: project, domain,",
    );
  });

  it("leave nothing behind once they are gone", () => {
    for (const stack of Object.values(synthesizeAll(deploymentWith(real)))) {
      expect(stack.variable ?? {}).not.toHaveProperty("sovereign_rehearsal");
    }
  });
});
