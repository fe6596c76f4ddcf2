import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskPlan, readPlan, type SecretAttribute } from "../../../modules/plan/index.ts";
import { planDocument, type TestResource } from "../audit/plan-of.ts";

const masked = (
  resource: Omit<TestResource, "address">,
  extra = {},
  known: readonly SecretAttribute[] = [],
) => maskPlan(readPlan(planDocument([{ address: "acme_thing.a", ...resource }], extra)), known);
const text = (plan: unknown) => JSON.stringify(plan);
const canary = "Canary-7f3K9x";

describe("maskPlan", () => {
  it("masks what Terraform marks, before and after", () => {
    const plan = masked({
      values: { open: "shown", hidden: canary, nested: [{ deep: `${canary}2` }] },
      sensitive: { hidden: true, nested: [{ deep: true }] },
      before: { hidden: `${canary}3` },
    });
    expect(text(plan)).toContain("shown");
    expect(text(plan)).not.toContain(canary);
    expect(plan.resources[0]?.secrets.map(({ path }) => path.join("."))).toEqual(["hidden", "nested.0.deep"]);
  });

  it("masks before values that only the old side marks", () => {
    const document = planDocument([{ address: "acme_thing.a", before: { own: canary } }]);
    Object.assign(document.resource_changes[0]?.change ?? {}, { before_sensitive: { own: true } });
    expect(text(maskPlan(readPlan(document)))).not.toContain(canary);
  });

  it("masks attributes that are secrets by their name", () => {
    expect(text(masked({ values: { password: canary, auth: [{ client_secret: canary }] } }))).not.toContain(
      canary,
    );
  });

  it("masks attributes that a cloud names", () => {
    const known = [{ type: "acme_thing", path: "chain.pem", source: "test" }];
    expect(text(masked({ values: { chain: [{ pem: canary }] } }, {}, known))).not.toContain(canary);
    expect(text(masked({ values: { chain: [{ pem: canary }] } }))).toContain(canary);
  });

  it("masks sensitive variables with their defaults, and outputs", () => {
    const document = planDocument([], {
      variables: { pw: { value: canary } },
      output_changes: { key: { after: canary, before: `${canary}2`, after_sensitive: true } },
      configuration: { root_module: { variables: { pw: { default: canary, sensitive: true } } } },
    });
    expect(text(maskPlan(readPlan(document)))).not.toContain(canary);
  });

  it("masks a known secret wherever it stands again", () => {
    const plan = masked({
      values: { password: canary, note: `the password is ${canary}, keep it`, list: [canary] },
    });
    expect(text(plan)).not.toContain(canary);
    expect(text(plan)).toContain("keep it");
  });

  it("reports secrets that the provider will make during apply", () => {
    const plan = masked({ unknown: { secret_key: true, other: true } });
    expect(plan.resources[0]?.secrets.map(({ path }) => path)).toEqual([["secret_key"]]);
  });

  it.each([
    [
      "a private key",
      "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAA\n-----END OPENSSH PRIVATE KEY-----",
      "b3BlbnNza",
    ],
    ["half a private key", "x\n-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA", "MIIEow"],
    ["a JSON web token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-_123", "eyJzdWIi"],
    ["an access key", "use SCWABCDEFGHJKLMNPQRS now", "SCWABCDEF"],
    ["another access key", "AKIAIOSFODNN7EXAMPLE", "AKIAIOS"],
    ["a hub token", "export HF=hf_abcdefghijklmnopqrstuvwx", "hf_abcdef"],
    ["a password in a URL", "postgres://app:hunter2hunter@db.internal/x", "hunter2hunter"],
    ["an assigned password", "runcmd:\n - echo DB_PASSWORD=hunter2hunter", "hunter2hunter"],
    ["a YAML password", "password: hunter2hunter\n", "hunter2hunter"],
    ["a quoted YAML password", "password:'hunter2hunter'\npassword: 'hunter2hunter'\n", "hunter2hunter"],
    ["a password after spaces", '"password" : "hunter2hunter"', "hunter2hunter"],
    ["a random word", "value: zX9kQ2mV7pL4tR8wB3nC6yD1", "zX9kQ2mV7"],
    [
      "a secret in Base64",
      Buffer.from("#cloud-config\npassword: hunter2hunter\n").toString("base64"),
      "I2Nsb3V",
    ],
  ])("masks %s inside a text", (_, value, secret) => {
    expect(text(masked({ values: { user_data: value } }))).not.toContain(secret);
  });

  it.each([
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHJ5c2VydmVkZmFrZWtleWZvcnRlc3RpbmcxMjM0NTY3ODk= ops",
    "registry.example.org/acme/engine@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "11111111-2222-3333-4444-555555555555",
    "#cloud-config\npackages: [nginx]\nssh_pwauth: false\n",
    "https://www.example.org/path?token_required=true",
    "ssl_compatibility_level_intermediate",
    "password: $DB_PASSWORD",
    "token_file: /run/credentials/token",
    "key_manager_key",
    "RuntimeDirectoryMode=0711",
    "RCLONE_CONFIG_BUCKET_TYPE=s3",
    "OAUTH2_PROXY_COOKIE_SECRET@sign-in-cookie",
    "api_key: os.environ/UPSTREAM_KEY_0",
    "ALTER ROLE app PASSWORD :'password';",
  ])("leaves %s as it is", (value) => {
    expect(masked({ values: { note: value } }).resources[0]?.after?.note).toBe(value);
  });

  it("masks any secret in any text around it", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9]{10,40}$/);
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (secret, left, right) => {
        const plan = masked({ values: { password: secret, note: `${left}${secret}${right}` } });
        expect(text(plan.resources[0]?.after?.note)).not.toContain(secret);
      }),
    );
  });

  it("does not look for secrets in a text of many megabytes by every pattern, but hides it", () => {
    const plan = masked({ values: { blob: "a b ".repeat(2_000_000) } });
    expect(text(plan).length).toBeLessThan(10_000);
  });
});
