import { findRegion, regions } from "../../../modules/catalogue/regions.ts";
import type { Problem } from "../../../modules/problem/problem.ts";
import { checkText } from "../../capabilities/checks.ts";
import type { Placement } from "../../capabilities/placement.ts";
import { checkImageId } from "./network-checks.ts";

/** Regions outside the European Union answer to the same API and keys, so they are refused here. */
export function checkPlacement({ cloud, region, zone, project, services }: Placement): Problem[] {
  const named = ["cpuImage", "gpuImage"].flatMap((word) =>
    services[word] === undefined ? [] : checkImageId(`services.${word}`, services[word]),
  );
  const account = [...checkText("project", project, /^\d{12}$/, "an account id of 12 digits"), ...named];
  const european = regions.filter((each) => each.cloud === cloud && each.insideEu);
  const known = findRegion(cloud, region);
  if (known?.insideEu !== true) {
    const allowed = european.map(({ name }) => name).join(", ");
    const what =
      known === undefined ? "is no known region" : `lies outside the European Union, in ${known.country}`;
    return [...account, { where: "region", what, got: `"${region}"`, allowed, fix: "choose one of them" }];
  }
  if (known.zones.includes(zone)) return account;
  const what = `does not lie in the region ${region}`;
  const allowed = known.zones.join(", ");
  return [...account, { where: "zone", what, got: `"${zone}"`, allowed, fix: "choose one of them" }];
}
