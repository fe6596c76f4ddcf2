import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import { cloudNames } from "../catalogue/clouds.ts";
import { type CostEstimate, estimateCost } from "../cost/estimate.ts";
import { type StackCost, sizes } from "../diagnosis/index.ts";
import { UserError } from "../problem/problem.ts";
import { withoutCredentials } from "../rehearsal/run/index.ts";
import type { Io } from "./command.ts";
import { type NamedResources, readSources } from "./cost-sources.ts";
import { runApp } from "./run-app.ts";

const reference = fileURLToPath(new URL("../../stacks/reference.yaml", import.meta.url));

/**
 * What the package's reference stacks of a size cost on each cloud: its app writes them into a folder of their own, and
 * their resources are priced. Undefined where the app cannot run here, as without CDKTF: that is told on stderr.
 */
export async function referenceCosts(size: string, io: Io, today: string): Promise<StackCost[] | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "sovereign-reference-"));
  const complaints = new PassThrough();
  const aside: Io = { ...io, cwd: folder, stderr: complaints };
  try {
    const settings = join(folder, "sovereign.yaml");
    writeFileSync(settings, settingsOf(size));
    const env = { ...withoutCredentials(io.env), SOVEREIGN_CONFIG: settings };
    await runApp({ out: join(folder, "out"), io: aside, env });
    return costsOf(await readSources("out", aside), today);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [reason = error.message] = String(complaints.read() ?? error.message)
      .trim()
      .split("\n");
    io.stderr.write(
      `sovereign: the reference stacks could not be written here, so the price of the GPU machine decides: ${reason}\n`,
    );
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The reference deployments of one size: the app takes a second for those of the others. */
function settingsOf(size: string): string {
  const { deployments } = parse(readFileSync(reference, "utf8")) as {
    readonly deployments: readonly { readonly size: string }[];
  };
  return stringify({ deployments: deployments.filter((deployment) => deployment.size === size) });
}

/** Reference deployments are called `<size>-<cloud>`; each consists of several stacks. */
export function costsOf(stacks: readonly NamedResources[], today: string): StackCost[] {
  return sizes.flatMap(({ name: size }) =>
    cloudNames.flatMap((cloud) => {
      const own = stacks.filter(({ name }) => name.startsWith(`${size}-${cloud}-`));
      if (own.length === 0) return [];
      const estimates = own.map(({ resources }) => estimateCost(resources, {}, today));
      const sum = (of: (estimate: CostEstimate) => number) =>
        estimates.reduce((total, estimate) => total + of(estimate), 0);
      return [
        {
          size,
          cloud,
          lowEur: sum(({ total }) => total.low),
          highEur: sum(({ total }) => total.high),
          unknownLines: sum(({ unknown }) => unknown.length),
        },
      ];
    }),
  );
}
