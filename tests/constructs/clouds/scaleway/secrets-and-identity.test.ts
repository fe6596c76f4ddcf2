import { describe, expect, it } from "vitest";
import { ScalewayIdentity } from "../../../../constructs/clouds/scaleway/identity.ts";
import { ScalewayLogSink } from "../../../../constructs/clouds/scaleway/log-sink.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const { key, secrets, service } = partsOf(scalewayCase);
const logs = { name: "logs", dataClass: "personal" } as const;
const identityProps = { name: "node", purpose: "reads model weights", dataClass: "confidential" } as const;
const expiresAt = `${new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;

describe("traps of Scaleway keys, secrets, logs and identities", () => {
  it("a key's usage and algorithm are checked at apply only, and a change never takes effect", () => {
    expect(
      synthesize(scalewayCase, (stack) => void key(stack)).the("scaleway_key_manager_key"),
    ).toMatchObject({
      usage: "symmetric_encryption",
      algorithm: "aes_256_gcm",
      rotation_policy: { rotation_period: "2160h" },
    });
  });

  it("keys and secrets are protected in production and can be thrown away elsewhere", () => {
    const made = (environment: "production" | "development") =>
      synthesize(scalewayCase, (stack) => void [key(stack), secrets(stack)], { environment });
    expect(made("production").the("scaleway_key_manager_key").unprotected).toBe(false);
    expect(made("production").the("scaleway_secret").protected).toBe(true);
    expect(made("development").the("scaleway_key_manager_key").unprotected).toBe(true);
    expect(made("development").the("scaleway_secret").protected).toBe(false);
  });

  it("secret_version.data keeps the value in the state", () => {
    const { all } = synthesize(scalewayCase, (stack) => {
      const into = secrets(stack).secret("access");
      new ScalewayIdentity(stack, "Node", identityProps).issueKey({ name: "first", expiresAt, into });
      new ScalewayLogSink(stack, "Logs", { ...logs, ...service(stack) }).issueWriteToken("node", into);
    });
    expect(all("scaleway_secret_version")).toHaveLength(2);
    for (const version of all("scaleway_secret_version")) {
      expect(version).not.toHaveProperty("data");
      expect(version).toMatchObject({ data_wo_version: 1, lifecycle: { create_before_destroy: true } });
    }
  });

  it("an API key without expires_at never ends", () => {
    const { the } = synthesize(scalewayCase, (stack) => {
      const into = secrets(stack).secret("access");
      new ScalewayIdentity(stack, "Node", identityProps).issueKey({ name: "first", expiresAt, into });
    });
    expect(the("scaleway_iam_api_key")).toMatchObject({
      expires_at: expiresAt,
      default_project_id: scalewayCase.placement.project,
    });
  });

  it("an ephemeral API key is never deleted", () => {
    const { json } = synthesize(
      scalewayCase,
      (stack) => void new ScalewayIdentity(stack, "Node", identityProps),
    );
    expect(json).not.toHaveProperty("ephemeral");
  });

  it("policies are few: an identity has one, whatever it is granted", () => {
    const { the } = synthesize(scalewayCase, (stack) => {
      const identity = new ScalewayIdentity(stack, "Node", identityProps);
      secrets(stack).grantRead(identity);
      key(stack).grantDecrypt(identity);
    });
    expect(the("scaleway_iam_policy")).toMatchObject({
      application_id: expect.stringMatching(/^\$\{scaleway_iam_application\./),
      rule: [{ permission_set_names: ["KeyManagerKeyDecrypt", "SecretManagerSecretAccess"] }],
    });
  });

  it("cockpit_token may write metrics unless every scope is written", () => {
    const { the } = synthesize(scalewayCase, (stack) => {
      const sink = new ScalewayLogSink(stack, "Logs", { ...logs, ...service(stack) });
      sink.issueWriteToken("node", secrets(stack).secret("access"));
    });
    const scopes = the("scaleway_cockpit_token").scopes as Record<string, boolean>;
    expect(Object.keys(scopes)).toHaveLength(9);
    expect(Object.entries(scopes).filter(([, allowed]) => allowed)).toEqual([["write_logs", true]]);
  });

  it("cockpit_source keeps logs for 365 days at most", () => {
    const found = problemsOf(scalewayCase, (stack) => {
      new ScalewayLogSink(stack, "Logs", { ...logs, ...service(stack), retentionDays: 400 });
    });
    expect(found).toEqual([
      expect.stringContaining("retentionDays: must be a whole number of days, got 400"),
    ]);
  });
});
