import { countryOf } from "../../country.ts";
import { either, joinedText, presence } from "../../derive.ts";
import { endpointsIn } from "../../endpoints.ts";
import { chain, type Fact, known, map, orElse, unknown } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

export const compute: Mappings = {
  outscale_vm: (r) => ({
    class: "compute.instance",
    emptySecrets: windows(r) ? [] : ["admin_password"],
    facts: {
      ...place(r, "placement_subregion_name", r.around.one(r, "outscale_subnet", "subnet_id")),
      hasPublicAddress: hasPublicAddress(r),
      hasFirewall: firewalled(r),
      inPrivateNetwork: presence(r, "subnet_id"),
      hasGpu: hasGpu(r),
      // Left out, a virtual machine shares its host.
      dedicatedHost: map(unset(r.text("placement_tenancy"), "default"), (tenancy) => tenancy === "dedicated"),
      deletionProtected: unset(r.flag("deletion_protection"), false),
      userData: joinedText([r.value("user_data")]),
      endpoints: map(orElse(joinedText([r.value("user_data")]), "", "no user data"), endpointsIn),
    },
    edges: r
      .targets("security_group_ids")
      .map(({ address, certain }) => ({ kind: "protected-by", to: address, certain })),
  }),
  outscale_image: (r) => ({
    class: "compute.image",
    facts: {
      ...place(r),
      publicRead: shared(r, "outscale_image_launch_permission", "image_id", "permission_additions"),
    },
  }),
  outscale_oks_cluster: (r) => ({
    class: "kubernetes.cluster",
    facts: {
      ...oksPlace(r),
      publicEndpoint: known(
        true,
        r.evidence("the API server has a public address limited by admin_whitelist"),
      ),
      allowedSources: r.texts("admin_whitelist"),
      highlyAvailable: unset(r.flag("cp_multi_az"), false),
      deletionProtected: unset(r.flag("disable_api_termination"), false),
    },
  }),
  outscale_oks_project: (r) => ({
    class: "project",
    facts: { region: r.text("region"), country: countryOf("outscale", r.text("region")) },
  }),
};

/** Only a Windows machine gets a password made, and only when it is asked for. */
function windows(r: View): boolean {
  return r.value("get_admin_password").state !== "absent";
}

/** What the provider leaves to the platform, whose default its documentation names. */
function unset<T>(fact: Fact<T>, value: T): Fact<T> {
  const left = fact.state === "absent" || (fact.state === "unknown" && fact.why === "provider-default");
  return left ? known(value, { ...fact.evidence, note: "left out: the platform's default" }) : fact;
}

function hasPublicAddress(r: View): Fact<boolean> {
  const { certain, possible } = r.around.companions(r, "outscale_public_ip_link", "vm_id");
  const [link] = certain;
  const [maybe] = possible;
  if (link !== undefined) return known(true, link.evidence(link.resource.address));
  if (maybe !== undefined)
    return unknown("reference", maybe.evidence(`${maybe.resource.address} may be for it`));
  // Outside a Net every machine gets a public address.
  return map(presence(r, "subnet_id"), (inside) => !inside);
}

function hasGpu(r: View): Fact<boolean> {
  const { certain, possible } = r.around.companions(r, "outscale_flexible_gpu_link", "vm_id");
  const [maybe] = possible;
  if (certain.length === 0 && maybe !== undefined)
    return unknown("reference", maybe.evidence("this GPU may be for it"));
  return known(certain.length > 0, r.evidence(`${certain.length} GPU links`));
}

function oksPlace(r: View) {
  const project = r.around.one(r, "outscale_oks_project", "project_id");
  const region = chain(project, (found) => found.text("region"));
  return { ...place(r), ...(region.state === "known" ? { region } : {}) };
}

/** Snapshots and images can be opened to every account by a resource of their own. */
export function shared(r: View, type: string, path: string, block: string): Fact<boolean> {
  const { certain, possible } = r.around.companions(r, type, path);
  const [maybe] = possible;
  if (maybe !== undefined) return unknown("reference", maybe.evidence("this permission may be for it"));
  const open = certain
    .map((one) => one.flag(block, 0, "global_permission"))
    .find((flag) => flag.state !== "absent");
  return open ?? known(false, r.evidence("no permission for every account"));
}

/** Groups stand on the machine, or on the cards that are linked to it. */
function firewalled(r: View): Fact<boolean> {
  const own = presence(r, "security_group_ids");
  if (own.state === "known" && own.value) return own;
  const { certain } = r.around.companions(r, "outscale_nic_link", "vm_id");
  const cards = certain.map((link) =>
    chain(r.around.one(link, "outscale_nic", "nic_id"), (card) => presence(card, "security_group_ids")),
  );
  return either(own, ...cards);
}
