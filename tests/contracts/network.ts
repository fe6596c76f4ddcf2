import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { Network, NetworkProps } from "../../constructs/capabilities/network.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { publicKey } from "./parts.ts";

/** What a Network must do on every cloud. */
export function networkContract(setting: ContractCase): void {
  const make = required(setting.cloud, "Network");
  const props: NetworkProps = {
    dataClass: "personal",
    adminCidrs: ["203.0.113.0/24"],
    adminKeys: [publicKey],
    bastionImage: setting.cpu.image,
  };
  const justification = "people reach the service";
  const problems = (wrong: Partial<NetworkProps>, use: (network: Network) => void = () => undefined) =>
    problemsOf(setting, (stack) => use(new make(stack, "Network", { ...props, ...wrong })));

  describe(`Network on ${setting.cloud.name}`, () => {
    it("gives each tier its own part of the network, which stays when another tier is added", () => {
      synthesize(setting, (stack) => {
        const few = new make(stack, "Few", { ...props, tiers: ["data", "app"] });
        const all = new make(stack, "All", props);
        expect(few.tiers).toEqual(["app", "data"]);
        expect(few.cidrOf("data")).toBe("10.64.32.0/20");
        expect(all.cidrOf("data")).toBe("10.64.32.0/20");
        expect(all.privateNetwork("edge").cidr).toBe("10.64.0.0/20");
      });
    });

    it("has a bastion only when there are admin networks", () => {
      synthesize(setting, (stack) => {
        expect(new make(stack, "Closed", { ...props, adminCidrs: [] }).bastion).toBeUndefined();
        expect(new make(stack, "Open", props).bastion?.port).toBeGreaterThan(0);
      });
    });

    it("says from where its bastion reaches a machine", () => {
      synthesize(setting, (stack) => {
        expect(new make(stack, "Open", props).bastionSources("app")).toHaveLength(1);
        expect(new make(stack, "Closed", { ...props, adminCidrs: [] }).bastionSources("app")).toEqual([]);
      });
    });

    it("changes its template when a flow or an egress is opened", () => {
      const text = (use: (network: Network) => void) =>
        synthesize(setting, (stack) => use(new make(stack, "Network", props))).text;
      const closed = text(() => undefined);
      expect(
        text((network) => network.allow({ from: "edge", to: "app", port: 443, justification })),
      ).not.toBe(closed);
      expect(text((network) => network.allowEgress({ from: "app", justification }))).not.toBe(closed);
    });

    it("has egress addresses only once something may leave", () => {
      synthesize(setting, (stack) => {
        const network = new make(stack, "Network", { ...props, adminCidrs: [] });
        expect(network.egressAddresses).toEqual([]);
        network.allowEgress({ from: "app", justification });
        expect(network.egressAddresses).toHaveLength(1);
      });
    });

    it.each([
      [{ cidr: "10.0.0.0/30" }, "cidr: is no private IPv4 network of a usable size"],
      [{ cidr: "8.8.0.0/16" }, "cidr: is no private IPv4 network of a usable size"],
      [{ cidr: "10.64.0.1/16" }, "cidr: has bits set behind its prefix"],
      [{ cidr: "ten" }, "cidr: is no network in CIDR notation"],
      [{ adminCidrs: ["0.0.0.0/0"] }, "adminCidrs[0]: lets administrators in from too much of the internet"],
      [{ adminCidrs: ["::/0"] }, "adminCidrs[0]: lets administrators in from too much of the internet"],
      [{ adminKeys: ["-----BEGIN OPENSSH PRIVATE KEY-----"] }, "adminKeys[0]: is no public SSH key; allowed"],
      [{ adminCidrs: ["203.0.113.7"] }, "adminCidrs[0]: is no network in CIDR notation"],
    ] satisfies [Partial<NetworkProps>, string][])("refuses %j", (wrong, message) => {
      expect(problems(wrong)).toContainEqual(expect.stringContaining(message));
    });

    it("refuses openings without a reason, inside a tier, of no port or between tiers it lacks", () => {
      const found = problems({ tiers: ["edge", "app"] }, (network) => {
        network.allow({ from: "edge", to: "app", port: 443, justification: "" });
        network.allow({ from: "app", to: "app", port: 443, justification });
        network.allow({ from: "edge", to: "app", port: 70_000, justification });
        network.allow({ from: "app", to: "data", port: 5432, justification });
        network.allowEgress({ from: "admin", justification });
      });
      expect(found).toEqual([
        expect.stringContaining("opens the network without a reason"),
        expect.stringContaining("stays inside one tier"),
        expect.stringContaining("flow.port: must be a whole number, got 70000"),
        expect.stringContaining('flow.to: names a tier that the network does not have, got "data"'),
        expect.stringContaining('egress.from: names a tier that the network does not have, got "admin"'),
      ]);
    });
  });
}
