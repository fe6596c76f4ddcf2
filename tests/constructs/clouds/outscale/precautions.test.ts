import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { BackupProps } from "../../../../constructs/capabilities/backup.ts";
import { OutscaleAuditTrail } from "../../../../constructs/clouds/outscale/audit-trail.ts";
import { OutscaleBackup } from "../../../../constructs/clouds/outscale/backup.ts";
import { OutscaleBlockVolume } from "../../../../constructs/clouds/outscale/block-volume.ts";
import { OutscaleBudgetAlert } from "../../../../constructs/clouds/outscale/budget-alert.ts";
import { OutscaleObjectStorage } from "../../../../constructs/clouds/outscale/object-storage.ts";
import { outscaleCase } from "../../../contracts/outscale.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { stepsIn } from "../../../contracts/steps.ts";
import { synthesize } from "../../../support/contract-stack.ts";
import { asApplied, hasJq, runScript } from "../../../support/run-script.ts";

const parts = partsOf(outscaleCase);
const keys = { OSC_ACCESS_KEY: "access-1", OSC_SECRET_KEY: "canary-secret" };
const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** The script of a step, with references filled in. */
function scriptIn(output: string, unit: string, build: (stack: TerraformStack) => void): string {
  const [step] = stepsIn(synthesize(outscaleCase, build), output);
  return asApplied(step?.files?.[`/usr/local/sbin/${unit}`] ?? "", "vol-1");
}

describe.skipIf(!hasJq)("traps of Outscale's log of API calls (needs jq)", () => {
  const script = scriptIn("audit_trail_steps", "acme-audit-trail", (stack) => {
    new OutscaleAuditTrail(stack, "AuditTrail", { bucketName: "acme-audit-trail", dataClass: "personal" });
  });
  const stored = Array.from({ length: 31 }, (_, index) => index + 1).filter(
    (days) => days !== 1 && days !== 9,
  );
  const rclone = `case "$1" in lsf) printf '%s\\n' ${stored.map((days) => `${dayAgo(days)}.ndjson.gz`).join(" ")} ;; esac`;
  const curl = `case "$*" in
*NextPageToken*) echo '{"Logs":[{"RequestId":"two"}]}' ;;
*) echo '{"Logs":[{"RequestId":"one"}],"NextPageToken":"more"}' ;;
esac`;

  it("the cloud forgets its log after 32 days: every day that is missing is stored, whole", () => {
    const { calls, exitCode } = runScript(script, { curl, rclone }, keys);
    expect(exitCode).toBe(0);
    const uploads = calls.filter((call) => call.startsWith("rclone copyto"));
    expect(uploads.map((call) => /([\d-]+)\.ndjson\.gz$/.exec(call)?.[1])).toEqual([dayAgo(9), dayAgo(1)]);
    const asked = calls.filter((call) => call.startsWith("curl"));
    expect(asked).toHaveLength(4);
    expect(asked[0]).toContain(
      `"QueryDateAfter":"${dayAgo(9)}T00:00:00.000Z","QueryDateBefore":"${dayAgo(8)}T00:00:00.000Z"`,
    );
  });

  it("a day is stored only when all of it was read", () => {
    const failing = `case "$*" in *NextPageToken*) exit 22 ;; esac\n${curl}`;
    const { calls, exitCode } = runScript(script, { curl: failing, rclone }, keys);
    expect(exitCode).not.toBe(0);
    expect(calls.filter((call) => call.startsWith("rclone copyto"))).toEqual([]);
  });

  it("an unset endpoint is another region's, and a key on a command line is everybody's", () => {
    const { calls } = runScript(script, { curl, rclone }, keys);
    const asked = calls.filter((call) => call.startsWith("curl"));
    for (const call of asked) expect(call).toContain(" https://api.cloudgouv-eu-west-1.outscale.com/api/v1/");
    expect(calls.join()).not.toContain("canary-secret");
  });
});

describe.skipIf(!hasJq)("traps of Outscale's costs (needs jq)", () => {
  const script = scriptIn("budget_steps", "acme-budget", (stack) => {
    const contacts = ["finance@example.org", "operations@example.org"];
    new OutscaleBudgetAlert(stack, "Budget", { monthlyEur: 1000, contacts, dataClass: "internal" });
  });
  const mail = {
    SMTP_URL: "smtp://mail.example.org",
    SMTP_USER: "u",
    SMTP_PASSWORD: "canary-mail",
    MAIL_FROM: "m@example.org",
  };
  const run = (answer: string, times = 1) =>
    runScript(
      Array(times)
        .fill(`( ${script.replace("#!/bin/sh\n", "\n")} )`)
        .join("\n"),
      { curl: `case "$*" in *ReadConsumptionAccount*) echo '${answer}' ;; *) cat ;; esac` },
      { ...keys, ...mail },
    );
  const spent = (...prices: number[]) =>
    JSON.stringify({ Currency: "EUR", ConsumptionEntries: prices.map((Price) => ({ Price })) });

  it("the cloud has no budgets: what was used is added up, and each amount is told once", () => {
    const { calls, output, exitCode } = run(spent(500.4, 350.2), 2);
    expect(exitCode).toBe(0);
    expect(calls.filter((call) => call.includes("--mail-rcpt"))).toHaveLength(2);
    expect(output).toContain("850 EUR without VAT");
    expect(output.match(/at least (\d+) EUR/g)).toEqual(["at least 500 EUR", "at least 800 EUR"]);
    expect(calls.join()).not.toMatch(/canary/);
  });

  it("tells nobody below the first amount, and nothing at all in another currency", () => {
    expect(run(spent(499.9)).calls.filter((call) => call.includes("--mail-rcpt"))).toEqual([]);
    const { exitCode, output } = run(spent(9999).replace("EUR", "USD"));
    expect(exitCode).not.toBe(0);
    expect(output).toContain("not in EUR");
  });

  it("mail leaves over TLS or not at all", () => {
    const [, call] = run(spent(600)).calls;
    expect(call).toContain("--ssl-reqd --url smtp://mail.example.org");
  });
});

describe("traps of Outscale's backups", () => {
  const disk = (stack: TerraformStack) =>
    new OutscaleBlockVolume(stack, "Records", { name: "records", diskGib: 20, dataClass: "personal" });
  const backup = (stack: TerraformStack, props: Partial<BackupProps>) =>
    new OutscaleBackup(stack, "Backup", { name: "content", dataClass: "personal", ...props });
  const script = scriptIn("backup_content_steps", "backup-acme-content", (stack) => {
    const instances = [parts.instance(stack, parts.network(stack, { adminCidrs: [] }))];
    backup(stack, { volumes: [disk(stack)], instances });
  });
  const curl = (state: string) => `case "$*" in
*CreateSnapshot*) echo '{"Snapshot":{"SnapshotId":"snap-new"}}' ;;
*ReadVms*) echo '{"Vms":[{"RootDeviceName":"/dev/sda1","BlockDeviceMappings":[{"DeviceName":"/dev/xvdb","Bsu":{"VolumeId":"vol-data"}},{"DeviceName":"/dev/sda1","Bsu":{"VolumeId":"vol-root"}}]}]}' ;;
*SnapshotIds*) echo '{"Snapshots":[{"State":"${state}"}]}' ;;
*ReadSnapshots*) echo '{"Snapshots":[{"SnapshotId":"snap-old","Description":"acme-content-records-20200101000000"},{"SnapshotId":"snap-other","Description":"by hand"}]}' ;;
*) echo '{}' ;;
esac`;

  it.skipIf(!hasJq)(
    "snapshots are taken only when asked for: old ones go after every new one is there (needs jq)",
    () => {
      const { calls, exitCode } = runScript(script, { curl: curl("completed") }, keys);
      expect(exitCode).toBe(0);
      const bodies = (action: string) =>
        calls
          .filter((call) => call.endsWith(action))
          .map((call) => JSON.parse(/-d (\{.*\}) https/.exec(call)?.[1] ?? "{}"));
      expect(bodies("CreateSnapshot").map(({ VolumeId }) => VolumeId)).toEqual(["vol-1", "vol-root"]);
      expect(bodies("DeleteSnapshot")).toEqual([{ SnapshotId: "snap-old" }]);
      expect(calls.at(-1)).toContain("DeleteSnapshot");
    },
  );

  it.skipIf(!hasJq)("deletes nothing when a snapshot ends in an error (needs jq)", () => {
    const { calls, exitCode } = runScript(script, { curl: curl("error") }, keys);
    expect(exitCode).toBe(1);
    expect(calls.filter((call) => call.endsWith("DeleteSnapshot"))).toEqual([]);
  });

  it("the API lists snapshots that others made public", () => {
    expect(script).toContain(`\\"AccountIds\\":[\\"${outscaleCase.placement.project}\\"]`);
  });

  it("buckets of a second region need a provider of their own", () => {
    const synthesized = synthesize(outscaleCase, (stack) => {
      const source = new OutscaleObjectStorage(stack, "Documents", {
        bucketName: "acme-documents",
        dataClass: "personal",
      });
      backup(stack, {
        buckets: [source],
        copiesBucketName: "acme-copies",
        secondSite: { region: "eu-west-2" },
      });
    });
    const { provider } = synthesized.json as { provider: Record<string, Record<string, unknown>[]> };
    expect(provider.aws?.map(({ region, alias }) => [region, alias])).toEqual([
      ["cloudgouv-eu-west-1", undefined],
      ["eu-west-2", "eu-west-2"],
    ]);
    const copies = synthesized.all("aws_s3_bucket").find(({ bucket }) => bucket === "acme-copies");
    expect(copies?.provider).toBe("aws.eu-west-2");
  });

  it("identities take snapshots and reach no bucket", () => {
    const { the } = synthesize(outscaleCase, (stack) => {
      backup(stack, { volumes: [disk(stack)] }).grantOperate(parts.identity(stack));
    });
    expect(String(the("outscale_policy").document)).toContain("api:CreateSnapshot");
    expect(String(the("outscale_policy").document)).not.toMatch(/DeleteVolumes|oos|\*"\]?,"Effect/);
  });
});
