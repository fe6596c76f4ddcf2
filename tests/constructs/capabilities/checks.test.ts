import { Token } from "cdktf";
import { describe, expect, it } from "vitest";
import {
  checkAdminCidrs,
  checkCidr,
  checkName,
  checkPort,
  isWithin,
} from "../../../constructs/capabilities/checks.ts";
import { lastAddress, tierCidr } from "../../../constructs/capabilities/tier.ts";

describe("checks", () => {
  it("say value, what is allowed and the change to make", () => {
    expect(checkCidr("cidr", "192.0.2.9/24")).toEqual([
      {
        where: "cidr",
        what: "has bits set behind its prefix",
        got: '"192.0.2.9/24"',
        allowed: "an IPv4 or IPv6 network such as 192.0.2.0/24",
        fix: "write 192.0.2.0/24",
      },
    ]);
  });

  it.each(["192.0.2.0/24", "2001:db8::/32", "10.0.0.1/32"])("takes the network %s", (cidr) => {
    expect(checkCidr("cidr", cidr)).toEqual([]);
  });

  it.each(["192.0.2.0", "192.0.2.0/33", "2001:db8::/129", "", "x/8", "2001:db8::1/32"])(
    "refuses the network %j",
    (cidr) => {
      expect(checkCidr("cidr", cidr)).toHaveLength(1);
    },
  );

  it("let nobody in from half of the internet", () => {
    expect(checkAdminCidrs("admins", ["0.0.0.0/1", "128.0.0.0/1", "2000::/3"])).toHaveLength(3);
    expect(checkAdminCidrs("admins", ["203.0.113.0/24", "2001:db8::/32"])).toEqual([]);
  });

  it.each([0, -1, 65_536, 1.5, Number.NaN])("refuses the port %s", (port) => {
    expect(checkPort("port", port)).toHaveLength(1);
  });

  it("leave values alone that Terraform fills in later", () => {
    const later = Token.asString({ resolve: () => "later" });
    expect(checkCidr("cidr", later)).toEqual([]);
    expect(checkName("name", later)).toEqual([]);
    expect(checkPort("port", Token.asNumber({ resolve: () => 1 }))).toEqual([]);
  });

  it("compute a tier's network and its last address", () => {
    expect(tierCidr("10.64.0.0/16", "admin")).toBe("10.64.48.0/20");
    expect(tierCidr("172.16.240.0/20", "data")).toBe("172.16.242.0/24");
    expect(lastAddress("172.16.242.0/24")).toBe("172.16.242.254");
    expect(isWithin("172.16.242.254", "172.16.242.0/24")).toBe(true);
    expect(isWithin("172.16.243.1", "172.16.242.0/24")).toBe(false);
    expect(isWithin("172.16.242", "172.16.242.0/24")).toBe(false);
  });
});
