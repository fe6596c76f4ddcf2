import { execa } from "execa";

/** Hosts of the lab: `svc` has bucket and log sink, `node` is attacked, `cli` is a client, `mon` watches. */
export const addresses = {
  svc: "10.77.0.10",
  node: "10.77.0.11",
  cli: "10.77.0.12",
  mon: "10.77.0.13",
} as const;
export type HostName = keyof typeof addresses;

export interface Network {
  namespaceOf(host: HostName): string;
  /** Runs a program on a host; answers what it printed and how it ended. */
  run(
    host: HostName,
    command: readonly string[],
    input?: string,
  ): Promise<{ stdout: string; exitCode: number }>;
  remove(): Promise<void>;
}

/** One network namespace per host on one bridge, joined to nothing outside. */
export async function makeNetwork(): Promise<Network> {
  const namespaceOf = (host: HostName) => `sl${process.pid}${host}`;
  const ip = (...args: string[]) => execa("ip", args);
  const hosts = Object.keys(addresses) as HostName[];
  for (const host of hosts) {
    await ip("netns", "add", namespaceOf(host));
    await ip("-n", namespaceOf(host), "link", "set", "lo", "up");
  }
  const svc = namespaceOf("svc");
  await ip("-n", svc, "link", "add", "br0", "type", "bridge");
  await ip("-n", svc, "addr", "add", `${addresses.svc}/24`, "dev", "br0");
  await ip("-n", svc, "link", "set", "br0", "up");
  for (const host of hosts.filter((name) => name !== "svc")) {
    const namespace = namespaceOf(host);
    await ip(
      "link",
      "add",
      `v${host}`,
      "netns",
      svc,
      "type",
      "veth",
      "peer",
      "name",
      "eth0",
      "netns",
      namespace,
    );
    await ip("-n", svc, "link", "set", `v${host}`, "master", "br0", "up");
    await ip("-n", namespace, "addr", "add", `${addresses[host]}/24`, "dev", "eth0");
    await ip("-n", namespace, "link", "set", "eth0", "up");
  }
  return {
    namespaceOf,
    run: async (host, command, input) => {
      const { stdout, exitCode } = await execa("ip", ["netns", "exec", namespaceOf(host), ...command], {
        reject: false,
        timeout: 120_000,
        ...(input === undefined ? {} : { input }),
      });
      return { stdout, exitCode: exitCode ?? -1 };
    },
    remove: async () => {
      for (const host of hosts) await execa("ip", ["netns", "del", namespaceOf(host)], { reject: false });
    },
  };
}
