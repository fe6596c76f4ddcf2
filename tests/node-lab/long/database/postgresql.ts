import { appendFileSync, chmodSync, readdirSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { type ServiceProcess, startProcess } from "../../lab/service-process.ts";

export interface Database {
  /** Address with its password. */
  readonly url: string;
  /** Runs SQL text; answers rows, one a line. */
  sql(text: string): Promise<string>;
  stop(): Promise<void>;
}

/** Where the server listens. */
export interface Place {
  /** @default "127.0.0.1" */
  readonly address?: string;
  /** @default - a free one of this machine */
  readonly port?: number;
  /** Words before a command that run it where the address is. @default - here */
  readonly inside?: readonly string[];
}

/** Debian's own PostgreSQL, with its data in `folder`; undefined where it is not installed. */
export async function startPostgresql(
  folder: string,
  password: string,
  { address = "127.0.0.1", port: wanted, inside = [] }: Place = {},
): Promise<Database | undefined> {
  const programs = newestPrograms();
  if (programs === undefined) return undefined;
  const data = join(folder, "postgresql");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password);
  await mkdir(data);
  // It refuses to run as root; its package brings a user.
  const asRoot = process.getuid?.() === 0;
  const as = asRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
  if (asRoot) {
    chmodSync(folder, 0o711);
    await execa("chown", ["postgres", data, passwordFile]);
  }
  const initialise = ["--auth=scram-sha-256", "--username=gateway", `--pwfile=${passwordFile}`, "--no-sync"];
  await run([...as, join(programs, "initdb"), `--pgdata=${data}`, ...initialise]);
  // The neighbours of an address; on loopback that is nobody else.
  appendFileSync(join(data, "pg_hba.conf"), "host all all samenet scram-sha-256\n");
  const port = wanted ?? (await freePort());
  const settings = [`port=${port}`, `listen_addresses=${address}`, "unix_socket_directories=", "fsync=off"];
  const server: ServiceProcess = startProcess(
    [...inside, ...as, join(programs, "postgres"), "-D", data].concat(
      settings.flatMap((setting) => ["-c", setting]),
    ),
    { output: join(folder, "postgresql.log") },
  );
  const url = `postgresql://gateway:${password}@${address}:${port}/gateway`;
  const at = (database: string, text: string) =>
    run(
      [...inside, "psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"],
      {
        input: text,
        env: {
          PGHOST: address,
          PGPORT: `${port}`,
          PGUSER: "gateway",
          PGPASSWORD: password,
          PGDATABASE: database,
        },
      },
    );
  await until(() => at("postgres", "CREATE DATABASE gateway"));
  return {
    url,
    sql: async (text) => (await at("gateway", text)).stdout,
    stop: () => server.stop(),
  };
}

function newestPrograms(): string | undefined {
  try {
    const root = "/usr/lib/postgresql";
    const versions = readdirSync(root).sort((one, other) => Number(one) - Number(other));
    return versions.map((version) => join(root, version, "bin")).at(-1);
  } catch {
    return undefined;
  }
}

const run = (
  [program = "", ...args]: readonly string[],
  options: { input?: string; env?: NodeJS.ProcessEnv } = {},
) => execa(program, args, options);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function until(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}
