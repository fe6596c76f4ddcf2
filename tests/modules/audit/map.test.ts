import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flowMapOf, flowMatrix, mermaidMap, svgMap } from "../../../modules/audit/index.ts";
import { same } from "../../../modules/audit/map/ways.ts";
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
      labels: [{ en: "TCP 8000", fr: "TCP 8000" }],
      tone: "own",
    });
    expect(resources.map(({ id }) => id)).not.toContain("scaleway_instance_security_group.sg");
  });

  it("tells hosts by who runs them", () => {
    const { targets } = flowMapOf(everything);
    expect(targets).toContainEqual(
      expect.objectContaining({
        title: same("huggingface.co"),
        subtitle: same("Hugging Face, Inc., US"),
        tone: "far",
      }),
    );
    expect(targets).toContainEqual(
      expect.objectContaining({ title: same("siem.example.org"), tone: "unknown" }),
    );
  });

  it("joins what passes between the same two and leaves dropped flows out", () => {
    const source = "192.0.2.0/28";
    const graph = acl([
      { ...rule, source },
      { ...rule, source, dst_port_low: 80, dst_port_high: 90 },
      { ...rule, source: "198.51.100.0/24", action: "drop" },
    ]);
    const labels = flowMapOf(graph).arrows.map((arrow) => arrow.labels.map(({ en }) => en));
    expect(labels).toEqual([["TCP 443", "TCP 80-90"]]);
  });

  it("gives resources that are alike one box where there are too many, and finds each of them", () => {
    const buckets = Array.from({ length: 130 }, (_, index) => ({
      address: `scaleway_object_bucket.b${index}`,
      values: { region: "fr-par" },
    }));
    const { resources, left } = flowMapOf(auditOf(planDocument(buckets)).graph);
    expect(resources.map(({ title, members }) => [title.en, members.length])).toEqual([["b0 … × 130", 130]]);
    expect(left).toBe(0);
    expect(svgMap(flowMapOf(auditOf(planDocument(buckets)).graph), "t")).toContain("b129");
  });

  it("keeps those with flows and counts the rest where even alike ones are too many", () => {
    const talking = (index: number) => ({
      address: `scaleway_vpc_acl.a${index}`,
      values: { rules: [{ ...rule, source: `10.0.${index}.0/24` }] },
    });
    const quiet = { address: "scaleway_object_bucket.b", values: { region: "fr-par" } };
    const many = [quiet, ...Array.from({ length: 150 }, (_, index) => talking(index))];
    const map = flowMapOf(auditOf(planDocument(many)).graph);
    expect([map.sources.length, map.resources.length, map.targets.length]).toEqual([120, 120, 0]);
    // 31 resources, and 31 networks that come in beside everybody, who comes in by default.
    expect(map.left).toBe(31 + 31);
    const drawn = new Set([...map.sources, ...map.resources, ...map.targets].map(({ id }) => id));
    for (const { from, to } of map.arrows) expect(drawn.has(from) && drawn.has(to)).toBe(true);
    expect(map.resources.map(({ id }) => id)).not.toContain(quiet.address);
    expect(svgMap(map, "t", "fr")).toContain("62 de plus");
  });

  it("draws no more peers than somebody can read, the busiest", () => {
    const rules = Array.from({ length: 300 }, (_, index) => ({
      ...rule,
      source: `10.1.${index % 250}.${index}/32`,
    }));
    const map = flowMapOf(acl([...rules, { ...rule, source: "192.0.2.0/28" }]));
    expect(map.sources).toHaveLength(120);
    expect(map.left).toBeGreaterThanOrEqual(181);
  });

  it("frames resources by the place in which they lie, known or not", () => {
    const machine = (name: string, zone?: string) => ({
      address: `scaleway_lb.${name}`,
      values: zone === undefined ? {} : { zone },
    });
    const svg = (language: "en" | "fr") =>
      svgMap(flowMapOf(auditOf(planDocument([machine("a", "fr-par-1"), machine("b")])).graph), "t", language);
    expect(svg("en")).toContain("FR · fr-par");
    expect(svg("en")).toContain("place not told by the plan");
    expect(svg("fr")).toContain("lieu non dit par le plan");
  });

  it("speaks French in each format", () => {
    const map = flowMapOf(everything);
    expect(svgMap(map, "t", "fr")).toContain("adresse publique");
    expect(mermaidMap(map, "fr")).toContain("tout le monde");
    expect(flowMatrix({ graph: everything }, "fr")).toMatch(/^ressource,sens,/);
    expect(flowMatrix({ graph: everything }, "fr")).toContain(",sortant,rejette,TOUS,tous,");
  });

  it("is the same for a plan in another order", () => {
    const document = JSON.parse(
      readFileSync(join(import.meta.dirname, "../../fixtures/real-plans/scaleway/plan.json"), "utf8"),
    );
    document.resource_changes.reverse();
    const { graph } = auditOf(document);
    expect(svgMap(flowMapOf(graph), "t")).toBe(svgMap(flowMapOf(everything), "t"));
    const withoutPlaces = (matrix: string) => matrix.replace(/\/resource_changes\/\d+/g, "");
    expect(withoutPlaces(flowMatrix({ graph }))).toBe(withoutPlaces(flowMatrix({ graph: everything })));
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
