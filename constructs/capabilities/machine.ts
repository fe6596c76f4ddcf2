import { Token } from "cdktf";
import { images } from "../../modules/catalogue/images.ts";
import { findOffer, offers } from "../../modules/catalogue/offers.ts";
import type { Problem } from "../../modules/problem/problem.ts";

/** Where a machine is wanted and what it shall be. */
export interface MachineChoice {
  /** Cloud of the catalogue. */
  readonly cloud: string;
  readonly zone: string;
  readonly offer: string;
  readonly image: string;
}

/**
 * Whether the catalogue knows the machine, has it in the zone, and the image fits its GPU: no provider checks any of
 * it before money is spent.
 */
export function checkMachine(choice: MachineChoice): Problem[] {
  return [...checkOffer(choice), ...checkImage(choice)];
}

/** Whether the catalogue knows the machine and has it in the zone. */
export function checkOffer({ cloud, zone, offer: name }: Omit<MachineChoice, "image">): Problem[] {
  if (Token.isUnresolved(name)) return [];
  const offer = findOffer(cloud, name);
  const allowed = offers
    .filter((each) => each.cloud === cloud && each.zones.includes(zone))
    .map((each) => each.name)
    .join(", ");
  if (offer === undefined) {
    return [
      {
        where: "offer",
        what: "is no machine of the catalogue",
        got: `"${name}"`,
        allowed,
        fix: "choose one",
      },
    ];
  }
  if (offer.zones.includes(zone)) return [];
  const what = `is not offered in the zone ${zone}`;
  const fix = `take one of them, or a zone that has it: ${offer.zones.join(", ")}`;
  return [{ where: "offer", what, got: `"${name}"`, allowed, fix }];
}

/** An image may serve machines with and without a GPU: then the catalogue has it twice. */
function checkImage({ cloud, offer, image: label }: MachineChoice): Problem[] {
  const labelled = images.filter((image) => image.cloud === cloud && image.label !== undefined);
  if (Token.isUnresolved(label) || labelled.length === 0) return [];
  const purpose = findOffer(cloud, offer)?.gpu === undefined ? "cpu" : "gpu";
  const fitting = labelled.filter((image) => image.purpose === purpose).map((image) => image.label);
  if (fitting.includes(label)) return [];
  const misfit =
    purpose === "gpu" ? `is not for ${offer}, which has a GPU` : `is made for a GPU, which ${offer} lacks`;
  const what = labelled.some((image) => image.label === label) ? misfit : "is no image of the catalogue";
  return [{ where: "image", what, got: `"${label}"`, allowed: fitting.join(", "), fix: "choose one" }];
}
