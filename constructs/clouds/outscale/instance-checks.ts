import { Token } from "cdktf";
import type { Problem } from "../../../modules/problem/problem.ts";
import type { InstanceProps } from "../../capabilities/instance.ts";
import type { Placement } from "../../capabilities/placement.ts";
import { OutscaleBlockVolume } from "./block-volume.ts";
import { checkImageId } from "./network-checks.ts";

/** What the API takes, in bytes before they are encoded. */
const maxUserDataBytes = 500 * 1024;

/** What the provider accepts at plan and the cloud refuses, or gets wrong, at apply. */
export const checkOutscaleInstance = (props: InstanceProps, { services }: Placement): Problem[] => [
  // What the settings name was checked with the placement.
  ...(Object.values(services).includes(props.image) ? [] : checkImageId("image", props.image)),
  ...checkUserDataSize(props.userData),
  ...checkZone(props),
  ...checkDevices(props),
];

function checkUserDataSize(userData: string): Problem[] {
  const bytes = Buffer.byteLength(userData);
  if (Token.isUnresolved(userData) || bytes <= maxUserDataBytes) return [];
  const allowed = `at most ${maxUserDataBytes} bytes`;
  return [
    { where: "userData", what: "is too long", got: `${bytes} bytes`, allowed, fix: "fetch files at boot" },
  ];
}

/** A subnet lies in one subregion, and so do its machines. */
function checkZone({ zone, network }: InstanceProps): Problem[] {
  if (zone === undefined || network.zones.includes(zone)) return [];
  const what = "is none that the network has subnets in";
  const allowed = network.zones.join(", ");
  return [{ where: "zone", what, got: `"${zone}"`, allowed, fix: "name it among the network's `zones`" }];
}

function checkDevices({ volumes = [] }: InstanceProps): Problem[] {
  const foreign = volumes.filter((volume) => !(volume instanceof OutscaleBlockVolume));
  const own = volumes.filter((volume) => volume instanceof OutscaleBlockVolume);
  const twice = own.filter((volume, index) =>
    own.slice(0, index).some((before) => before.deviceLetters === volume.deviceLetters),
  );
  return [
    ...foreign.map((volume) => ({
      where: "volumes",
      what: `the volume ${volume.node.id} is one of another cloud`,
      fix: "create it with this cloud's BlockVolume",
    })),
    ...twice.map((volume) => ({
      where: "volumes",
      what: `the volume ${volume.node.id} would be attached under the same device name as another one`,
      got: volume.devicePath,
      fix: "rename it",
    })),
  ];
}
