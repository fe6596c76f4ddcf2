import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TimeServer } from "../../../modules/node/time-servers.ts";
import { makeCertificate } from "./certificates.ts";
import { addresses } from "./network.ts";
import { type ServiceProcess, startProcess } from "./service-process.ts";
import type { World } from "./world.ts";

/** A server on `svc` that tells the true time and proves who it is. */
export interface LabTimeServer {
  readonly address: TimeServer;
  start(): void;
  stop(): Promise<void>;
}

export async function timeServer(world: World): Promise<LabTimeServer> {
  const host = "time.example.org";
  const { certificate, key } = await makeCertificate(world.folder, world.authority, host);
  const settings = join(world.folder, "time-server.conf");
  await writeFile(
    settings,
    `local stratum 1
bindaddress ${addresses.svc}
allow 10.77.0.0/24
ntsservercert ${certificate}
ntsserverkey ${key}
cmdport 0
bindcmdaddress /
pidfile ${join(world.folder, "time-server.pid")}
`,
  );
  let server: ServiceProcess | undefined;
  return {
    address: { host, authenticated: true },
    start: () => {
      // -x: it tells the time of this machine and leaves its clock alone.
      const chronyd = ["chronyd", "-x", "-d", "-u", "root", "-f", settings];
      server = startProcess(["ip", "netns", "exec", world.network.namespaceOf("svc"), ...chronyd], {
        output: join(world.folder, "time-server.log"),
      });
    },
    stop: async () => {
      await server?.stop();
      server = undefined;
    },
  };
}
