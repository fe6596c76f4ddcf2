import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { cached } from "./cache.ts";
import { makeCertificate } from "./certificates.ts";
import { addresses } from "./network.ts";
import { startProcess } from "./service-process.ts";
import type { World } from "./world.ts";

export const acmeDirectory = "https://acme.example.org:14000/dir";

/** A real ACME authority on `svc`, with a name server that sends every name to the node. */
export async function startAuthority(world: World): Promise<{ stop(): Promise<void> }> {
  const folder = await pebble();
  const { certificate, key } = await makeCertificate(world.folder, world.authority, "acme.example.org");
  const settings = join(world.folder, "pebble.json");
  await writeFile(
    settings,
    JSON.stringify({
      pebble: {
        listenAddress: `${addresses.svc}:14000`,
        managementListenAddress: "127.0.0.1:15000",
        certificate,
        privateKey: key,
        httpPort: 80,
        tlsPort: 443,
        externalAccountBindingRequired: false,
      },
    }),
  );
  const inService = ["ip", "netns", "exec", world.network.namespaceOf("svc")];
  const names = startProcess([
    ...[...inService, join(folder, "pebble-challtestsrv"), "-dnsserver", "127.0.0.1:8053"],
    ...["-defaultIPv4", addresses.node, "-defaultIPv6", "", "-http01", "", "-https01", "", "-tlsalpn01", ""],
    ...["-doh", "", "-management", "127.0.0.1:8055"],
  ]);
  const authority = startProcess(
    [...inService, join(folder, "pebble"), "-config", settings, "-dnsserver", "127.0.0.1:8053"],
    {
      environment: { PEBBLE_VA_NOSLEEP: "1", PEBBLE_WFE_NONCEREJECT: "0" },
      output: join(world.folder, "pebble.log"),
    },
  );
  return {
    stop: async () => {
      await authority.stop();
      await names.stop();
    },
  };
}

function pebble(): Promise<string> {
  return cached("pebble-2.10.1", async (folder) => {
    const modules = ["pebble", "pebble-challtestsrv"].map(
      (name) => `github.com/letsencrypt/pebble/v2/cmd/${name}@v2.10.1`,
    );
    await execa("go", ["install", ...modules], { env: { GOBIN: folder } });
  });
}
