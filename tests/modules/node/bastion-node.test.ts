import { describe, expect, it } from "vitest";
import { bastionNode } from "../../../modules/node/bastion-node.ts";
import { nodeUsers } from "../../../modules/node/paths.ts";
import { nodeFiles, renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { verifyCloudInit } from "../../../modules/node/verify-cloud-init.ts";

const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample00";
const program = bastionNode({
  hostname: "acme-bastion.internal",
  adminsFrom: ["203.0.113.0/24", "2001:db8:1::/48"],
  adminKeys: [` ${key} jane@example.org `],
  machines: { cidrs: ["10.64.0.0/16"], ports: [22, 443, 8022] },
});
const fileOf = (path: string) => nodeFiles(program).find((file) => file.path === path)?.content ?? "";
const settings = fileOf("/etc/ssh/sshd_config.d/00-sovereign-bastion.conf").split("\n");

describe("bastionNode", () => {
  it("keeps keys without their comments, which may name a person", () => {
    expect(fileOf("/etc/sovereign/bastion-keys")).toBe(`${key}\n`);
    expect(renderCloudInit(program)).not.toContain("jane@example.org");
  });

  it("gives nobody a shell, a terminal or another way on than forwarding", () => {
    expect(settings).toEqual(
      expect.arrayContaining([
        "AllowUsers bastion",
        "AuthenticationMethods publickey",
        "AllowTcpForwarding local",
        "PermitTTY no",
        "ForceCommand /usr/sbin/nologin",
      ]),
    );
  });

  it("lets administrators in, and on to the machines' ports alone", () => {
    const rules = fileOf("/etc/sovereign/firewall.nft");
    expect(rules).toContain("ip saddr { 203.0.113.0/24 } tcp dport { 22 } accept");
    expect(rules).toContain("ip6 saddr { 2001:db8:1::/48 } tcp dport { 22 } accept");
    expect(rules).toContain("ip daddr { 10.64.0.0/16 } tcp dport { 22, 443, 8022 } accept");
    const anywhere = program.firewall.filter((rule) => rule.peers === "any" && rule.protocol === "tcp");
    for (const rule of anywhere)
      expect(rule.userId ?? rule.ports.join()).toSatisfy((it) => [0, nodeUsers.time, "53"].includes(it));
  });

  it("passes every check that this machine has the tools for", async () => {
    const { findings } = await verifyCloudInit(renderCloudInit(program));
    expect(findings).toEqual([]);
  }, 60_000);
});
