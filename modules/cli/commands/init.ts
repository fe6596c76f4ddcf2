import { readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Region } from "../../catalogue/cloud.ts";
import { findCloud } from "../../catalogue/clouds.ts";
import { regions } from "../../catalogue/regions.ts";
import { bestZone, sellsGpus } from "../../catalogue/zones.ts";
import { type Problem, UserError } from "../../problem/problem.ts";
import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";

const fileName = "sovereign.yaml";
const stacks = new URL("../../../stacks/", import.meta.url);
const templateFile = new URL("sovereign.template.yaml", stacks);
const schemaFile = new URL("sovereign.schema.json", stacks);

interface InitOptions {
  readonly size?: string;
  readonly cloud?: string;
  readonly region?: string;
  readonly name?: string;
  readonly force?: boolean;
}

/** `sovereign init`: writes a commented settings file that the stacks accept as it is. */
export const command: CliCommand = {
  declare: (command) =>
    command
      .description(`Write a commented ${fileName} to start from`)
      .option("--size <size>", "the reference stack")
      .option("--cloud <cloud>", "the cloud that everything runs on")
      .option("--region <region>", "the cloud's region")
      .option("--name <name>", "names the stacks and starts every resource's name")
      .option("--force", `replace the ${fileName} that is there`),

  async run(_args, options, io) {
    const choice = choose(options as InitOptions);
    const schema = relative(io.cwd, fileURLToPath(schemaFile)).replaceAll("\\", "/");
    const text = fill(readFileSync(templateFile, "utf8"), { ...choice, schema });
    write(resolve(io.cwd, fileName), text, options.force === true);
    io.stdout.write(
      `Wrote ${fileName}. It can be rehearsed as it is; change every PLACEHOLDER before a real apply.\n`,
    );
    return exitCodes.ok;
  },
};

/** What is filled in: what was asked for, else the first that exists. */
function choose(options: InitOptions) {
  const { size: sizeRule, cloud: cloudRule, name: nameRule } = deploymentRules();
  const { name = "acme", size = sizeRule?.enum?.[0] ?? "", cloud = cloudRule?.enum?.[0] ?? "" } = options;
  const sold = (findCloud(cloud)?.regions ?? []).filter(({ zones }) =>
    zones.some((zone) => sellsGpus(cloud, zone)),
  );
  const region = options.region ?? sold[0]?.name ?? "";
  const place = sold.find((known) => known.name === region);
  const problems = [
    ...oneOf("--size", size, sizeRule?.enum ?? []),
    ...oneOf("--cloud", cloud, cloudRule?.enum ?? []),
    ...(nameRule?.pattern === undefined || new RegExp(nameRule.pattern).test(name)
      ? []
      : [wrong("--name", name, '3 to 24 of a–z, 0–9 and "-", starting with a letter')]),
    ...(sold.length === 0
      ? []
      : oneOf(
          "--region",
          region,
          sold.map((known) => known.name),
        )),
  ];
  if (problems.length > 0) throw new UserError(...problems);
  const { project = "", services = {} } = findCloud(cloud)?.settingsExample ?? {};
  const zone = bestZone(cloud, place?.zones ?? []) ?? "";
  const filled = { name, size, cloud, region, zone, project, services: JSON.stringify(services) };
  return { ...filled, ...stated(size, place) };
}

/** What the largest size wants twice, or a reason: the catalogue's own, where it knows no second one. */
function stated(size: string, place: Region | undefined): { readonly zones: string; readonly sites: string } {
  const { cloud = "", name = "", zones = [], country } = place ?? {};
  const hasZones = zones.filter((each) => sellsGpus(cloud, each)).length > 1;
  const hasSites = regions.some(
    (each) => each.cloud === cloud && each.name !== name && each.country === country,
  );
  return {
    zones:
      size !== "medium" || hasZones
        ? "oneZoneReason: ..."
        : `as here:\n    oneZoneReason: The catalogue knows GPU machines in one zone of ${name} only.`,
    sites:
      size !== "medium" || hasSites
        ? "oneSiteReason: ..."
        : "as here:\n      oneSiteReason: The catalogue knows no second region of this cloud in the country.",
  };
}

interface Rule {
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

/** What the stacks accept, read from the schema that is made of their settings. */
function deploymentRules(): Readonly<Record<string, Rule>> {
  const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as {
    properties: { deployments: { items: { properties: Record<string, Rule> } } };
  };
  return schema.properties.deployments.items.properties;
}

const oneOf = (where: string, value: string, allowed: readonly string[]): Problem[] =>
  allowed.includes(value) ? [] : [wrong(where, value, allowed.join(", "))];

const wrong = (where: string, value: string, allowed: string): Problem => ({
  where,
  what: "is not accepted",
  got: `"${value}"`,
  allowed,
});

/** Fills in `<name>`. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/<(\w+)>/g, (_, name: string) => values[name] ?? "");
}

function write(file: string, text: string, force: boolean): void {
  try {
    writeFileSync(file, text, { flag: force ? "w" : "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      code === "EEXIST"
        ? { where: fileName, what: "is there already and was left alone", fix: "add --force to replace it" }
        : {
            where: fileName,
            what: "cannot be written",
            got: code ?? String(error),
            fix: "make the folder writable",
          },
    );
  }
}
