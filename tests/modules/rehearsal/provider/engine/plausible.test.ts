import { describe, expect, it } from "vitest";
import {
  plausibleNumber,
  plausibleText,
} from "../../../../../modules/rehearsal/provider/engine/plausible.ts";
import { Seed } from "../../../../../modules/rehearsal/provider/engine/seed.ts";

const seed = new Seed("acme_server", "{}");
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;

describe("generated values", () => {
  it.each([
    ["id", uuid],
    ["network_id", uuid],
    ["subnet_ids", uuid],
    ["public_ip", /^192\.0\.2\.\d{1,3}$/],
    ["ip_addresses", /^192\.0\.2\.\d{1,3}$/],
    ["address", /^192\.0\.2\.\d{1,3}$/],
    ["ipv6_address", /^2001:db8::[0-9a-f]{4}$/],
    ["pod_cidr", /^192\.0\.2\.0\/24$/],
    ["mac_address", /^02:00:5e(:[0-9a-f]{2}){3}$/],
    ["api_endpoint", /^https:\/\/[0-9a-f]{12}\.rehearsal\.invalid$/],
    ["endpoints", /^https:\/\/[0-9a-f]{12}\.rehearsal\.invalid$/],
    ["hostname", /^[0-9a-f]{12}\.rehearsal\.invalid$/],
    ["wildcard_dns", /^[0-9a-f]{12}\.rehearsal\.invalid$/],
    ["email", /^[0-9a-f]{12}@rehearsal\.invalid$/],
    ["status", /^ACTIVE$/],
    ["created_at", /^2000-01-01T00:00:00Z$/],
    ["ca_certificate", /^-----BEGIN REHEARSAL-----/],
    ["kubeconfig", /server: https:\/\/[0-9a-f]{12}\.rehearsal\.invalid:6443/],
    ["name", /^rehearsal-[0-9a-f]{12}$/],
    ["token", /^rehearsal-[0-9a-f]{12}$/],
  ])("of %s suit the name and are not real", (name, form) => {
    expect(plausibleText(name, name, seed)).toMatch(form);
  });

  it("are the same for the same object, others for another object or place", () => {
    const again = new Seed("acme_server", "{}");
    expect(again.uuid("id")).toBe(seed.uuid("id"));
    expect(again.uuid("other_id")).not.toBe(seed.uuid("id"));
    expect(new Seed("acme_server", '{"a":1}').uuid("id")).not.toBe(seed.uuid("id"));
  });

  it("of ports are 443, of other numbers 1", () => {
    expect([plausibleNumber("port"), plausibleNumber("load_port"), plausibleNumber("support")]).toEqual([
      443, 443, 1,
    ]);
  });
});
