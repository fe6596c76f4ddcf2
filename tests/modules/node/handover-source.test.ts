import { describe, expect, it } from "vitest";
import { handoverSource } from "../../../modules/node/handover-source.ts";

const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample00";
const options = { names: ["client-keys"], operatorKeys: [key], inboxFrom: ["192.0.2.10/32"] };

describe("handoverSource", () => {
  it("knows operators by their keys alone, for this purpose alone", () => {
    const source = handoverSource({ ...options, operatorKeys: [`${key} anna@laptop`] });
    expect(source.files.find((file) => file.path === "/etc/sovereign/operators")?.content).toBe(
      `operator namespaces="sovereign-handover" ${key}\n`,
    );
  });

  it("opens its inbox to the operators' addresses alone", () => {
    expect(handoverSource({ ...options, inboxPort: 9000 }).firewall).toEqual([
      {
        direction: "in",
        protocol: "tcp",
        ports: [9000],
        peers: ["192.0.2.10/32"],
        purpose: "deliveries of secrets",
      },
    ]);
  });

  it("refuses where nobody could hand over, and never repeats a private key", () => {
    expect(() => handoverSource({ ...options, operatorKeys: [] })).toThrow("nobody may hand secrets over");
    expect(() => handoverSource({ ...options, inboxFrom: [] })).toThrow("no address may reach the inbox");
    const secret = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA";
    expect(() => handoverSource({ ...options, operatorKeys: [secret] })).toThrow("got a private key");
  });
});
