import type { Construct } from "constructs";
import { reportProblem } from "../../capabilities/problems.ts";
import { addressOf } from "./ipv4.ts";

/**
 * Private addresses of a network's machines. A machine always states its address: one that the cloud picks would be
 * another after a replacement. It follows from the machine's place in the tree, so that it stays.
 */
export class Addresses {
  readonly #takenBy = new Map<string, string>();

  /** The address of a machine; one that another has already is reported. */
  claim(machine: Construct, cidr: string, wanted?: string): string {
    const address = wanted ?? addressOf(machine.node.path, cidr);
    const other = this.#takenBy.get(address);
    if (other !== undefined) {
      const what = `is the address of ${other} as well`;
      reportProblem(machine, { where: "privateIp", what, got: `"${address}"`, fix: "state another one" });
    }
    this.#takenBy.set(address, machine.node.path);
    return address;
  }
}
