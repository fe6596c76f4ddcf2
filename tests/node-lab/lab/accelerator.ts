import { existsSync } from "node:fs";
import { execa } from "execa";

const emulated = ["-machine", "q35", "-accel", "tcg,thread=multi", "-cpu", "max"] as const;
const hardware = ["-machine", "q35", "-accel", "kvm", "-cpu", "host"] as const;

/**
 * How QEMU runs a machine here. That /dev/kvm exists says little: inside some virtual machines a kernel hangs with
 * it. So the kernel is tried until its first words, and emulated where it stays silent.
 */
export async function accelerator(kernel: string): Promise<readonly string[]> {
  if (!existsSync("/dev/kvm")) return emulated;
  const { stdout } = await execa(
    "qemu-system-x86_64",
    [
      ...hardware,
      ...[
        "-nodefaults",
        "-display",
        "none",
        "-serial",
        "stdio",
        "-no-reboot",
        "-m",
        "512",
        "-kernel",
        kernel,
      ],
      ...["-append", "console=ttyS0 panic=-1"],
    ],
    { reject: false, timeout: 8000, stdin: "ignore" },
  );
  return stdout.includes("Linux version") ? hardware : emulated;
}
