import { describe, expect, it } from "vitest";
import {
  byCoverageClass,
  coverageOf,
  isCovered,
  type TypeCoverage,
} from "../../../modules/audit/coverage.ts";
import { coverageText } from "../../../modules/audit/coverage-text.ts";
import { type ListedType, listedTypes, loadProviderTypes } from "../../../modules/audit/provider-types.ts";
import { loadPinnedProviders } from "../../../modules/bindings/pinned.ts";
import { clouds, rules } from "./plan-of.ts";

const lists = await loadProviderTypes();
const listed = lists.flatMap(listedTypes);
const coverage = coverageOf(listed, rules, clouds);
const matters = (one: TypeCoverage) => one.coverageClass !== "other";
const unruled = (provider: string) =>
  coverage
    .filter((one) => one.provider === provider && matters(one) && !isCovered(one))
    .map(({ type }) => type);

const thing: ListedType = {
  provider: "acme/acme",
  type: "acme_thing",
  coverageClass: "data",
  holdsSecret: false,
};

describe("the lists of types", () => {
  it("hold every type of a provider once", () => {
    expect(lists.map(({ provider }) => provider).sort()).toEqual([
      "hashicorp/aws",
      "outscale/outscale",
      "ovh/ovh",
      "scaleway/scaleway",
      "terraform-provider-openstack/openstack",
    ]);
    const types = listed.map(({ type }) => type);
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
    // As many as the schemas of these versions have.
    const counts = Object.fromEntries(lists.map((list) => [list.provider, listedTypes(list).length]));
    expect(counts).toEqual({
      "hashicorp/aws": 12,
      "outscale/outscale": 57,
      "ovh/ovh": 169,
      "scaleway/scaleway": 155,
      "terraform-provider-openstack/openstack": 108,
    });
  });

  it("hold every type that the constructs use", () => {
    const known = new Set(listed.map(({ type }) => type));
    const used = loadPinnedProviders().flatMap(({ schema }) => Object.keys(schema.resource_schemas ?? {}));
    expect(used.length).toBeGreaterThan(80);
    expect(used.filter((type) => !known.has(type))).toEqual([]);
  });

  it("say why they ask for no rule", () => {
    for (const { coverageClass, why } of listed) expect(why !== undefined).toBe(coverageClass === "other");
  });
});

describe("coverage", () => {
  it.each(lists.map(({ provider }) => [provider] as const))("of %s is nine of ten or more", (provider) => {
    const classes = byCoverageClass(coverage.filter((one) => one.provider === provider && matters(one)));
    const sum = (pick: "types" | "covered") => classes.reduce((total, one) => total + one[pick], 0);
    expect(sum("covered") / sum("types")).toBeGreaterThanOrEqual(0.9);
  });

  // A provider's list that grows must not lower this in silence: a new type is ruled, or named here.
  it("lacks rules for these types only", () => {
    expect(unruled("hashicorp/aws")).toEqual([]);
    expect(unruled("outscale/outscale")).toEqual(["outscale_ca"]);
    expect(unruled("ovh/ovh")).toEqual([
      "ovh_dbaas_logs_encryption_key",
      "ovh_dbaas_logs_output_opensearch_index",
      "ovh_domain_name",
      "ovh_domain_zone_redirection",
      "ovh_email_domain_account",
      "ovh_ip_mitigation",
      "ovh_iploadbalancing_http_farm",
      "ovh_iploadbalancing_tcp_farm",
      "ovh_storage_efs_share_snapshot",
      "ovh_vrackservices",
    ]);
    expect(unruled("scaleway/scaleway")).toEqual([
      "scaleway_iam_application",
      "scaleway_iam_saml_certificate",
      "scaleway_rdb_privilege",
    ]);
    expect(unruled("terraform-provider-openstack/openstack")).toEqual([
      "openstack_dns_zone_share_v2",
      "openstack_images_image_access_v2",
      "openstack_networking_router_interface_v2",
    ]);
  });

  it("counts a type nobody knows as not covered, and lists it", () => {
    const [unknown] = coverageOf([thing], rules, clouds);
    expect(unknown).toEqual({ ...thing, rules: [], readBy: [] });
    expect(coverageText(unknown === undefined ? [] : [unknown])).toContain("acme_thing (data): none");
  });

  it("counts neither a rule that looks at everything nor one that can see nothing", () => {
    const of = (type: string) => coverage.find((one) => one.type === type);
    expect(of("scaleway_account_project")?.rules).toEqual([]);
    // No attribute of it shows encryption: the rule is asked and can never answer.
    expect(of("scaleway_block_volume")?.rules).not.toContain("volume-encrypted");
    expect(of("scaleway_block_volume")?.rules).toContain("region-in-eea");
  });

  it("tells which types are read for the sake of others", () => {
    const text = coverageText(coverage);
    expect(text).toContain("scaleway_k8s_acl (compute): read with scaleway_k8s_cluster");
    expect(text).toMatch(/ovh_vrack \(other\): none – joins resources/);
    expect(text).toMatch(/scaleway\/scaleway: 155 types; 1\d\d of 1\d\d that matter have rules/);
  });

  it("keeps what it cannot rule visible in an audit: only what a list excuses is passed over", () => {
    const silent = coverage.filter((one) => one.class === "joint" && !isCovered(one));
    expect(silent.filter(matters).map(({ type }) => type)).toEqual([]);
    expect(coverage.filter((one) => !matters(one) && one.class === undefined)).toEqual([]);
  });
});
