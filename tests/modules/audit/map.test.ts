import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flowMapOf, flowMatrix, mermaidMap, svgMap } from "../../../modules/audit/index.ts";
import { auditOf, planDocument } from "./plan-of.ts";

const everything = auditOf(
  JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures/real-plans/scaleway/plan.json"), "utf8")),
).graph;
const acl = (rules: readonly Record<string, unknown>[]) =>
  auditOf(planDocument([{ address: "scaleway_vpc_acl.a", values: { default_policy: "drop", rules } }])).graph;
const rule = { action: "accept", protocol: "TCP", dst_port_low: 443, dst_port_high: 443 };

describe("the map of flows", () => {
  it("puts a filter's rules at the machine that it protects", () => {
    const { arrows, resources } = flowMapOf(everything);
    expect(arrows).toContainEqual({
      from: "in 10.20.0.0/22",
      to: "scaleway_instance_server.gpu",
      labels: ["TCP 8000"],
      tone: "own",
    });
    expect(resources.map(({ id }) => id)).not.toContain("scaleway_instance_security_group.sg");
  });

  it("tells hosts by who runs them", () => {
    const { targets } = flowMapOf(everything);
    expect(targets).toContainEqual(
      expect.objectContaining({ title: "huggingface.co", subtitle: "Hugging Face, Inc., US", tone: "far" }),
    );
    expect(targets).toContainEqual(expect.objectContaining({ title: "siem.example.org", tone: "unknown" }));
  });

  it("joins what passes between the same two and leaves dropped flows out", () => {
    const source = "192.0.2.0/28";
    const graph = acl([
      { ...rule, source },
      { ...rule, source, dst_port_low: 80, dst_port_high: 90 },
      { ...rule, source: "198.51.100.0/24", action: "drop" },
    ]);
    expect(flowMapOf(graph).arrows.map(({ labels }) => labels)).toEqual([["TCP 443", "TCP 80-90"]]);
  });

  it("says how many resources are too many to draw", () => {
    const buckets = Array.from({ length: 130 }, (_, index) => ({
      address: `scaleway_object_bucket.b${index}`,
      values: {},
    }));
    const { resources, left } = flowMapOf(auditOf(planDocument(buckets)).graph);
    expect([resources.length, left]).toEqual([120, 10]);
  });

  it("takes each rule's description as its justification", () => {
    const graph = acl([{ ...rule, source: "192.0.2.0/28", description: "Offices, by contract" }]);
    expect(flowMatrix({ graph })).toMatch(/192\.0\.2\.0\/28,.*,"Offices, by contract"\r\n/);
  });

  it("lets nothing of a plan become markup", () => {
    const evil = '"]<script>alert(1)</script>\n  click a';
    const graph = acl([{ ...rule, source: evil }]);
    expect(svgMap(flowMapOf(graph), evil)).not.toContain("<script>");
    const mermaid = mermaidMap(flowMapOf(graph));
    expect(mermaid).not.toMatch(/<script>|^\s*click/m);
    expect(mermaid).toContain('|"TCP 443"|');
  });

  it("draws labels that do not cover each other", () => {
    const rules = [1, 2, 3, 4, 5].map((part) => ({ ...rule, source: `10.0.${part}.0/24` }));
    const svg = svgMap(flowMapOf(acl(rules)), "t");
    const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="17"/g)].map(
      ([, x, y, width]) => ({ x: Number(x), y: Number(y), width: Number(width) }),
    );
    expect(boxes).toHaveLength(5);
    for (const [index, one] of boxes.entries())
      for (const other of boxes.slice(index + 1))
        expect(Math.abs(one.y - other.y) >= 17 || Math.abs(one.x - other.x) >= one.width).toBe(true);
  });
});
