import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { Backup, BackupProps } from "../../constructs/capabilities/backup.ts";
import type { BlockVolume } from "../../constructs/capabilities/block-volume.ts";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { ObjectStorage } from "../../constructs/capabilities/object-storage.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";
import { expectSteps } from "./steps.ts";

/** What a Backup must do on every cloud. */
export function backupContract(setting: ContractCase): void {
  const { cloud, secondSite } = setting;
  const make = required(cloud, "Backup");
  const parts = partsOf(setting);
  const backup = (stack: TerraformStack, props: Partial<BackupProps>): Backup =>
    new make(stack, "Backup", { name: "content", dataClass: "personal", ...props });
  const disk = (stack: TerraformStack): BlockVolume =>
    new (required(cloud, "BlockVolume"))(stack, "Disk", {
      name: "records",
      diskGib: 50,
      dataClass: "personal",
    });
  const bucket = (stack: TerraformStack): ObjectStorage =>
    new (required(cloud, "ObjectStorage"))(stack, "Documents", {
      bucketName: "acme-documents",
      dataClass: "personal",
      ...(cloud.bucketsTakeKeys ? { key: parts.key(stack) } : {}),
    });
  const copies = (stack: TerraformStack) => ({ buckets: [bucket(stack)], copiesBucketName: "acme-copies" });
  const problems = (props: (stack: TerraformStack) => Partial<BackupProps>) =>
    problemsOf(setting, (stack) => void backup(stack, props(stack)));
  const { region, within } = secondSite;
  const site = { region, ...(within === undefined ? {} : { within }) };
  const withPlaces = {
    ...setting,
    residency: Object.fromEntries(
      Object.entries(setting.residency).map(([name, places]) => [name, [...places, ...secondSite.places]]),
    ),
  };

  describe(`Backup on ${cloud.name}`, () => {
    it("backs up disks, machines and buckets every day and keeps a month of it", () => {
      const built: { stack?: TerraformStack; backup?: Backup } = {};
      const synthesized = synthesize(setting, (stack) => {
        const instances = [parts.instance(stack, parts.network(stack))];
        const made = backup(stack, { ...copies(stack), volumes: [disk(stack)], instances });
        expect({ everyHours: made.everyHours, days: made.retentionDays }).toEqual({
          everyHours: 24,
          days: 30,
        });
        Object.assign(built, { stack, backup: made });
      });
      const { stack, backup: made } = built;
      if (stack === undefined || made === undefined) throw new Error("nothing was built");
      expect(made.copiesRegion).toBe(setting.placement.region);
      expect(made.steps.length).toBeGreaterThan(0);
      expectSteps(stack, synthesized, {
        control: "backup",
        output: "backup_content_steps",
        steps: made.steps,
      });
    });

    it("keeps copies where nobody deletes them before their time, also at a second site", () => {
      const { text } = synthesize(withPlaces, (stack) => {
        const made = backup(stack, { ...copies(stack), retentionDays: 45, secondSite: site });
        expect(made.copiesRegion).toBe(region);
      });
      expect(text).toContain("acme-copies");
      expect(text).toMatch(/"days": 45|P45D/);
      expect(secondSite.places.some((place) => text.includes(`"${place}"`))).toBe(true);
    });

    it("sends the backups of managed databases to the second site, and of no others", () => {
      const database = (stack: TerraformStack) =>
        new (required(cloud, "Database"))(stack, "Database", {
          name: "knowledge",
          dataClass: "personal",
          ...parts.service(stack),
        });
      const found = (props: Partial<BackupProps>) =>
        problems((stack) => ({ databases: [database(stack)], ...props })).filter((each) =>
          each.includes("databases: "),
        );
      const [alone, elsewhere] = [found({}), found({ copiesBucketName: "acme-copies", secondSite: site })];
      if (cloud.selfHosted?.includes("Database")) {
        expect([...alone, ...elsewhere]).toEqual(
          Array(2).fill(expect.stringContaining("a machine of yours")),
        );
        return;
      }
      expect(alone).toEqual([expect.stringContaining("databases: make their own backups, in their region")]);
      expect(elsewhere).toEqual([]);
    });

    it("runs inside the cloud where the cloud runs commands, and says so where it does not", () => {
      const image = "registry.example.org/tools:latest";
      const credentials = { name: "access", path: "acme/access", id: "id" };
      const run = (pinned: string) =>
        problems((stack) => ({ ...copies(stack), runner: { image: `${image}${pinned}`, credentials } }));
      expect(run("")).toContainEqual(expect.stringContaining("runner.image: is not pinned"));
      const refused = setting.runsCommands ? [] : [expect.stringContaining("runner: has nothing here")];
      expect(run(`@sha256:${"0".repeat(64)}`)).toEqual(refused);
    });

    it("says that snapshots stay in their region", () => {
      const messages: string[] = [];
      synthesize(withPlaces, (stack) => {
        const made = backup(stack, { ...copies(stack), volumes: [disk(stack)], secondSite: site });
        messages.push(...made.node.metadata.map(({ data }) => String(data)));
      });
      expect(messages).toContainEqual(expect.stringContaining("snapshots of disks stay in"));
    });

    it("refuses a second site that is none, or lies under another law", () => {
      const wrong = (other: string) =>
        problems((stack) => ({ ...copies(stack), secondSite: { ...site, region: other } }));
      const home = setting.placement.region;
      expect(wrong(home)).toContainEqual(
        expect.stringContaining("secondSite.region: is the first site itself"),
      );
      expect(wrong("nowhere-1")).toContainEqual(
        expect.stringContaining("secondSite.region: is no known region"),
      );
      expect(wrong(secondSite.refused)).toContainEqual(
        expect.stringContaining(`got "${secondSite.refused}"`),
      );
    });

    it("keeps health data in one country whatever was allowed", () => {
      const abroad = [secondSite.refused, ...(within === "eu" ? [region] : [])];
      for (const other of abroad) {
        const found = problemsOf(setting, (stack) => {
          const health = { dataClass: "health", secondSite: { region: other, within: "eu" } } as const;
          backup(stack, { ...copies(stack), ...health });
        });
        expect(found).toContainEqual(expect.stringContaining(`secondSite.region: `));
        expect(found.join()).toContain(`got "${other}"`);
      }
    });

    it.each([
      ["nothing to back up", () => ({}), "volumes: names nothing to be backed up"],
      [
        "buckets without a place for copies",
        (stack) => ({ buckets: [bucket(stack)] }),
        "copiesBucketName: is missing",
      ],
      [
        "a bucket that is its own copy",
        (stack) => ({ ...copies(stack), copiesBucketName: "acme-documents" }),
        "copiesBucketName: is one of the buckets",
      ],
      [
        "hours that do not divide a day",
        (stack) => ({ ...copies(stack), everyHours: 5 }),
        "everyHours: does not divide",
      ],
      [
        "no retention",
        (stack) => ({ ...copies(stack), retentionDays: 0 }),
        "retentionDays: must be a whole number",
      ],
      [
        "a second site for disks alone",
        (stack) => ({ volumes: [disk(stack)], secondSite: site }),
        "secondSite: would get nothing",
      ],
      [
        "more snapshots than anybody pays for",
        (stack) => ({ volumes: [disk(stack)], everyHours: 1, retentionDays: 365 }),
        "everyHours: would keep 8760 snapshots",
      ],
    ] satisfies [string, (stack: TerraformStack) => Partial<BackupProps>, string][])(
      "refuses %s",
      (_, props, message) => {
        expect(problems(props)).toContainEqual(expect.stringContaining(message));
      },
    );
  });
}
