import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";

export const repository = resolve(import.meta.dirname, "../..");

/** Somebody else's project that has the package as a dependency. */
export interface Integrator {
  readonly folder: string;
  /** Adds a file. */
  write(file: string, text: string): void;
  /** Runs a program there and answers what it printed. */
  run(command: string, ...args: string[]): Promise<string>;
  /** The same in a folder below. */
  runIn(subfolder: string, command: string, ...args: string[]): Promise<string>;
  install(...packages: string[]): Promise<void>;
  remove(): void;
}

/**
 * Packs the package as it would be published and installs that in an empty project, with its peers, from npm's
 * cache or registry.
 */
export async function installPackage(): Promise<Integrator> {
  const folder = mkdtempSync(join(tmpdir(), "integrator-"));
  const runIn = async (subfolder: string, command: string, ...args: string[]) =>
    (await execa(command, args, { cwd: join(folder, subfolder), preferLocal: true, localDir: folder }))
      .stdout;
  const run = (command: string, ...args: string[]) => runIn(".", command, ...args);
  const install = async (...packages: string[]) => {
    await run(
      "npm",
      "install",
      "--prefer-offline",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      ...packages,
    );
  };
  const integrator: Integrator = {
    folder,
    run,
    runIn,
    install,
    write: (file, text) => writeFileSync(join(folder, file), text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  integrator.write("package.json", JSON.stringify({ private: true }));
  // Its `prepare` builds, so what is packed is what the sources say now.
  await execa("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: repository });
  const tarball = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  await install(...tarball.map((file) => `./${file}`), ...["cdktf", "constructs"].map(asInUse));
  return integrator;
}

/** `name@version` of a package as it is installed here. */
function asInUse(name: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  return `${name}@${version}`;
}

/** Size of a folder's files, in megabytes. */
export function sizeMb(folder: string): number {
  const bytes = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sizeMb(path) : entry.isFile() ? readFileSync(path).length / 1e6 : 0;
  });
  return bytes.reduce((sum, size) => sum + size, 0);
}

/** Size of what the package brings along: itself and its dependencies, without its peers. */
export function installedSizeMb({ folder }: Integrator): number {
  const modules = join(folder, "node_modules");
  const peers = ["cdktf", "constructs"].map((name) => sizeMb(join(modules, name)));
  return peers.reduce((rest, size) => rest - size, sizeMb(modules));
}
