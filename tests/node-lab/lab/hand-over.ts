import { execa } from "execa";
import { sealDelivery } from "../../../modules/node/handover.ts";
import type { Machine } from "./machine.ts";
import { addresses, type HostName, type Network } from "./network.ts";

export interface HandOverChanges {
  readonly secrets?: Readonly<Record<string, string>>;
  readonly signingKeyFile?: string;
  readonly recipient?: string;
  readonly serial?: number;
}

/** A machine that commands can be run on. */
export type Reachable = Pick<Machine, "run" | "until">;

/** Who hands over what, from which host to which. */
export interface HandOver {
  readonly network: Network;
  readonly machine: Reachable;
  readonly secrets: Readonly<Record<string, string>>;
  readonly operatorKeyFile: string;
  /** @default "cli" */
  readonly from?: HostName;
  /** @default "node" */
  readonly to?: HostName;
}

/** Seals the secrets to the recipient on the machine's console and sends them; answers the machine's line. */
export async function handOver(parts: HandOver, changes: HandOverChanges = {}): Promise<string> {
  const { network, machine, operatorKeyFile, from = "cli", to = "node" } = parts;
  const sealed = await sealDelivery({
    recipient: changes.recipient ?? (await recipientOf(machine)),
    secrets: Object.fromEntries(
      Object.entries({ ...parts.secrets, ...changes.secrets }).map(([name, value]) => [
        name,
        Buffer.from(value),
      ]),
    ),
    signingKeyFile: changes.signingKeyFile ?? operatorKeyFile,
    ...(changes.serial === undefined ? {} : { serial: changes.serial }),
  });
  const send = `exec 3<>/dev/tcp/${addresses[to]}/8022; cat >&3; cat <&3`;
  return (await network.run(from, ["bash", "-c", send], sealed)).stdout.trim();
}

/** The public key that the node prints on its console until it has its secrets. */
export async function recipientOf(machine: Reachable): Promise<string> {
  await machine.until("journalctl -b --no-pager -u sovereign-secrets | grep -q 'handover to age1'", 60);
  const { stdout } = await machine.run("journalctl -b --no-pager -o cat -u sovereign-secrets");
  const recipient = /handover to (age1[a-z0-9]+)/.exec(stdout)?.[1];
  if (recipient === undefined) throw new Error("no recipient on the console");
  return recipient;
}

export async function sshKey(file: string): Promise<string> {
  await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file]);
  return file;
}
