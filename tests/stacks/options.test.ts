import { describe, expect, it } from "vitest";
import type { Deployment } from "../../stacks/load-settings.ts";
import { complaints, settings } from "./settings-text.ts";
import { deploymentWith, referenceDeployments, type StackJson, synthesizeAll } from "./synthesized.ts";

const made = (changes: Partial<Deployment> = {}) =>
  synthesizeAll(deploymentWith({ name: "acme", ...changes })) as Record<
    "acme-foundation" | "acme-compute",
    StackJson
  >;
const officeHours = { timeZone: "Europe/Paris", start: "07:30", stop: "19:30" };

describe("office hours", () => {
  it("are kept by nobody unless the settings name them", () => {
    expect(Object.keys((made()["acme-compute"].output ?? {}) as object)).not.toContain(
      "power_office_hours_steps",
    );
  });

  it("are those of the engines alone", () => {
    const { power_office_hours_steps } = made({ officeHours })["acme-compute"].output as Record<
      string,
      unknown
    >;
    const steps = JSON.stringify(power_office_hours_steps);
    expect(steps).toMatch(/Inference_Instance/);
    expect(steps).not.toMatch(/Front_Instance/);
  });

  it.each(["small-ovhcloud", "small-outscale"])("can be kept on %s as well", (name) => {
    const deployment = referenceDeployments().find((each) => each.name === name);
    const stacks = synthesizeAll({ ...(deployment as Deployment), officeHours });
    expect(JSON.stringify(stacks[`${name}-compute`]?.output)).toContain("power_office_hours_steps");
  });
});

describe("a zone of names", () => {
  it("gets the domain's address", () => {
    const records = Object.values(
      made({ dnsZone: "example.org" })["acme-compute"].resource.scaleway_domain_record ?? {},
    );
    expect(records).toContainEqual(
      expect.objectContaining({ dns_zone: "example.org", name: "ai", type: "A" }),
    );
    expect(made()["acme-compute"].resource).not.toHaveProperty("scaleway_domain_record");
  });

  it("has to hold the domain", () => {
    expect(complaints(settings("dnsZone: example.com\n"))).toEqual([
      expect.stringContaining(
        'dnsZone: does not hold the domain ai.example.org, got "example.com"; fix: for example "example.org"',
      ),
    ]);
  });

  it("is refused with the reason where the cloud serves no names", () => {
    const outscale = referenceDeployments().find(({ name }) => name === "small-outscale") as Deployment;
    expect(() => synthesizeAll({ ...outscale, dnsZone: "example.org" })).toThrow(
      /^outscale: has no DnsZone: .*keep the zone at a registrar/,
    );
  });
});

describe("the budget", () => {
  const limits = (changes: Partial<Deployment> = {}) =>
    Object.values(made(changes)["acme-foundation"].resource.scaleway_billing_budget ?? {}).map(
      (budget) => budget.consumption_limit,
    );

  it("is half as much again as the machines' list price, and larger for a larger machine", () => {
    const [usual, ...others] = limits();
    expect(others).toEqual([]);
    const [larger] = limits({ gpuOffer: "H100-1-80G" });
    expect(Number(larger)).toBeGreaterThan(Number(usual));
  });

  it("is what the settings say, and tells whom they name", () => {
    const { resource } = made({ budget: { monthlyEur: 900, contacts: ["finance@example.org"] } })[
      "acme-foundation"
    ];
    expect(JSON.stringify(resource.scaleway_billing_budget)).toMatch(/"consumption_limit":900(00)?\b/);
    expect(JSON.stringify(resource.scaleway_billing_budget_alert_notification)).toContain(
      "finance@example.org",
    );
  });

  it("has to be said where no price is known", () => {
    const ovh = referenceDeployments().find(({ name }) => name === "small-ovhcloud") as Deployment;
    const unpriced = { ...ovh, region: "EU-WEST-PAR", zone: "eu-west-par-a", gpuOffer: "h200-1920" };
    expect(() => synthesizeAll(unpriced)).toThrow(
      /budget\.monthlyEur: is needed: the catalogue holds no price of one of the machines/,
    );
  });
});
