import { parseArgs } from "node:util";
import { UserError } from "../../problem/problem.ts";
import { readFullBehaviour, readFullProviders } from "../full-provider.ts";
import { packageRoot } from "../pinned.ts";
import { runScript } from "../run-script.ts";
import { pin } from "./pin.ts";

const usage = `npm run schemas:pin -- <cloud> [--schema FILE]… [--behaviour FILE]… [--resources a,b] [--version SOURCE=VERSION]…`;

runScript(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      schema: { type: "string", multiple: true, default: [] },
      behaviour: { type: "string", multiple: true, default: [] },
      resources: { type: "string", multiple: true, default: [] },
      version: { type: "string", multiple: true, default: [] },
    },
  });
  const [cloud, ...others] = positionals;
  if (cloud === undefined || others.length > 0) {
    throw new UserError({ where: "arguments", what: "one cloud is needed", allowed: usage });
  }
  const versions = new Map(values.version.map(versionPair));
  const pinned = pin({
    root: packageRoot,
    cloud,
    providers: values.schema.flatMap((file) => readFullProviders(file, versions)),
    behaviours: values.behaviour.map(readFullBehaviour),
    extraResources: values.resources.flatMap((list) => list.split(",")),
  });
  for (const { source, version, schema } of pinned.providers) {
    const observed = pinned.behaviours.find((behaviour) => behaviour.source === source)?.resources ?? {};
    const types = Object.keys(schema.resource_schemas);
    console.log(
      `${cloud}: ${source} ${version}, ${types.length} resources, ${Object.keys(observed).length} observed`,
    );
  }
});

function versionPair(text: string): [string, string] {
  const [source, version, ...rest] = text.split("=");
  if (source && version && rest.length === 0) return [source, version];
  throw new UserError({ where: "--version", what: "not understood", got: text, allowed: "SOURCE=VERSION" });
}
