import { describe, expect, it } from "vitest";
import type { DatabaseProps } from "../../../../constructs/capabilities/database.ts";
import { ScalewayDatabase } from "../../../../constructs/clouds/scaleway/database.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const { network } = partsOf(scalewayCase);
const props = { name: "knowledge", dataClass: "personal" } as const;
const instance = (wanted: Partial<DatabaseProps> = {}) =>
  synthesize(scalewayCase, (stack) => {
    new ScalewayDatabase(stack, "Database", { ...props, network: network(stack), ...wanted });
  }).the("scaleway_rdb_instance");

describe("traps of a Scaleway database", () => {
  it("rdb_instance is public without a private network, and with an empty load_balancer block", () => {
    const made = instance();
    expect(made.private_network).toMatchObject({
      pn_id: expect.stringMatching(/^\$\{scaleway_vpc_private_network\./),
    });
    expect(made).not.toHaveProperty("load_balancer");
  });

  it("ip_net hides the endpoint from routing and names", () => {
    expect(instance().private_network).toMatchObject({ enable_ipam: true });
    expect(instance().private_network).not.toHaveProperty("ip_net");
  });

  it("rdb_instance is not encrypted at rest by default", () => {
    expect(instance().encryption_at_rest).toBe(true);
  });

  it("rdb backups leave the region unless told otherwise", () => {
    expect(instance()).toMatchObject({
      disable_backup: false,
      backup_same_region: true,
      backup_schedule_frequency: 24,
      backup_schedule_retention: 30,
    });
  });

  it("rdb_instance is a single node by default", () => {
    expect(instance().is_ha_cluster).toBe(true);
    expect(instance({ highAvailability: false }).is_ha_cluster).toBe(false);
  });

  it("local disks of a database cannot grow", () => {
    expect(instance()).toMatchObject({ volume_type: "sbs_5k", volume_size_in_gb: 20 });
  });

  it("rdb volumes are multiples of 5 GB", () => {
    const found = problemsOf(scalewayCase, (stack) => {
      new ScalewayDatabase(stack, "Database", { ...props, network: network(stack), diskGib: 21 });
    });
    expect(found).toEqual([expect.stringContaining("diskGib: must be a multiple of 5, got 21; fix: use 25")]);
  });

  it("password would stay in the state", () => {
    const made = instance({ passwordVersion: 2 });
    expect(made).not.toHaveProperty("password");
    expect(made).toMatchObject({
      password_wo: `\${var.knowledge_administrator_password}`,
      password_wo_version: 2,
    });
  });
});
