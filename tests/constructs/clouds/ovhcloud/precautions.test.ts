import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { BackupProps } from "../../../../constructs/capabilities/backup.ts";
import { OvhcloudAuditTrail } from "../../../../constructs/clouds/ovhcloud/audit-trail.ts";
import { OvhcloudBackup } from "../../../../constructs/clouds/ovhcloud/backup.ts";
import { OvhcloudBlockVolume } from "../../../../constructs/clouds/ovhcloud/block-volume.ts";
import { OvhcloudBudgetAlert } from "../../../../constructs/clouds/ovhcloud/budget-alert.ts";
import { OvhcloudDatabase } from "../../../../constructs/clouds/ovhcloud/database.ts";
import { OvhcloudObjectStorage } from "../../../../constructs/clouds/ovhcloud/object-storage.ts";
import { ovhcloudCase } from "../../../contracts/ovhcloud.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { stepsIn } from "../../../contracts/steps.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";
import { asApplied, hasJq, runScript } from "../../../support/run-script.ts";

const parts = partsOf(ovhcloudCase);
const trail = (stack: TerraformStack) =>
  new OvhcloudAuditTrail(stack, "AuditTrail", { bucketName: "acme-audit-trail", dataClass: "personal" });

describe("traps of OVHcloud's account logs", () => {
  const [step] = stepsIn(
    synthesize(ovhcloudCase, (stack) => void trail(stack)),
    "audit_trail_steps",
  );
  const [forward = "", check = ""] = Object.values(step?.files ?? {}).map((text) =>
    asApplied(text, "stream-1"),
  );
  const secrets = { OVH_CLIENT_ID: "client-1", OVH_CLIENT_SECRET: "canary-secret" };
  /** The API of an account whose stream gets the logs of these types already. */
  const curl = (types: readonly string[]) => `case "$*" in
*oauth2/token*) cat >/dev/null; echo '{"access_token":"canary-token"}' ;;
${types.map((type, index) => `*/subscription/${index}) echo '{"resource":{"name":"xx1-ovh","type":"${type}"}}' ;;`).join("\n")}
*stream-1/subscription) echo '${JSON.stringify(types.map((_, index) => String(index)))}' ;;
*v2/iam/log/kind) echo '[{"name":"default"}]' ;;
*/kind) echo '["default"]' ;;
*) echo '{}' ;;
esac`;

  it.skipIf(!hasJq)("no resource forwards the account's logs: each kind is forwarded once (needs jq)", () => {
    const { calls, exitCode } = runScript(forward, { curl: curl(["account-api"]) }, secrets);
    expect(exitCode).toBe(0);
    const made = calls.filter((call) => call.includes("--json"));
    expect(made.map((call) => /com\/(\S+)$/.exec(call)?.[1])).toEqual([
      "v1/me/logs/audit/log/subscription",
      "v2/iam/log/subscription",
    ]);
    for (const call of made) expect(call).toContain('--json {"kind":"default","streamId":"stream-1"}');
    expect(calls.join()).not.toContain("canary");
  });

  it.skipIf(!hasJq)("tells which kind the stream does not get (needs jq)", () => {
    const all = ["account-audit", "account-api", "account-iam"];
    expect(runScript(check, { curl: curl(all) }, secrets).exitCode).toBe(0);
    const { exitCode, output } = runScript(check, { curl: curl(all.slice(1)) }, secrets);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: "account-audit: not forwarded\n" });
  });

  it("an audit trail that pauses or is not archived loses lines", () => {
    const { the } = synthesize(ovhcloudCase, (stack) => void trail(stack));
    expect(the("ovh_dbaas_logs_output_graylog_stream")).toMatchObject({
      pause_indexing_on_max_size: false,
      cold_storage_enabled: true,
      cold_storage_retention: 1,
    });
  });
});

describe("traps of OVHcloud's spending alerts", () => {
  it("an alert has one amount, one address and one of a few delays", () => {
    const contacts = ["finance@example.org", "operations@example.org"];
    const { all } = synthesize(ovhcloudCase, (stack) => {
      new OvhcloudBudgetAlert(stack, "Budget", { monthlyEur: 999, contacts, dataClass: "internal" });
    });
    const alerts = all("ovh_cloud_project_alerting");
    expect(alerts).toHaveLength(6);
    expect(new Set(alerts.map(({ delay }) => delay))).toEqual(new Set([86_400]));
    expect(new Set(alerts.map((alert) => alert.monthly_threshold))).toEqual(new Set([499, 799, 999]));
  });
});

describe("traps of OVHcloud's backups", () => {
  const backup = (stack: TerraformStack, props: Partial<BackupProps>) =>
    new OvhcloudBackup(stack, "Backup", { name: "content", dataClass: "personal", ...props });
  const bucket = (stack: TerraformStack, bucketName = "acme-documents") =>
    new OvhcloudObjectStorage(stack, bucketName, { bucketName, dataClass: "personal" });
  const disk = (stack: TerraformStack) =>
    new OvhcloudBlockVolume(stack, "Records", { name: "records", diskGib: 20, dataClass: "personal" });
  const elsewhere = { ...ovhcloudCase, residency: {} };

  it("a workflow knows neither days nor changes: what it keeps is a number, and it is made anew", () => {
    const { the } = synthesize(ovhcloudCase, (stack) => {
      const instances = [parts.instance(stack, parts.network(stack, { adminCidrs: [] }))];
      backup(stack, { instances, everyHours: 12, retentionDays: 10 });
    });
    expect(the("ovh_cloud_project_workflow_backup")).toMatchObject({
      region_name: "GRA11",
      cron: "17 */12 * * *",
      rotation: 20,
      name: "acme-content-machine",
      backup_name: "acme-content-machine",
    });
  });

  it("disks have no schedule: old snapshots go after every new one is there, and nobody else's ever", () => {
    const synthesized = synthesize(ovhcloudCase, (stack) => void backup(stack, { volumes: [disk(stack)] }));
    const [step] = stepsIn(synthesized, "backup_content_steps");
    const script = asApplied(step?.files?.["/usr/local/sbin/backup-acme-content"] ?? "", "volume-1");
    const openstack = (status: string) => `case "$*" in
*" create "*) echo new ;;
*" show "*) echo ${status} ;;
*" list "*) printf '%s\\n' 'old acme-content-records-20200101000000' 'young acme-content-records-20990101000000' \\
  'foreign other-20200101000000' ;;
esac`;
    const { calls, exitCode } = runScript(script, { openstack: openstack("available") });
    expect(exitCode).toBe(0);
    expect(calls.filter((call) => call.includes(" delete "))).toEqual([
      "openstack volume snapshot delete old",
    ]);
    const broken = runScript(script, { openstack: openstack("error") });
    expect(broken).toMatchObject({ exitCode: 1, output: "records: error\n" });
    expect(broken.calls.filter((call) => call.includes(" delete "))).toEqual([]);
  });

  it("no identity runs a script for disks: their users are of OpenStack, and have a password", () => {
    const found = problemsOf(ovhcloudCase, (stack) => {
      backup(stack, { volumes: [disk(stack)] }).grantOperate(parts.identity(stack));
    });
    expect(found).toEqual([expect.stringContaining("grantOperate: cannot be given to Identity")]);
  });

  it("a replication copies what comes from now on: what is there is copied once, and outlives the source", () => {
    const { all, the } = synthesize(elsewhere, (stack) => {
      backup(stack, {
        buckets: [bucket(stack)],
        copiesBucketName: "acme-copies",
        secondSite: { region: "SBG5" },
      });
    });
    const source = all("ovh_cloud_project_storage").find(({ name }) => name === "acme-documents");
    expect(source?.replication).toEqual({
      rules: [
        {
          id: "acme-copies",
          priority: 1,
          status: "enabled",
          delete_marker_replication: "enabled",
          destination: {
            name: expect.stringMatching(/^\$\{ovh_cloud_project_storage\..*\.name\}$/),
            region: "SBG",
            remove_on_main_bucket_deletion: false,
          },
        },
      ],
    });
    expect(the("ovh_cloud_project_storage_replication_job").region_name).toBe("GRA");
  });

  it("backups of a database go to two places at most, its own among them", () => {
    const { the } = synthesize(elsewhere, (stack) => {
      const databases = [
        new OvhcloudDatabase(stack, "Db", {
          name: "gateway",
          dataClass: "personal",
          ...parts.service(stack),
        }),
      ];
      backup(stack, { databases, secondSite: { region: "SBG5" } });
    });
    expect(the("ovh_cloud_project_database").backup_regions).toEqual(["GRA", "SBG"]);
  });

  it("a replication has no folder: two buckets would overwrite each other's objects", () => {
    const found = problemsOf(ovhcloudCase, (stack) => {
      backup(stack, {
        buckets: [bucket(stack), bucket(stack, "acme-other")],
        copiesBucketName: "acme-copies",
      });
    });
    expect(found).toEqual([expect.stringContaining("buckets: are copied without a folder on this cloud")]);
  });

  it("two regions of one place are one site", () => {
    const found = problemsOf(ovhcloudCase, (stack) => {
      backup(stack, {
        buckets: [bucket(stack)],
        copiesBucketName: "acme-copies",
        secondSite: { region: "GRA9" },
      });
    });
    expect(found).toEqual([
      expect.stringContaining("secondSite.region: lies in GRA, as the first site does"),
    ]);
  });
});
