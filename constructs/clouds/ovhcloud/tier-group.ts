import type { Construct } from "constructs";
import { NetworkingSecgroupRuleV2 } from "../../../.gen/openstack/networking-secgroup-rule-v2.js";
import { NetworkingSecgroupV2 } from "../../../.gen/openstack/networking-secgroup-v2.js";
import type { Placement } from "../../capabilities/placement.ts";
import { tagList } from "./locality.ts";

/** One thing that is let through; answers follow by themselves. */
export interface GroupRule {
  /** Tells a group's rules apart and stays when others come or go, such as "to-app-443". */
  readonly key: string;
  readonly direction: "ingress" | "egress";
  /** IPv4 network of the other side. */
  readonly peer: string;
  /** @default - any */
  readonly protocol?: "tcp" | "udp";
  readonly port?: number;
  readonly lastPort?: number;
  readonly why: string;
}

/** A security group that starts empty: the provider's own would let everything out, in IPv4 and IPv6. */
export class TierGroup {
  readonly id: string;
  readonly #scope: Construct;
  readonly #name: string;
  readonly #region: string;
  readonly #keys = new Set<string>();

  constructor(scope: Construct, name: string, placement: Placement) {
    this.#scope = scope;
    this.#name = name;
    this.#region = placement.region;
    this.id = new NetworkingSecgroupV2(scope, `Group-${name}`, {
      region: placement.region,
      name: placement.nameOf(name),
      description: `What ${placement.nameOf(name)} lets in and out; nothing else passes`,
      deleteDefaultRules: true,
      stateful: true,
      tags: tagList(placement),
    }).id;
  }

  /** The same rule a second time is one: the network service refuses doubles. */
  rule({ key, direction, peer, protocol, port, lastPort, why }: GroupRule): void {
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    new NetworkingSecgroupRuleV2(this.#scope, `Rule-${this.#name}-${key}`, {
      region: this.#region,
      securityGroupId: this.id,
      direction,
      ethertype: "IPv4",
      remoteIpPrefix: peer,
      description: why,
      ...(protocol === undefined ? {} : { protocol }),
      ...(port === undefined ? {} : { portRangeMin: port, portRangeMax: lastPort ?? port }),
    });
  }
}
