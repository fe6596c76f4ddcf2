import { describe, expect, it } from "vitest";
import { everyHoursWords } from "../../constructs/capabilities/timer-step.ts";
import { manifestOutput, readManifest } from "../../modules/audit/manifest.ts";
import { findOffer } from "../../modules/catalogue/offers.ts";
import type { Deployment } from "../../stacks/load-settings.ts";
import type { SizeProfile } from "../../stacks/size-profile.ts";
import { sizes } from "../../stacks/sizes/index.ts";
import { workloadOf } from "../../stacks/workload.ts";
import { referenceDeployments, type StackJson, synthesizeAll } from "./synthesized.ts";

const deployments = referenceDeployments();
const stacks = synthesizeAll(...deployments);
const profiles: Readonly<Record<string, SizeProfile>> = sizes;
const profileOf = ({ size }: Deployment) => profiles[size] as SizeProfile;
const foundationOf = ({ name }: Deployment) => stacks[`${name}-foundation`] as StackJson;
const computeOf = ({ name }: Deployment) => stacks[`${name}-compute`] as StackJson;
const ids = (stack: StackJson) => Object.values(stack.resource).flatMap((named) => Object.keys(named));
const named = deployments.map((deployment) => [deployment.name, deployment] as const);

describe("the reference deployments", () => {
  it.each(Object.entries(stacks))(
    "%s tells an auditor what its plan does not hold, in words he can read",
    (_, stack) => {
      const { value } = Reflect.get(Object(stack.output), manifestOutput);
      const manifest = readManifest({
        outputs: [{ name: manifestOutput, pointer: "", sensitive: false, value }],
      });
      expect(manifest).toHaveProperty("entries");
    },
  );

  it("are every size on every cloud", () => {
    const wanted = ["scaleway", "ovhcloud", "outscale"].flatMap((cloud) =>
      Object.keys(sizes).map((size) => `${size}-${cloud}`),
    );
    expect(deployments.map(({ name }) => name).sort()).toEqual(wanted.sort());
    expect(deployments.map(({ size, cloud }) => `${size}-${cloud}`).sort()).toEqual(wanted.sort());
  });

  it.each(named)("%s has the engines, fronts and tiers of its size", (_, deployment) => {
    const { engines, fronts, tiers } = profileOf(deployment);
    const machines = (prefix: string) =>
      ids(computeOf(deployment)).filter((id) => new RegExp(`^${prefix}(-2)?_Instance_[0-9A-F]{8}$`).test(id));
    expect(machines("Inference")).toHaveLength(engines);
    expect(machines("Front")).toHaveLength(fronts.count);
    const networks = ids(foundationOf(deployment)).flatMap(
      (id) => /^Network_Tier-(\w+)_/.exec(id)?.[1] ?? [],
    );
    expect(new Set(networks)).toEqual(new Set(tiers));
  });

  it.each(named)(
    "%s backs up as often as its size may lose, and has its logs, trail and budget",
    (_, one) => {
      const made = ids(foundationOf(one));
      for (const part of ["Logs", "AuditTrail", "Backup", "BudgetAlert", "Database"]) {
        const steps = Object.keys((foundationOf(one).output ?? {}) as object).join(" ");
        const words: Record<string, RegExp> = {
          AuditTrail: /audit_trail_steps/,
          Backup: /backup_content_steps/,
          BudgetAlert: /budget_steps/,
        };
        const isThere = made.some((id) => id.startsWith(part)) || words[part]?.test(steps) === true;
        expect([part, isThere]).toEqual([part, true]);
      }
      const hours = everyHoursWords(profileOf(one).recovery.pointHours);
      expect(JSON.stringify(foundationOf(one).output)).toMatch(
        new RegExp(`(Back up|Take snapshots of disks) ${hours} and delete`),
      );
    },
  );

  it.each(named)("%s makes no key, token or secret value", (_, deployment) => {
    const confessing =
      /iam_api_key|cockpit_token|secret_version|oauth2_client|s3_credential|okms_secret|okms_credential|postgresql_user|registry_user|outscale_access_key|outscale_keypair/;
    for (const { resource } of [foundationOf(deployment), computeOf(deployment)]) {
      expect(Object.keys(resource).filter((type) => confessing.test(type))).toEqual([]);
    }
  });
});

describe("micro", () => {
  const micro = deployments.filter(({ size }) => size === "micro");

  it("has one GPU of the cheapest kind of its zone on which the model fits", () => {
    const kinds = micro.map((deployment) => {
      const [engine] = workloadOf(deployment, sizes.micro).engines;
      return findOffer(deployment.cloud, engine?.offer ?? "")?.gpu;
    });
    expect(kinds).toEqual([
      { id: "l4", count: 1 },
      { id: "l4", count: 1 },
      expect.objectContaining({ id: "l40", count: 1 }),
    ]);
  });

  it("fetches weights anew: no disk waits for a machine", () => {
    for (const deployment of micro) {
      expect(ids(foundationOf(deployment)).filter((id) => id.startsWith("Models"))).toEqual([]);
    }
  });
});

describe("medium", () => {
  const medium = deployments.filter(({ size }) => size === "medium");

  it("has its engines in zones of their own, or says why not", () => {
    expect(
      medium.map((deployment) => [
        workloadOf(deployment, sizes.medium).engines.map(({ zone }) => zone),
        deployment.oneZoneReason !== undefined,
      ]),
    ).toEqual([
      [["fr-par-2", "fr-par-1"], false],
      [["GRA11", "GRA11"], true],
      [["cloudgouv-eu-west-1a", "cloudgouv-eu-west-1b"], false],
    ]);
  });

  it.each(medium.map((deployment) => [deployment.name, deployment] as const))(
    "%s asks both engines from both fronts under one name, each with a model disk in its zone",
    (_, deployment) => {
      const programs = Object.entries(computeOf(deployment).locals as Record<string, string>);
      const fronts = programs.filter(([id]) => id.startsWith("Front"));
      expect(fronts).toHaveLength(2);
      for (const [, program] of fronts) {
        expect(program.match(/https:\/\/inference(-2)?\.ai\.example\.org\/v1/g)).toHaveLength(2);
        expect(program.match(/model_name: general/g)).toHaveLength(2);
      }
      const disks = ids(foundationOf(deployment)).filter((id) => /^Models(-2)?_/.test(id));
      expect(disks).toHaveLength(2);
    },
  );

  it("tells an auditor why it has one zone, one site or an unproven host", () => {
    const reasons = medium.map((deployment) => {
      const { value } = (foundationOf(deployment).output as Record<string, { value: object }>)
        .__sovereign_manifest ?? { value: {} };
      return Object.keys(value).filter((key) => key.startsWith("setting."));
    });
    expect(reasons).toEqual([
      [],
      ["setting.oneZoneReason"],
      ["setting.backups.oneSiteReason", "setting.hostingReason"],
    ]);
  });
});
