import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LogSinkAddress } from "../../../modules/node/logs.ts";
import { makeCertificate } from "./certificates.ts";
import { addresses } from "./network.ts";
import { type ServiceProcess, startProcess } from "./service-process.ts";
import type { World } from "./world.ts";

export interface Sink {
  readonly address: LogSinkAddress;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What has arrived, one line each. */
  lines(): readonly string[];
}

const host = "logs.example.org";
const peers = [`${addresses.svc}/32`];

/** A stand-in for a service with Loki's interface; it checks the token. */
export async function lokiSink(world: World): Promise<Sink> {
  const { certificate, key } = await makeCertificate(world.folder, world.authority, host);
  const file = join(world.folder, "loki.log");
  const stub = join(import.meta.dirname, "loki-stub.ts");
  return sink(
    world,
    { protocol: "loki", url: `https://${host}:3100/loki/api/v1/push`, tokenSecret: "logs-token", peers },
    file,
    [
      process.execPath,
      "--import",
      "tsx",
      stub,
      certificate,
      key,
      world.secrets["logs-token"] ?? "",
      addresses.svc,
      file,
    ],
  );
}

/** A real rsyslog that takes RFC 5424 over TLS. */
export async function syslogSink(world: World): Promise<Sink> {
  const { certificate, key } = await makeCertificate(world.folder, world.authority, host);
  const file = join(world.folder, "syslog.log");
  const settings = join(world.folder, "sink.conf");
  await mkdir(join(world.folder, "sink"), { recursive: true });
  await writeFile(
    settings,
    `global(workDirectory="${world.folder}/sink" defaultNetstreamDriver="gtls" defaultNetstreamDriverCAFile="${world.authority.certificate}"
  defaultNetstreamDriverCertFile="${certificate}" defaultNetstreamDriverKeyFile="${key}")
module(load="imtcp" StreamDriver.Name="gtls" StreamDriver.Mode="1" StreamDriver.Authmode="anon")
input(type="imtcp" port="6514" address="${addresses.svc}")
template(name="raw" type="string" string="%rawmsg%\\n")
action(type="omfile" file="${file}" template="raw" sync="on")
`,
  );
  return sink(
    world,
    {
      protocol: "syslog",
      host,
      port: 6514,
      tokenSecret: "logs-token",
      tokenParameter: { id: "tenant@32473", name: "TOKEN" },
      peers,
    },
    file,
    ["rsyslogd", "-n", "-f", settings, "-i", join(world.folder, "sink.pid")],
  );
}

function sink(world: World, address: LogSinkAddress, file: string, command: readonly string[]): Sink {
  let server: ServiceProcess | undefined;
  return {
    address,
    start: async () => {
      server = startProcess(["ip", "netns", "exec", world.network.namespaceOf("svc"), ...command], {
        output: join(world.folder, "sink-output.log"),
      });
    },
    stop: async () => {
      await server?.stop();
      server = undefined;
    },
    lines: () => (existsSync(file) ? readFileSync(file, "utf8").split("\n") : []),
  };
}
