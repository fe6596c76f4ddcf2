import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { BackupProps } from "../../../../constructs/capabilities/backup.ts";
import { ScalewayAuditTrail } from "../../../../constructs/clouds/scaleway/audit-trail.ts";
import { ScalewayBackup } from "../../../../constructs/clouds/scaleway/backup.ts";
import { ScalewayBlockVolume } from "../../../../constructs/clouds/scaleway/block-volume.ts";
import { ScalewayBudgetAlert } from "../../../../constructs/clouds/scaleway/budget-alert.ts";
import { ScalewayDatabase } from "../../../../constructs/clouds/scaleway/database.ts";
import { ScalewayObjectStorage } from "../../../../constructs/clouds/scaleway/object-storage.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { stepsIn } from "../../../contracts/steps.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";
import { asApplied, runScript } from "../../../support/run-script.ts";

const { identity, key, secrets, service } = partsOf(scalewayCase);
const trail = (stack: TerraformStack) =>
  new ScalewayAuditTrail(stack, "AuditTrail", { bucketName: "acme-audit-trail", dataClass: "personal" });
const budget = { monthlyEur: 1200, contacts: ["finance@example.org"], dataClass: "internal" } as const;
const keys = { SCW_SECRET_KEY: "canary-secret", SCW_DEFAULT_ORGANIZATION_ID: "organisation-1" };

describe("traps of Scaleway's audit trail", () => {
  it("no resource exports the audit trail, which wants a locked bucket and has one export for a region", () => {
    const synthesized = synthesize(scalewayCase, (stack) => void trail(stack));
    expect(synthesized.the("scaleway_object_bucket_lock_configuration").rule).toEqual({
      default_retention: { mode: "GOVERNANCE", days: 365 },
    });
    const [step, ...others] = stepsIn(synthesized, "audit_trail_steps");
    expect(others).toEqual([]);
    const { calls, exitCode } = runScript(asApplied(step?.commands.join("\n") ?? ""), { curl: "cat" }, keys);
    expect(exitCode).toBe(0);
    const [, body = "", url] = /--json (\{.*\}) (\S+)$/.exec(calls[0] ?? "") ?? [];
    expect(url).toBe("https://api.scaleway.com/audit-trail/v1alpha1/regions/fr-par/export-jobs");
    expect(JSON.parse(body)).toEqual({
      organization_id: "organisation-1",
      name: "acme-audit-trail",
      s3: {
        bucket: "acme-audit-trail",
        region: "fr-par",
        prefix: "fr-par",
        project_id: scalewayCase.placement.project,
      },
    });
    expect(calls.join()).not.toContain("canary-secret");
  });

  it("events of products without a region are events of Paris", () => {
    const amsterdam = { region: "nl-ams", zone: "nl-ams-1" };
    const setting = { ...scalewayCase, residency: {} };
    const steps = stepsIn(
      synthesize(setting, (stack) => void trail(stack), amsterdam),
      "audit_trail_steps",
    );
    expect(steps.map(({ name }) => name)).toEqual(["export-nl-ams", "export-fr-par"]);
  });

  it("the exporting service can be given no right on a key of yours", () => {
    const { the, all } = synthesize(scalewayCase, (stack) => void trail(stack));
    expect(JSON.stringify(the("scaleway_object_bucket_server_side_encryption_configuration"))).toContain(
      "AES256",
    );
    expect(all("scaleway_key_manager_key")).toEqual([]);
  });
});

describe("traps of Scaleway's budgets", () => {
  it("a limit is documented in cents and answered in units of money: whole euros warn too early, never too late", () => {
    const { the } = synthesize(
      scalewayCase,
      (stack) => void new ScalewayBudgetAlert(stack, "Budget", budget),
    );
    expect(the("scaleway_billing_budget")).toMatchObject({ consumption_limit: 1200, enabled: true });
  });

  it("alerts are looked up in the default organisation: a budget of another one would lose them", () => {
    const { text, all } = synthesize(
      scalewayCase,
      (stack) => void new ScalewayBudgetAlert(stack, "Budget", budget),
    );
    expect(text).not.toContain("organization_id");
    const thresholds = all("scaleway_billing_budget_alert").map(({ threshold }) => threshold);
    expect(new Set(thresholds)).toEqual(new Set([50, 80, 100]));
  });

  it("a notification takes exactly one of mail, SMS and webhook", () => {
    const { all } = synthesize(
      scalewayCase,
      (stack) => void new ScalewayBudgetAlert(stack, "Budget", budget),
    );
    for (const notification of all("scaleway_billing_budget_alert_notification")) {
      expect(notification.email_addresses).toEqual(["finance@example.org"]);
      expect(notification).not.toHaveProperty("sms_phone_numbers");
      expect(notification).not.toHaveProperty("webhook_urls");
    }
  });

  it("a budget has ten alerts at most", () => {
    const thresholdsPercent = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    const found = problemsOf(scalewayCase, (stack) => {
      new ScalewayBudgetAlert(stack, "Budget", { ...budget, thresholdsPercent });
    });
    expect(found).toEqual([
      expect.stringContaining("thresholdsPercent: are more than the cloud keeps, got 11"),
    ]);
  });
});

describe("traps of Scaleway's backups", () => {
  const disks = (stack: TerraformStack) =>
    ["records", "weights"].map(
      (name) => new ScalewayBlockVolume(stack, name, { name, diskGib: 20, dataClass: "personal" }),
    );
  const documents = (stack: TerraformStack) =>
    new ScalewayObjectStorage(stack, "Documents", {
      bucketName: "acme-documents",
      dataClass: "personal",
      key: key(stack),
    });
  const backup = (stack: TerraformStack, props: Partial<BackupProps>) =>
    new ScalewayBackup(stack, "Backup", { name: "content", dataClass: "personal", ...props });
  const scriptOf = (props: (stack: TerraformStack) => Partial<BackupProps>) => {
    const synthesized = synthesize(scalewayCase, (stack) => void backup(stack, props(stack)));
    const [step] = stepsIn(synthesized, "backup_content_steps");
    return asApplied(step?.files?.["/usr/local/sbin/backup-acme-content"] ?? "", "fr-par-2/volume");
  };
  const scw = `case "$*" in
*" create "*) echo new ;;
*" list "*) printf '%s\\n' 'old acme-content-records-20200101000000' 'young acme-content-records-20990101000000' \\
  'foreign other-20200101000000' 'kept acme-content-by-hand' ;;
esac`;

  it("snapshots are taken only when asked for: old ones go after every new one is there, and nobody else's ever", () => {
    const { calls, exitCode } = runScript(
      scriptOf((stack) => ({ volumes: disks(stack) })),
      { scw },
    );
    expect(exitCode).toBe(0);
    const verbs = calls.map((call) => call.split(" ").slice(3, 5).join(" "));
    expect(verbs).toEqual([
      "create volume",
      "wait new",
      "create volume",
      "wait new",
      expect.stringMatching(/^list/),
      "delete old",
    ]);
    for (const call of calls) expect(call).toContain("zone=fr-par-2");
  });

  it("deletes nothing when a snapshot cannot be made, or when the list of them cannot be read", () => {
    const script = scriptOf((stack) => ({ volumes: disks(stack) }));
    for (const failing of ["create", "wait", "list"]) {
      const { calls, exitCode } = runScript(script, {
        scw: `case "$*" in *" ${failing} "*) exit 1 ;; esac\n${scw}`,
      });
      expect(exitCode).not.toBe(0);
      expect(calls.filter((call) => call.includes(" delete "))).toEqual([]);
    }
  });

  it("no bucket copies itself: a client does, and keeps old versions where it overwrites or deletes", () => {
    const copied = { copiesBucketName: "acme-copies" };
    const script = scriptOf((stack) => ({ ...copied, buckets: [documents(stack)] }));
    const { calls, exitCode } = runScript(script, { rclone: "" });
    expect(exitCode).toBe(0);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatch(
      /^rclone sync .*endpoint='https:\/\/s3\.fr-par\.scw\.cloud':acme-documents .*:acme-copies\/acme-documents$/,
    );
  });

  it("a key encrypts in its own region only: copies have one of theirs", () => {
    const setting = { ...scalewayCase, residency: {} };
    const secondSite = { region: "nl-ams", within: "eu" } as const;
    const { all } = synthesize(setting, (stack) => {
      backup(stack, { buckets: [documents(stack)], copiesBucketName: "acme-copies", secondSite });
    });
    expect(
      all("scaleway_key_manager_key")
        .map(({ region }) => region)
        .sort(),
    ).toEqual(["fr-par", "nl-ams"]);
    expect(all("scaleway_object_bucket").map(({ name, region }) => `${name} ${region}`)).toContain(
      "acme-copies nl-ams",
    );
  });

  it("backups of a database stay in its region: dumps go elsewhere, and a broken one replaces none", () => {
    const setting = { ...scalewayCase, residency: {} };
    const synthesized = synthesize(setting, (stack) => {
      const databases = [
        new ScalewayDatabase(stack, "Db", { name: "gateway", dataClass: "personal", ...service(stack) }),
      ];
      const secondSite = { region: "nl-ams", within: "eu" } as const;
      backup(stack, { databases, copiesBucketName: "acme-copies", secondSite });
    });
    const [step] = stepsIn(synthesized, "backup_content_steps");
    const script = asApplied(step?.files?.["/usr/local/sbin/backup-acme-content"] ?? "", "fr-par/instance-1");
    const rdb = `case "$*" in
*"database list"*) printf 'gateway\nchat\n' ;;
*"backup create"*) echo dump-1 ;;
*".Status"*) echo ready ;;
*".DownloadURL"*) echo https://canary.example.org/signed ;;
esac`;
    const whole = runScript(script, {
      scw: rdb,
      curl: "cat >/dev/null; echo rows",
      rclone: "cat >/dev/null",
    });
    expect(whole.exitCode).toBe(0);
    expect(whole.calls.join("\n")).not.toContain("canary");
    expect(whole.calls.filter((call) => call.includes(" create ")).join()).toMatch(
      /instance-id=instance-1 database-name=gateway.*database-name=chat/,
    );
    const moved = whole.calls.filter((call) => call.startsWith("rclone moveto"));
    expect(moved.map((call) => / (\S+)$/.exec(call)?.[1])).toEqual([
      expect.stringMatching(/region=nl-ams.*:acme-copies\/databases\/gateway$/),
      expect.stringMatching(/:acme-copies\/databases\/chat$/),
    ]);
    const broken = runScript(script, { scw: rdb, curl: "cat >/dev/null; exit 18", rclone: "cat >/dev/null" });
    expect(broken).toMatchObject({ exitCode: 1, output: "gateway: the dump broke off\n" });
    expect(broken.calls.filter((call) => call.startsWith("rclone moveto"))).toEqual([]);
  });

  it("a job hands the vendor's tool its key, and no other client", () => {
    const { the, json } = synthesize(scalewayCase, (stack) => {
      const image = `registry.example.org/tools@sha256:${"0".repeat(64)}`;
      const runner = { image, credentials: secrets(stack).secret("access") };
      const sources = { volumes: disks(stack), buckets: [documents(stack)], copiesBucketName: "acme-copies" };
      expect(backup(stack, { ...sources, everyHours: 6, runner }).steps).toEqual([]);
    });
    expect(Object.keys((json.output ?? {}) as object)).toEqual([]);
    const job = the("scaleway_job_definition");
    expect(job).toMatchObject({
      startup_command: ["/bin/sh", "-c"],
      cron: { schedule: "17 */6 * * *", timezone: "UTC" },
      secret_reference: [{ secret_version: "latest", file: "/run/secrets/scw.yaml" }],
    });
    const [script = ""] = job.args as string[];
    const told = `case "$*" in *"get access-key") echo access-1 ;; *"get secret-key") echo secret-1 ;; esac\n${scw}`;
    const { calls, exitCode } = runScript(asApplied(script, "fr-par-2/volume"), {
      scw: told,
      rclone: 'test "$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY" = "access-1 secret-1"',
    });
    expect(exitCode).toBe(0);
    expect(calls.at(-1)).toMatch(/^rclone sync/);
  });

  it("snapshots have no permission set of their own", () => {
    const { the } = synthesize(scalewayCase, (stack) => {
      const made = backup(stack, {
        volumes: disks(stack),
        buckets: [documents(stack)],
        copiesBucketName: "acme-copies",
      });
      made.grantOperate(identity(stack));
    });
    const [rule] = the("scaleway_iam_policy").rule as { permission_set_names: string[] }[];
    expect(rule?.permission_set_names).toEqual([
      "BlockStorageFullAccess",
      "KeyManagerKeyDecrypt",
      "KeyManagerKeyEncrypt",
      "ObjectStorageBucketsRead",
      "ObjectStorageObjectsDelete",
      "ObjectStorageObjectsRead",
      "ObjectStorageObjectsWrite",
    ]);
  });
});
