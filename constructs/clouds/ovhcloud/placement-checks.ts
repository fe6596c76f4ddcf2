import { findRegion, regions } from "../../../modules/catalogue/regions.ts";
import type { Problem } from "../../../modules/problem/problem.ts";
import { checkText } from "../../capabilities/checks.ts";
import type { Placement } from "../../capabilities/placement.ts";

/** The provider takes any region, even one that does not exist, so the check is here. */
export function checkPlacement({ cloud, region, zone, project }: Placement): Problem[] {
  const projectProblems = checkText(
    "project",
    project,
    /^[0-9a-f]{32}$/,
    "a project id, 32 hexadecimal digits",
  );
  const known = findRegion(cloud, region);
  if (known === undefined) {
    const allowed = regions.filter((each) => each.cloud === cloud).map(({ name }) => name);
    const what = "is no known region";
    return [
      ...projectProblems,
      { where: "region", what, got: `"${region}"`, allowed: allowed.join(", "), fix: "choose one of them" },
    ];
  }
  return [...projectProblems, ...checkZone(cloud, region, zone)];
}

/** Whether a zone lies in the region: in a region of one zone, any other would be ignored without a word. */
export function checkZone(cloud: string, region: string, zone: string): Problem[] {
  const known = findRegion(cloud, region);
  if (known === undefined || known.zones.includes(zone)) return [];
  const what = `does not lie in the region ${region}`;
  return [
    { where: "zone", what, got: `"${zone}"`, allowed: known.zones.join(", "), fix: "choose one of them" },
  ];
}
