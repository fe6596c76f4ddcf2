import { describe, expect, it } from "vitest";
import { complaints, read, right } from "./settings-text.ts";

describe("a right settings file", () => {
  it("is read with its defaults", () => {
    expect(read(right)).toMatchObject([
      {
        name: "acme",
        environment: "production",
        retention: { logsDays: 365, objectVersionsDays: 30 },
        backups: { retentionDays: 30 },
        state: { backend: "local" },
        dataClasses: ["internal", "personal"],
      },
    ]);
  });

  it("may hold several deployments that share values by YAML anchors", () => {
    const two = `${right.replace("- name", "- &acme\n    name")}  - <<: *acme\n    name: acme-test\n`;
    expect(read(two).map((deployment) => deployment.name)).toEqual(["acme", "acme-test"]);
  });
});

describe("a wrong settings file", () => {
  const wrong: [title: string, from: string | RegExp, to: string, message: string][] = [
    [
      "an unknown key",
      "    region: fr-par\n",
      "    regoin: fr-par\n    region: fr-par\n",
      'sovereign.yaml:5 deployments[0].regoin: there is no such setting; allowed: name, size, cloud, region, zone, secondZone, oneZoneReason, project, organisation, country, annualRevenueEur, monthlyRevenueEur, owner, environment, domain, adminCidrs, operatorKeys, model, gpuOffer, contextTokens, people, concurrentRequests, dataClasses, hosting, hostingReason, hdsContract, weightsManifest, trustedAuthorities, timeServers, services, images, signIn, teams, retention, backups, budget, officeHours, dnsZone, state; fix: did you mean "region"?',
    ],
    [
      "two teams of one name",
      "    size: small\n",
      "    size: small\n    teams:\n      - { name: research, monthlyTokens: 5000000 }\n      - { name: research }\n",
      'sovereign.yaml:6 deployments[0].teams[1].name: two teams have one name, got "research"; fix: rename one of them',
    ],
    [
      "a team that no secret can be named after",
      "    size: small\n",
      "    size: small\n    teams: [{ name: R&D }]\n",
      'sovereign.yaml:4 deployments[0].teams[0].name: is not accepted, got "R&D"; allowed: 2 to 24 of a–z, 0–9 and "-", starting with a letter',
    ],
    [
      "a budget of no tokens",
      "    size: small\n",
      "    size: small\n    teams: [{ name: research, monthlyTokens: 0 }]\n",
      "sovereign.yaml:4 deployments[0].teams[0].monthlyTokens: is not accepted, got 0; allowed: a whole number from 1 to 1000000000000",
    ],
    [
      "a size that does not exist",
      "size: small",
      "size: smal",
      'sovereign.yaml:3 deployments[0].size: is not accepted, got "smal"; allowed: micro, small, medium; fix: did you mean "small"?',
    ],
    [
      "a missing value",
      / {4}domain.*\n/,
      "",
      'sovereign.yaml:2 deployments[0].domain: is missing; fix: add "domain:" (The DNS name under which people reach the service.)',
    ],
    [
      "a scheme in the domain",
      "ai.example.org",
      "https://ai.example.org",
      'sovereign.yaml:10 deployments[0].domain: is not accepted, got "https://ai.example.org"; allowed: a DNS name in lower case, without a scheme or a final stop',
    ],
    [
      "logs kept too short",
      "    size: small\n",
      "    size: small\n    retention:\n      logsDays: 90\n",
      "sovereign.yaml:5 deployments[0].retention.logsDays: is not accepted, got 90; allowed: a whole number from 183 to 3650",
    ],
    [
      "an open admin network",
      "192.0.2.0/28",
      "0.0.0.0/0",
      'sovereign.yaml:11 deployments[0].adminCidrs[0]: lets administrators in from too much of the internet, got "0.0.0.0/0"; allowed: a prefix of /16 or longer; fix: list the fixed addresses of the offices or the VPN',
    ],
    [
      "a network that is none",
      "192.0.2.0/28",
      "192.0.2.1",
      'sovereign.yaml:11 deployments[0].adminCidrs[0]: is no network in CIDR notation, got "192.0.2.1"; allowed: an IPv4 or IPv6 network such as 192.0.2.0/24; fix: write address/prefix',
    ],
    [
      "a state backend that does not exist",
      "    size: small\n",
      "    size: small\n    state: { backend: s3 }\n",
      'sovereign.yaml:4 deployments[0].state.backend: is not accepted, got "s3"; allowed: local, object-storage',
    ],
    [
      "a state bucket left out",
      "    size: small\n",
      "    size: small\n    state: { backend: object-storage }\n",
      'sovereign.yaml:4 deployments[0].state.bucket: is missing; fix: add "bucket:" (The bucket that holds the state. Made beforehand, private and versioned; it is no part of the stacks.)',
    ],
    [
      "a region of another cloud",
      "region: fr-par\n",
      "region: eu-west-2\n",
      'sovereign.yaml:5 deployments[0].region: is no region of scaleway, got "eu-west-2"; allowed: fr-par, nl-ams, pl-waw; fix: for example "fr-par"',
    ],
    [
      "a zone of another region",
      "zone: fr-par-2",
      "zone: pl-waw-2",
      'sovereign.yaml:6 deployments[0].zone: is no zone of the region fr-par, got "pl-waw-2"; allowed: fr-par-1, fr-par-2, fr-par-3; fix: for example "fr-par-1"',
    ],
    [
      "an image without a digest",
      "    size: small\n",
      "    size: small\n    images: { engine: registry.example.org/vllm-openai:latest }\n",
      'sovereign.yaml:4 deployments[0].images.engine: is not accepted, got "registry.example.org/vllm-openai:latest"; allowed: an image by digest: registry/name@sha256:…',
    ],
    [
      "more people than the size is made for",
      "    size: small\n",
      "    size: small\n    people: 300\n",
      "sovereign.yaml:4 deployments[0].people: is not accepted, got 300; allowed: a whole number from 1 to 249",
    ],
    [
      "no list where one belongs",
      "[192.0.2.0/28]",
      "192.0.2.0/28",
      'sovereign.yaml:11 deployments[0].adminCidrs: is not accepted, got "192.0.2.0/28"; allowed: a list of 1 or more',
    ],
  ];
  it.each(wrong)("names %s", (_, from, to, message) => {
    const text = right.replace(from, to);
    expect(text).not.toBe(right);
    expect(complaints(text)).toEqual([message]);
  });

  it("is told all its problems at once, also those between values", () => {
    const text = right
      .replace("size: small", "size: huge")
      .replace("owner: it@example.org", "owner: nobody")
      .replace("192.0.2.0/28", "0.0.0.0/0");
    expect(complaints(text)).toHaveLength(3);
  });

  it("is told which size is made for so many people", () => {
    const many = right.replace("size: small", "size: small\n    people: 120");
    expect(() => read(many)).toThrow(
      "sovereign.yaml:4 deployments[0].people: the size small is not made for so many, got 120; allowed: 1 to 49; fix: take the size medium",
    );
  });

  it("is refused where two deployments have one name", () => {
    const again = right.replace("deployments:\n", "");
    expect(complaints(right + again)).toEqual([
      'sovereign.yaml:13 deployments[1].name: deployment 1 of this file already has this name, got "acme"; fix: give each deployment a name of its own',
    ]);
  });

  it.each([
    ["an empty file", "", "sovereign.yaml:1: is missing; allowed: a mapping of deployments; fix: add"],
    ["a list", "- name: acme\n", "sovereign.yaml:1: is not accepted"],
    ["broken YAML", "deployments: [\n", "sovereign.yaml:2: this is no valid YAML"],
    ["a key given twice", `${right}    size: small\n`, "sovereign.yaml:13: this is no valid YAML"],
  ])("names %s", (_, text, message) => {
    expect(complaints(text)[0]).toContain(message);
  });
});

describe("a secret in a settings file", () => {
  const uuid = "6f1d3c1e-8b7a-4b1a-9d3f-2c5e8a7b9c0d";
  it.each([
    ["by its key's name", `    secretKey: ${uuid}\n`, uuid],
    ["by being a UUID where none belongs", `    model: ${uuid}\n`, uuid],
    ["by its prefix", "    model: hf_abcdefghijklmnopqrstuv\n", "hf_abcdefghijklmnopqrstuv"],
    ["as an access key", "    model: SCWABCDEFGHIJ1234567\n", "SCWABCDEFGHIJ1234567"],
    [
      "by being long and random",
      "    organisation2: q7Zx2LkP9vB4nM1cR8tY5wE3sD6fG0hJuA\n",
      "q7Zx2LkP9vB4nM1cR8tY5wE3sD6fG0hJuA",
    ],
    ["in a URL", "    model: https://user:hunter2@example.org/\n", "hunter2"],
  ])("is refused %s and never printed", (_, line, secret) => {
    const text = complaints(right + line).join("\n");
    expect(text).toContain("sovereign.yaml:13");
    expect(text).toMatch(/secret/);
    expect(text).not.toContain(secret);
  });
});
