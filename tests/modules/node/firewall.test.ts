import { describe, expect, it } from "vitest";
import { renderFirewall } from "../../../modules/node/firewall.ts";

describe("renderFirewall", () => {
  it("drops in, through and out when no rule is given", () => {
    expect(renderFirewall([]).match(/policy drop;/g)).toHaveLength(3);
  });

  it("writes one rule per family of the peers", () => {
    const text = renderFirewall([
      {
        direction: "in",
        protocol: "tcp",
        ports: [443],
        peers: ["192.0.2.0/24", "2001:db8::/64"],
        purpose: "clients",
      },
    ]);
    expect(text).toContain('ip saddr { 192.0.2.0/24 } tcp dport { 443 } accept comment "clients"');
    expect(text).toContain('ip6 saddr { 2001:db8::/64 } tcp dport { 443 } accept comment "clients"');
  });

  it("takes ranges of ports beside single ones", () => {
    const text = renderFirewall([
      {
        direction: "out",
        protocol: "tcp",
        ports: [443, [1024, 65_535]],
        peers: ["192.0.2.0/24"],
        purpose: "database",
      },
    ]);
    expect(text).toContain(
      'ip daddr { 192.0.2.0/24 } tcp dport { 443, 1024-65535 } accept comment "database"',
    );
  });

  it("lets only the named user out", () => {
    const text = renderFirewall([
      { direction: "out", protocol: "tcp", ports: [443], peers: "any", purpose: "images", userId: 0 },
    ]);
    expect(text).toContain('tcp dport { 443 } meta skuid 0 accept comment "images"');
  });

  it("names protocols by number, because a minimal image has no table of names", () => {
    expect(renderFirewall([])).not.toMatch(/icmp[^"]*\}/);
  });
});
