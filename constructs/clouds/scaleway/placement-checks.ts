import { findRegion, regions } from "../../../modules/catalogue/regions.ts";
import type { Problem } from "../../../modules/problem/problem.ts";
import { checkText } from "../../capabilities/checks.ts";
import type { Placement } from "../../capabilities/placement.ts";

/** The provider only warns of an unknown region, so the check is here. */
export function checkPlacement({ cloud, region, zone, project }: Placement): Problem[] {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  const projectProblems = checkText("project", project, uuid, "a project id, 8-4-4-4-12 hexadecimal digits");
  const known = findRegion(cloud, region);
  if (known === undefined) {
    const allowed = regions.filter((each) => each.cloud === cloud).map(({ name }) => name);
    const what = "is no known region";
    return [
      ...projectProblems,
      { where: "region", what, got: `"${region}"`, allowed: allowed.join(", "), fix: "choose one of them" },
    ];
  }
  if (known.zones.includes(zone)) return projectProblems;
  const what = `does not lie in the region ${region}`;
  const allowed = known.zones.join(", ");
  return [...projectProblems, { where: "zone", what, got: `"${zone}"`, allowed, fix: "choose one of them" }];
}
