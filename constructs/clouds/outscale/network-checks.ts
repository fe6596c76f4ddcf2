import { Token } from "cdktf";
import type { Problem } from "../../../modules/problem/problem.ts";
import type { NetworkProps } from "../../capabilities/network.ts";

const imageId = /^ami-[0-9a-f]{8}$/;

/** Image ids differ by region and are renewed, so that none can be built in. */
export function checkImageId(where: string, image: string): Problem[] {
  if (Token.isUnresolved(image) || imageId.test(image)) return [];
  const allowed = "an image id of the region, ami- and 8 hexadecimal digits";
  return [{ where, what: "is no image id", got: `"${image}"`, allowed, fix: "look it up in the console" }];
}

/** The bastion is a machine: somebody has to be let in. */
export function checkBastionProps({ adminCidrs, adminKeys = [], bastionImage }: NetworkProps): Problem[] {
  if (adminCidrs.length === 0) return [];
  const image = bastionImage === undefined ? [] : checkImageId("bastionImage", bastionImage);
  if (adminKeys.length > 0) return image;
  const fix = "pass it, or leave adminCidrs empty for no bastion";
  return [
    ...image,
    { where: "adminKeys", what: "names nobody whom the bastion would let in", got: "[]", fix },
  ];
}
