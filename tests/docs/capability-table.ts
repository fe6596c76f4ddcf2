import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformOutput, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { type Capabilities, isUnavailable } from "../../constructs/capabilities/cloud.ts";
import { collectProblems } from "../../constructs/capabilities/problems.ts";
import { loadPinnedProviders } from "../../modules/bindings/pinned.ts";
import { formatProblem } from "../../modules/problem/problem.ts";
import { sovereignApp } from "../../stacks/app.ts";
import { outscaleCase } from "../contracts/outscale.ts";
import { ovhcloudCase } from "../contracts/ovhcloud.ts";
import { scalewayCase } from "../contracts/scaleway.ts";
import type { ContractCase } from "../support/contract-stack.ts";
import { samplesOf } from "./capability-samples.ts";

type Name = keyof Capabilities;
type Block = {
  readonly attributes?: Readonly<
    Record<string, { readonly sensitive?: boolean; readonly write_only?: boolean }>
  >;
};

const cases: readonly ContractCase[] = [scalewayCase, ovhcloudCase, outscaleCase];
const providers = loadPinnedProviders();

/** Resource types that are keys of the customer. */
const keyTypes = ["scaleway_key_manager_key", "ovh_okms_service_key"];

/** Marks in a document between which its table stands. */
const marks = { start: "<!-- capabilities -->", end: "<!-- /capabilities -->" };

/** Every document with such a table, and the table: nothing in it is told by hand. */
export const documents: Readonly<Record<string, () => string>> = {
  "README.md": overview,
  ...Object.fromEntries(
    cases.map((setting) => [`constructs/clouds/${setting.cloud.name}/README.md`, () => detail(setting)]),
  ),
};

/** The text with its table made anew. */
export function withTable(text: string, table: () => string): string {
  const [before = "", rest] = text.split(marks.start);
  const after = rest?.split(marks.end)[1];
  if (after === undefined) throw new Error(`no ${marks.start} … ${marks.end} in this document`);
  return `${before}${marks.start}\n${table()}\n${marks.end}${after}`;
}

/** Every capability beside every cloud, in a word. */
function overview(): string {
  const rows = namesOf(scalewayCase).map((name) => [name, ...cases.map((setting) => wordFor(setting, name))]);
  return asTable(["capability", ...cases.map(({ cloud }) => cloud.name)], rows);
}

/** Every capability of one cloud, with the resources that it is made of. */
function detail(setting: ContractCase): string {
  return asTable(
    ["capability", "run by", "made of", "under your key", "secrets in the state"],
    namesOf(setting).map((name) => [name, ...cellsOf(setting, name)]),
  );
}

const asTable = (titles: readonly string[], rows: readonly (readonly string[])[]) =>
  [titles, titles.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const namesOf = ({ cloud }: ContractCase) =>
  Object.keys(cloud)
    .filter((key) => /^[A-Z]/.test(key))
    .sort() as Name[];

function wordFor(setting: ContractCase, name: Name): string {
  if (isUnavailable(setting.cloud[name])) return "–";
  const sample = sampleOf(setting, name);
  const { takesKey, secrets } = sample;
  return [
    runBy(setting, name, sample),
    ...(takesKey ? ["your key"] : []),
    ...(secrets.length > 0 ? ["a secret in the state"] : []),
  ].join(", ");
}

function cellsOf(setting: ContractCase, name: Name): string[] {
  const capability = setting.cloud[name];
  if (isUnavailable(capability)) return ["–", `${capability.reason} (${capability.checkedOn})`, "–", "–"];
  const sample = sampleOf(setting, name);
  const { types, byHand, takesKey, secrets } = sample;
  return [
    runBy(setting, name, sample),
    [...types.map((type) => `\`${type}\``), ...(byHand ? ["steps left to you"] : [])].join(", "),
    takesKey ? "yes" : "no",
    secrets.map((secret) => `\`${secret}\``).join(", ") || "none",
  ];
}

function runBy({ cloud }: ContractCase, name: Name, { types }: Sample): string {
  if (cloud.selfHosted?.includes(name) === true) return "a machine of yours";
  return types.length === 0 ? "steps of yours" : "the cloud";
}

interface Sample {
  readonly types: readonly string[];
  readonly byHand: boolean;
  readonly takesKey: boolean;
  readonly secrets: readonly string[];
}

/** Builds one and looks at what it wrote. */
function sampleOf(setting: ContractCase, name: Name): Sample {
  const outdir = mkdtempSync(join(tmpdir(), "capability-"));
  try {
    const app = sovereignApp(outdir);
    const stack = new TerraformStack(app, "sample");
    setting.cloud.configure(stack, setting.placement);
    const made = samplesOf(setting, stack)[name]();
    const problems = collectProblems(app).map(formatProblem);
    if (problems.length > 0) throw new Error(`${name} on ${setting.cloud.name}: ${problems.join("; ")}`);
    app.synth();
    const json = JSON.parse(readFileSync(join(outdir, "stacks", "sample", "cdk.tf.json"), "utf8"));
    return read(made, json.resource ?? {});
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function read(made: IConstruct, resources: Record<string, Record<string, object>>): Sample {
  const below = made.node.findAll();
  const own = below.filter(TerraformResource.isTerraformResource).map((resource) => ({
    type: resource.terraformResourceType,
    values: resources[resource.terraformResourceType]?.[resource.friendlyUniqueId] ?? {},
  }));

  return {
    types: [...new Set(own.map(({ type }) => type))].filter((type) => type !== "terraform_data").sort(),
    byHand: below.some(TerraformOutput.isTerraformOutput),
    takesKey: own.some(({ values }) => keyTypes.some((key) => JSON.stringify(values).includes(`${key}.`))),
    secrets: [...new Set(own.flatMap(({ type, values }) => secretsOf(type, values)))].sort(),
  };
}

/** Attributes that the provider marks as secrets and keeps in the state: those that it computes, or that were given. */
function secretsOf(type: string, values: object): string[] {
  const schemas = providers.map(({ schema }) => schema.resource_schemas?.[type]?.block as Block | undefined);
  const attributes = schemas.find((block) => block !== undefined)?.attributes ?? {};
  return Object.entries(attributes)
    .filter(([attribute, { sensitive, write_only, ...rest }]) => {
      const fills = (rest as { computed?: boolean }).computed === true || attribute in values;
      return sensitive === true && write_only !== true && fills;
    })
    .map(([attribute]) => `${type}.${attribute}`);
}
