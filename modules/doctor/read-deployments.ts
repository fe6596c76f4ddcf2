import { existsSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import { cloudNames } from "../catalogue/clouds.ts";
import { listed } from "../problem/listed.ts";
import { UserError } from "../problem/problem.ts";

const word = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/, "a name of letters, digits, dots and hyphens");

/** Only what decides where things run and where state is kept: the app itself checks the rest. */
const schema = z.looseObject({
  deployments: z
    .array(
      z.looseObject({
        name: word,
        cloud: z.enum(cloudNames, `one of ${cloudNames.join(", ")}`),
        region: word,
        zone: word,
        project: word,
        state: z
          .discriminatedUnion(
            "backend",
            [
              z.looseObject({ backend: z.literal("local") }),
              z.looseObject({
                backend: z.literal("object-storage"),
                bucket: word,
                region: word.optional(),
                lock: z.boolean().default(true),
              }),
            ],
            "`backend` is local or object-storage",
          )
          .default({ backend: "local" }),
      }),
    )
    .min(1),
});

/** A deployment's place and state, as the settings file has them. */
export type DeploymentPlace = z.output<typeof schema>["deployments"][number];

/** The settings file that runs would use: the one named, else SOVEREIGN_CONFIG, else `sovereign.yaml` if there. */
export function findSettings(
  named: string | undefined,
  cwd: string,
  env: NodeJS.ProcessEnv,
): string | undefined {
  const wanted = named ?? env.SOVEREIGN_CONFIG;
  if (wanted) return resolve(cwd, wanted);
  const own = resolve(cwd, "sovereign.yaml");
  return existsSync(own) ? own : undefined;
}

/**
 * Reads the file, or only the deployment of that name.
 * @throws UserError where it cannot be read; no value of the file is shown
 */
export function readDeployments(file: string, cwd: string, only?: string): DeploymentPlace[] {
  const where = relative(cwd, file) || file;
  const document = parseDocument(readText(file, where), { prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new UserError({ where, what: "this is no YAML", got: error.code, fix: "correct it" });
  }
  const read = schema.safeParse(document.toJS());
  if (!read.success) {
    throw new UserError(
      ...read.error.issues.map(({ path, message }) => ({
        where: `${where}: ${path.join(".") || "settings"}`,
        what: "cannot be understood",
        allowed: message,
        fix: "correct it; `sovereign init` shows how settings look",
      })),
    );
  }
  const { deployments } = read.data;
  const chosen = deployments.filter(({ name }) => only === undefined || name === only);
  if (chosen.length > 0) return chosen;
  throw new UserError({
    where: "--deployment",
    what: "the settings have no deployment of this name",
    got: String(only),
    allowed: listed(deployments.map(({ name }) => name)),
  });
}

function readText(file: string, where: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UserError({
      where,
      what: "the settings file cannot be read",
      got: (error as NodeJS.ErrnoException).code ?? "",
      fix: "name a readable file with --settings, or write one with `sovereign init`",
    });
  }
}
