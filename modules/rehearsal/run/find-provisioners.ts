import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { UserError } from "../../problem/problem.ts";

/**
 * Refuses a folder whose files mention a provisioner, for runs of terraform whose plan is not seen before they act.
 * It reads text: a provisioner's name inside a string counts too.
 */
export function refuseProvisionerBlocks(stack: string, folder: string): void {
  const problems = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tf|tofu)(\.json)?$/.test(entry.name))
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      return provisionersIn(file).map((type) => ({
        where: `${stack}: ${relative(folder, file)}`,
        what: "a provisioner acts for real, also in a rehearsal",
        got: type,
        fix: "remove it",
      }));
    });
  if (problems.length > 0) throw new UserError(...problems);
}

function provisionersIn(file: string): string[] {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".json")) return provisionersInJson(JSON.parse(text));
  return [...text.matchAll(/^\s*provisioner\s+"([\w-]+)"/gm)].map(([, type = ""]) => type);
}

/** `resource.<type>.<name>.provisioner`: one object or a list of them, keyed by the provisioner's type. */
function provisionersInJson(configuration: unknown): string[] {
  return children(property(configuration, "resource"))
    .flatMap(children)
    .flatMap((resource) => [property(resource, "provisioner")].flat())
    .flatMap((provisioner) =>
      typeof provisioner === "object" && provisioner !== null ? Object.keys(provisioner) : [],
    );
}

function children(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(children);
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

function property(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => property(item, key));
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
