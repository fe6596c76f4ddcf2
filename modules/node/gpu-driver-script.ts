import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";

interface DriverOfDistribution {
  /** As `ID-VERSION_ID` of os-release. */
  readonly distribution: string;
  /** Packages beside the headers of the running kernel. */
  readonly packages: readonly string[];
  /** Parts of the distribution's archive that the image does not read; its own mirror is kept. @default - none */
  readonly components?: string;
}

/**
 * Drivers that the distributions' own archives have, whose keys every image trusts. The packages' names and versions
 * hold the branch: 580 on Ubuntu 24.04 (580.178.04 in noble-updates), 550 on Debian 13 (550.163.01 in trixie), which
 * runs engines built for CUDA 12 alone. Package lists read on 2026-11-24; never booted on a GPU of these clouds.
 */
export const driverDistributions: readonly DriverOfDistribution[] = [
  {
    distribution: "ubuntu-24.04",
    packages: ["nvidia-headless-580-server-open", "nvidia-utils-580-server"],
  },
  {
    distribution: "debian-13",
    packages: [
      "nvidia-open-kernel-dkms",
      "nvidia-smi",
      "libcuda1",
      "libnvidia-ml1",
      "libnvidia-ptxjitcompiler1",
    ],
    components: "contrib non-free non-free-firmware",
  },
];

/** Libraries of the driver that programs in containers load. */
const libraries = "^lib(cuda|nvidia-(allocator|cfg|gpucomp|ml|nvvm|ptxjitcompiler))[.]so[.]";

const chosen = driverDistributions
  .map(({ distribution, packages, components }) => {
    const add =
      components === undefined
        ? ""
        : `
      sed 's/^Components:.*/Components: ${components}/' /etc/apt/sources.list.d/debian.sources >/etc/apt/sources.list.d/sovereign-gpu.sources`;
    return `    ${distribution})${add}
      packages="${packages.join(" ")}" ;;
`;
  })
  .join("");

/** A step that was cut short is made up for by the next run: each part looks first whether it is needed. */
export const gpuDriverScript: NodeFile = {
  path: `${nodePaths.scripts}/gpu-driver`,
  mode: "0755",
  content: `#!/bin/bash
set -euo pipefail
kernel=$(uname --kernel-release)
has_driver() { modinfo -k "$kernel" nvidia >/dev/null 2>&1 && command -v nvidia-smi >/dev/null && [ -z "$(dpkg --audit)" ]; }
if ! has_driver; then
  # shellcheck disable=SC1091 # the distribution's own file
  . /etc/os-release
  case $ID-$VERSION_ID in
${chosen}    *)
      echo "no driver is known for $ID $VERSION_ID: take an image of ${driverDistributions.map(({ distribution }) => distribution).join(" or ")}, or one that has a driver" >&2
      exit 1 ;;
  esac
  export DEBIAN_FRONTEND=noninteractive
  dpkg --configure -a
  apt-get update --quiet
  # shellcheck disable=SC2086 # one word per package
  apt-get install --quiet --yes --no-install-recommends -o DPkg::Lock::Timeout=600 gcc "linux-headers-$kernel" $packages
  dkms autoinstall -k "$kernel"
  # shellcheck disable=SC2086 # one word per package
  apt-mark hold $packages
fi
gpus=0
for vendor in /sys/bus/pci/devices/*/vendor; do
  [ "$(cat "$vendor")" = 0x10de ] || continue
  case $(cat "$(dirname "$vendor")/class") in 0x0300* | 0x0302*) gpus=$((gpus + 1)) ;; esac
done
if [ "$gpus" = 0 ]; then
  echo "no GPU is attached yet" >&2
  exit 1
fi
if grep --quiet --no-messages '^nouveau ' /proc/modules; then modprobe --remove nouveau; fi
modprobe nvidia
modprobe nvidia-uvm
device() { [ -c "$1" ] || mknod --mode=0666 "$1" c "$2" "$3"; }
uvm=$(awk '$2 == "nvidia-uvm" { print $1 }' /proc/devices)
device /dev/nvidiactl 195 255
for index in $(seq 0 $((gpus - 1))); do device "/dev/nvidia$index" 195 "$index"; done
device /dev/nvidia-uvm "$uvm" 0
device /dev/nvidia-uvm-tools "$uvm" 1
nvidia-smi --list-gpus
found=$(ldconfig --print-cache | awk '/x86-64/ && $1 ~ /${libraries}/ { print $1, $NF }' | while read -r name path; do
  echo "$name $(readlink --canonicalize "$path")"
done)
mkdir -p /etc/cdi
jq --null-input --argjson gpus "$gpus" --arg libraries "$found" --from-file ${nodePaths.settings}/container-devices.jq >/etc/cdi/nvidia.json.new
mv /etc/cdi/nvidia.json.new /etc/cdi/nvidia.json
`,
};
