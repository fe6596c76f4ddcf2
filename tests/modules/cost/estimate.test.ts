import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeCost, describeCostDifference } from "../../../modules/cost/describe.ts";
import { costDifference } from "../../../modules/cost/difference.ts";
import { drawBreakEven } from "../../../modules/cost/draw.ts";
import { estimateCost } from "../../../modules/cost/estimate.ts";
import { breakEven } from "../../../modules/cost/hosted.ts";
import { type CostedResource, readResources } from "../../../modules/cost/resource.ts";
import { UserError } from "../../../modules/problem/problem.ts";

const today = "2026-11-24";
const server = (type: string, zone = "fr-par-2", gib = 100): CostedResource => ({
  address: `scaleway_instance_server.${type}`,
  type: "scaleway_instance_server",
  values: { type, zone, root_volume: { size_in_gb: gib, volume_type: "sbs_volume" } },
});
const database = (ha: boolean): CostedResource => ({
  address: "scaleway_rdb_instance.main",
  type: "scaleway_rdb_instance",
  values: { node_type: "DB-PRO2-XXS", is_ha_cluster: ha, volume_size_in_gb: 20 },
});

describe("estimateCost", () => {
  it("charges a machine by the hour and its disk by the gigabyte", () => {
    const { lines, unknown, total } = estimateCost([server("L4-1-24G")], {}, today);
    expect(unknown).toEqual([]);
    expect(lines.map(({ what }) => what)).toEqual(["L4-1-24G", "volume:5000"]);
    expect(lines[0]?.eur).toBeCloseTo(0.7875 * 730, 6);
    expect(lines[1]?.eur).toBeCloseTo(100 * 0.0993, 6);
    expect(total.low).toBeLessThan(total.eur);
    expect(total.high).toBeGreaterThan(total.eur);
  });

  it("charges what the zone costs", () => {
    const eur = (zone: string) => estimateCost([server("POP2-2C-8G", zone)], {}, today).lines[0]?.eur;
    expect(eur("fr-par-3")).toBeCloseTo(0.11025 * 730, 6);
    expect(eur("fr-par-1")).toBeCloseTo(0.0735 * 730, 6);
  });

  it("lets a night off save money only for GPU machines whose bill stops", () => {
    const office = estimateCost([server("L4-1-24G"), server("PRO2-S")], { gpuHours: 217 }, today).lines;
    expect(office.find(({ what }) => what === "L4-1-24G")?.eur).toBeCloseTo(0.7875 * 217, 6);
    expect(office.find(({ what }) => what === "PRO2-S")?.eur).toBeCloseTo(0.22338 * 730, 6);
    const flexible = {
      address: "outscale_flexible_gpu.llm",
      type: "outscale_flexible_gpu",
      values: { model_name: "nvidia-a100-80" },
    };
    expect(estimateCost([flexible], { gpuHours: 217 }, today).total.eur).toBeCloseTo(3.6 * 730, 6);
  });

  it("charges a pool for the nodes that always run, and for their disks", () => {
    const pool = (size: number | null) => ({
      address: "scaleway_k8s_pool.gpu",
      type: "scaleway_k8s_pool",
      values: { node_type: "L4-1-24G", zone: "fr-par-2", size, root_volume_size_in_gb: 150 },
    });
    const two = estimateCost([pool(2)], {}, today);
    expect(two.lines.map(({ how }) => how)).toEqual(["2 × 730 h × 0.7875 €", "300 GB × 0.0993 €"]);
    expect(two.total.eur).toBeCloseTo(2 * 0.7875 * 730 + 300 * 0.0993, 6);
    expect(estimateCost([pool(0)], {}, today)).toMatchObject({ lines: [], unknown: [] });
    expect(estimateCost([pool(null)], {}, today).unknown).toEqual([
      expect.objectContaining({ why: "the plan does not say size" }),
      expect.objectContaining({ why: "the plan does not say size × root_volume_size_in_gb" }),
    ]);
  });

  it("doubles the nodes of a database that has a stand-by", () => {
    const nodes = (ha: boolean) => estimateCost([database(ha)], {}, today).lines[0]?.eur ?? 0;
    expect(nodes(true)).toBeCloseTo(2 * nodes(false), 6);
  });

  it("names what has no price and keeps it out of the sum", () => {
    const machine = { address: "x.y", type: "scaleway_instance_server", values: { type: "NOT-A-TYPE" } };
    const mystery = { address: "a.b", type: "acme_mystery", values: {} };
    const volume = { address: "v.w", type: "scaleway_block_volume", values: { iops: 5000 } };
    const silent = { address: "s.t", type: "scaleway_lb", values: {} };
    const { lines, unknown, total } = estimateCost([machine, mystery, volume, silent], {}, today);
    expect(lines).toEqual([]);
    expect(total.eur).toBe(0);
    expect(unknown.map(({ address, why }) => `${address}: ${why}`)).toEqual([
      "x.y: no price is known that can be cited",
      "a.b: nothing is known about its price",
      "v.w: the plan does not say size_in_gb",
      "s.t: the plan does not say type",
    ]);
  });

  it("counts what carries no charge", () => {
    const types = ["scaleway_vpc", "scaleway_iam_policy", "terraform_data", "openstack_networking_port_v2"];
    const { free, unknown } = estimateCost(
      types.map((type) => ({ address: type, type, values: {} })),
      {},
      today,
    );
    expect({ free, unknown }).toEqual({ free: 4, unknown: [] });
  });

  it("believes no stale price", () => {
    const { lines, unknown } = estimateCost([server("L4-1-24G")], {}, "2028-01-01");
    expect(lines).toEqual([]);
    expect(unknown[0]?.why).toContain("counts as stale since");
  });

  it("widens the range by how a price is known, and where something is missing", () => {
    const machine = { address: "outscale_vm.a", type: "outscale_vm", values: { vm_type: "tinav6.c4r16p2" } };
    const [line] = estimateCost([machine], {}, today).lines;
    expect(line?.missing).toBe("memory");
    expect((line?.high ?? 0) / (line?.eur ?? 1)).toBeGreaterThan(1.3);
    expect(estimateCost([server("PRO2-S")], {}, today).lines[0]?.high).toBeLessThan(0.22338 * 730 * 1.05);
  });

  it("never falls when a resource is added", () => {
    const any = fc.constantFrom(server("L4-1-24G"), server("PRO2-S"), database(true), database(false));
    fc.assert(
      fc.property(fc.array(any), any, (resources, more) => {
        const before = estimateCost(resources, {}, today).total;
        const after = estimateCost([...resources, more], {}, today).total;
        return after.eur >= before.eur && after.low >= before.low && after.high >= before.high;
      }),
    );
  });
});

describe("readResources", () => {
  it("reads what the app writes and what Terraform prints", () => {
    const values = { type: "PRO2-S", zone: "fr-par-1" };
    const stack = { terraform: {}, resource: { scaleway_instance_server: { front: values } } };
    expect(readResources(JSON.stringify(stack), "stack")).toEqual([
      { address: "scaleway_instance_server.front", type: "scaleway_instance_server", values },
    ]);
    const change = (address: string, actions: string[], after: unknown) => ({
      address,
      mode: "managed",
      type: "scaleway_lb",
      name: "x",
      provider_name: "registry.example.org/scaleway/scaleway",
      change: {
        actions,
        before: null,
        after,
        after_unknown: {},
        before_sensitive: false,
        after_sensitive: {},
      },
    });
    const plan = {
      format_version: "1.2",
      terraform_version: "1.11.4",
      resource_changes: [
        change("scaleway_lb.a", ["create"], { type: "LB-S" }),
        change("scaleway_lb.b", ["delete"], null),
      ],
    };
    expect(readResources(JSON.stringify(plan), "plan").map(({ address }) => address)).toEqual([
      "scaleway_lb.a",
    ]);
  });

  it("refuses text that is neither", () => {
    expect(() => readResources("hello", "x")).toThrow(UserError);
    expect(() => readResources('{"a":1}', "x")).toThrow(UserError);
  });
});

describe("comparing", () => {
  const monthly = { low: 1000, high: 1200 };
  const hosted = { inputEur: 0.1, outputEur: 0.3, outputShare: 0.25 };

  it("finds the tokens at which a hosted model costs the same", () => {
    const { low, high, blendedEur } = breakEven(monthly, hosted);
    expect(blendedEur).toBeCloseTo(0.15);
    expect((low / 1e6) * blendedEur).toBeCloseTo(1000);
    expect((high / 1e6) * blendedEur).toBeCloseTo(1200);
  });

  it("draws it", () => {
    const svg = drawBreakEven(monthly, hosted, breakEven(monthly, hosted));
    expect(svg).toContain("break-even 6,667–8,000 M");
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("tells what a change of a plan costs", () => {
    const before = estimateCost([server("L4-1-24G"), database(false)], {}, today);
    const after = estimateCost([server("L4-2-24G"), database(true)], {}, today);
    const { changes, eur } = costDifference(before, after);
    expect(
      changes.map(({ what, before: was, after: is }) => [what, was !== undefined, is !== undefined]),
    ).toEqual([
      ["L4-1-24G", true, false],
      ["volume:5000", true, false],
      ["database:DB-PRO2-XXS", true, true],
      ["L4-2-24G", false, true],
      ["volume:5000", false, true],
    ]);
    expect(eur).toBeCloseTo((0.7875 + 0.11) * 730, 4);
  });

  it("tells it in words for reports", () => {
    const plan = (...resources: CostedResource[]) => ({
      resources: resources.map(({ address, type, values }) => ({
        pointer: "",
        address,
        mode: "managed" as const,
        type,
        provider: "acme/cloud",
        action: "create" as const,
        after: values as never,
        afterUnknown: {},
        beforeSensitive: {},
        afterSensitive: {},
      })),
    });
    const small = plan(server("L4-1-24G"));
    expect(describeCost(small, today)).toMatch(/^about 572 to 597 € a month by list price without VAT$/);
    expect(describeCostDifference(small, small, today)).toEqual([]);
    expect(describeCostDifference(small, plan(server("L4-1-24G"), database(false)), today)).toEqual([
      "cost +82 € a month by list price",
      "+80 €  scaleway_rdb_instance.main (database:DB-PRO2-XXS)",
      "+2 €  scaleway_rdb_instance.main (volume:5000)",
    ]);
    expect(describeCostDifference(small, plan(), today)[0]).toBe("cost −585 € a month by list price");
  });
});
