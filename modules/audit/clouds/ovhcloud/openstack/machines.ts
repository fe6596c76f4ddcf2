import { createHash } from "node:crypto";
import { either, joinedText, written } from "../../../derive.ts";
import { endpointsIn } from "../../../endpoints.ts";
import { chain, type Fact, known, map, orElse, unknown } from "../../../fact.ts";
import type { Mappings } from "../../../mapper.ts";
import type { Edge } from "../../../node.ts";
import type { Surroundings } from "../../../surroundings.ts";
import type { View } from "../../../view.ts";
import { gpuFlavor } from "../flavors.ts";
import { place } from "../place.ts";
import { portFirewall } from "./ports.ts";

const portType = "openstack_networking_port_v2";
/** The network that gives public addresses on this cloud. */
const publicNetwork = /^Ext-Net/i;
/** What the provider keeps of user data. */
const hash = /^[0-9a-f]{40}$/;

export const machines: Mappings = {
  openstack_compute_instance_v2: (r) => {
    const script = userData(r);
    return {
      class: "compute.instance",
      facts: {
        ...place(r),
        hasPublicAddress: hasPublicAddress(r),
        hasFirewall: hasFirewall(r),
        inPrivateNetwork: map(r.blocks("network"), (networks) => networks.length > 0),
        hasGpu: map(r.text("flavor_name"), (flavor) => gpuFlavor.test(flavor)),
        userData: script,
        userDataHashed: map(joinedText([r.value("user_data")]), (planned) => hash.test(planned)),
        endpoints: map(orElse(script, "", "no user data"), endpointsIn),
      },
      edges: groupEdges(r),
    };
  },
};

/**
 * The provider plans the SHA-1 of the text instead of the text (3.4.0). The text itself is told by a constant of the
 * configuration, or by a `terraform_data` of the plan whose input has that hash.
 */
function userData(r: View): Fact<string> {
  const planned = joinedText([r.value("user_data")]);
  return chain(planned, (text) => {
    if (!hash.test(text)) return planned;
    const filling = r.filling("user_data");
    const constant =
      filling.kind === "constant" && typeof filling.value === "string" ? filling.value : undefined;
    if (constant !== undefined)
      return known(constant, { ...planned.evidence, note: "as the configuration writes it" });
    const kept = textsKept(r).get(text);
    if (kept?.state === "known") return kept;
    return unknown("reference", { ...planned.evidence, note: "the plan keeps only a hash of it" });
  });
}

const keptTexts = new WeakMap<Surroundings, ReadonlyMap<string, Fact<string>>>();

/** Texts that the plan keeps in `terraform_data`, by their SHA-1. */
function textsKept(r: View): ReadonlyMap<string, Fact<string>> {
  const found =
    keptTexts.get(r.around) ??
    new Map(
      r.around.all(r, "terraform_data").flatMap((data) => {
        const input = data.text("input");
        return input.state === "known" ? [[sha1(input.value), input] as const] : [];
      }),
    );
  keptTexts.set(r.around, found);
  return found;
}

function sha1(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

/** Groups stand on the instance, or on the ports by which it joins its networks. */
function hasFirewall(r: View): Fact<boolean> {
  return chain(r.blocks("network"), (networks) =>
    either(
      written(r, "security_groups"),
      ...networks.map((network) => chain(r.around.one(network, portType, "port"), portFirewall)),
    ),
  );
}

/** By a card in the public network, or by a floating address that leads to one of its ports. */
function hasPublicAddress(r: View): Fact<boolean> {
  return chain(r.blocks("network"), (networks) => {
    if (networks.length === 0)
      return unknown("provider-default", r.evidence("no network named: the project's default decides"));
    return either(...networks.map((network) => isPublic(r, network)));
  });
}

function isPublic(r: View, network: View): Fact<boolean> {
  const name = network.text("name");
  if (name.state === "known" && publicNetwork.test(name.value)) return known(true, name.evidence);
  const port = r.around.one(network, portType, "port");
  if (port.state !== "known") {
    // A card without a port of its own: its network's id does not tell whether it is the public one.
    return name.state === "known"
      ? known(false, name.evidence)
      : unknown("reference", network.evidence("the plan does not tell which network this is"));
  }
  const associated = floatingTo(port.value, "openstack_networking_floatingip_associate_v2");
  const own = floatingTo(port.value, "openstack_networking_floatingip_v2");
  return either(associated, own);
}

function floatingTo(port: View, type: string): Fact<boolean> {
  const [address] = port.around.companions(port, type, "port_id").certain;
  if (address !== undefined) return known(true, address.evidence(address.resource.address));
  const maybe = openAddress(port, type);
  return maybe === undefined
    ? known(false, port.evidence(`no ${type} leads here`))
    : unknown("reference", maybe.evidence(`${maybe.resource.address} may lead here`));
}

const openAddresses = new WeakMap<Surroundings, Map<string, View | undefined>>();

/** An address that leads to a port which the plan does not tell. One without a port waits, and leads nowhere. */
function openAddress(port: View, type: string): View | undefined {
  const byType = openAddresses.get(port.around) ?? new Map<string, View | undefined>();
  openAddresses.set(port.around, byType);
  if (!byType.has(type)) byType.set(type, port.around.all(port, type).find(leadsSomewhere));
  return byType.get(type);
}

function leadsSomewhere(address: View): boolean {
  const target = address.value("port_id");
  if (target.state !== "unknown" || address.filling("port_id").kind === "unset") return false;
  return address.targets("port_id").every(({ certain }) => !certain);
}

/** The groups that filter a machine, also those on its ports. */
function groupEdges(r: View): Edge[] {
  const networks = r.blocks("network");
  const ports =
    networks.state === "known" ? networks.value.map((one) => r.around.one(one, portType, "port")) : [];
  return [
    ...r.targets("security_groups"),
    ...ports.flatMap((port) => (port.state === "known" ? port.value.targets("security_group_ids") : [])),
  ].map(({ address, certain }) => ({ kind: "protected-by", to: address, certain }));
}
