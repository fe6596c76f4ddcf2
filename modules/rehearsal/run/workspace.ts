import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../problem/problem.ts";

/** A private folder that holds everything a rehearsal writes, and is gone afterwards. */
export interface Workspace {
  readonly path: string;
  /** Where the app writes its stacks. */
  readonly out: string;
  /** Stands in for the home folder, so that no credentials file and no plugin folder is found. */
  readonly home: string;
  /** Terraform's own configuration: it names a folder without providers, so that none is ever downloaded. */
  readonly cliConfig: string;
  dispose(): void;
}

/**
 * Makes the folder, readable by its owner alone.
 *
 * @throws UserError when the folder for temporary files cannot be written
 */
export function openWorkspace(parent: string = tmpdir()): Workspace {
  const path = makeFolder(parent);
  const dispose = () => rmSync(path, { recursive: true, force: true });
  const folder = (name: string) => {
    mkdirSync(join(path, name));
    return join(path, name);
  };
  const noProviders = folder("no-providers");
  const cliConfig = join(path, "terraform.rc");
  writeFileSync(
    cliConfig,
    `disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path = ${JSON.stringify(noProviders)}
  }
}
`,
  );
  return { path, out: folder("out"), home: folder("home"), cliConfig, dispose };
}

function makeFolder(parent: string): string {
  try {
    return mkdtempSync(join(parent, "sovereign-"));
  } catch (error) {
    throw new UserError({
      where: parent,
      what: "cannot write a temporary folder here",
      got: (error as NodeJS.ErrnoException).code ?? "unwritable",
      fix: "set TMPDIR to a folder that you can write to",
    });
  }
}
