import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDiskScript } from "../../../modules/node/mount-units.ts";
import type { NodeMount } from "../../../modules/node/node-program.ts";
import { type KernelMachine, makeKernelMachine } from "../lab/own-kernel.ts";
import { cannotBoot } from "../lab/prerequisites.ts";

const mount: NodeMount = {
  device: "/dev/ubda",
  path: "/srv/sovereign",
  encryption: "kept",
  keySecret: "key",
};
const canary = "canary-on-disk-0123456789";

describe.skipIf(cannotBoot)("disks, opened by a kernel that knows them", () => {
  let machine: KernelMachine;
  let cannot: string | undefined;

  beforeAll(async () => {
    const installed = { packages: [], files: [], maskedUnits: [], mounts: [mount] };
    machine = await makeKernelMachine(mkdtempSync(join(tmpdir(), "node-lab-")), installed, [64, 64, 64, 64]);
    await writeFile(join(machine.root, "open-disk"), openDiskScript.content, { mode: 0o755 });
    cannot = await machine.boot("true").then(
      () => undefined,
      (error: unknown) => String(error),
    );
    if (cannot === undefined) return;
    if (process.env.NODE_LAB_REQUIRED === "1") throw new Error(cannot);
    console.warn(`disks skipped: ${cannot}`);
  });
  afterAll(() => machine?.remove());

  const image = (name: string) => readFile(join(machine.root, name));
  const sum = async (name: string) =>
    createHash("sha256")
      .update(await image(name))
      .digest("hex");
  const withKey = (key: string) =>
    `echo ${key.padEnd(32, "-")} >/run/key; /open-disk /dev/ubda /srv/sovereign kept /run/key 2>&1; echo "ended with $?"`;

  it("formats an empty disk once, and finds its data after the power went", async ({ skip }) => {
    skip(cannot !== undefined, cannot);
    expect(await machine.boot(`${withKey("right")}\necho ${canary} >/srv/sovereign/note; sync`)).toBe(
      "ended with 0\n",
    );
    const second = await machine.boot(
      `${withKey("right")}\ncat /srv/sovereign/note; stat --format=%a /srv/sovereign; mount | grep /srv/sovereign`,
    );
    expect(second).toMatch(/^ended with 0\ncanary-on-disk-0123456789\n755\n/);
    expect(second).toMatch(/\/dev\/mapper\/data-srv-sovereign on .*nosuid,nodev,noexec/);
    expect((await image("ubda")).includes(canary)).toBe(false);
  });

  it("does not open a disk with another key, and leaves it as it is", async ({ skip }) => {
    skip(cannot !== undefined, cannot);
    const before = await sum("ubda");
    const short = "echo short >/run/key; /open-disk /dev/ubda /srv/sovereign kept /run/key 2>&1";
    const said = await machine.boot(`${withKey("wrong")}\n${short}`);
    expect(said).toContain("refused: /dev/ubda does not open with this key\nended with 1\n");
    expect(said).toContain("refused: /dev/ubda needs a key of at least 32 characters");
    expect(await sum("ubda")).toBe(before);
  });

  it("takes a new key while it is mounted, and forgets the old one", async ({ skip }) => {
    skip(cannot !== undefined, cannot);
    expect(await machine.boot(`${withKey("right")}\n${withKey("next")}\n${withKey("next")}`)).toBe(
      "ended with 0\n".repeat(3),
    );
    const said = await machine.boot(`${withKey("right")}\n${withKey("next")}\ncat /srv/sovereign/note`);
    expect(said).toContain("does not open with this key\nended with 1\nended with 0\n");
    expect(said).toContain(canary);
  });

  it("gives a scratch disk a new key at every boot", async ({ skip }) => {
    skip(cannot !== undefined, cannot);
    const scratch = '/open-disk /dev/ubdb /scratch scratch - 2>&1; echo "ended with $?"';
    expect(
      await machine.boot(`${scratch}\necho ${canary} >/scratch/note; sync; ls /run/sovereign-disks`),
    ).toBe("ended with 0\n");
    expect((await image("ubdb")).includes(canary)).toBe(false);
    expect(await machine.boot(`${scratch}\nls /scratch`)).toBe("ended with 0\nlost+found\n");
  });

  it("never touches a disk that holds something else", async ({ skip }) => {
    skip(cannot !== undefined, cannot);
    await machine.boot("mkfs.ext4 -q -L acme /dev/ubdd; sync");
    await writeFile(join(machine.root, "ubdc"), partitioned);
    const names = ["ubda", "ubdc", "ubdd"];
    const before = await Promise.all(names.map(sum));
    const said = await machine.boot(`echo ${"k".repeat(32)} >/run/key
for disk in ubdc ubdd; do for kind in kept scratch; do /open-disk /dev/$disk /data $kind /run/key 2>&1; echo "ended with $?"; done; done
/open-disk /dev/ubdc /data provider - 2>&1; echo "ended with $?"
/open-disk /dev/ubda /data scratch - 2>&1; echo "ended with $?"`);
    expect(said.split("\n").filter((line) => line === "ended with 1")).toHaveLength(6);
    expect(said).toContain("refused: /dev/ubdc holds dos");
    expect(said).toContain("refused: /dev/ubdd holds ext4");
    expect(said).toContain("refused: /dev/ubda holds crypto_LUKS");
    expect(await Promise.all(names.map(sum))).toEqual(before);
  });

  it("mounts what the cloud encrypts as it is, twice the same", async ({ skip }) => {
    skip(cannot !== undefined, cannot);
    const plain = '/open-disk /dev/ubdd /data provider - 2>&1; echo "ended with $?"';
    expect(await machine.boot(`${plain}\necho kept >/data/note; sync`)).toBe("ended with 0\n");
    expect(await machine.boot(`${plain}\n${plain}\ncat /data/note`)).toBe(
      "ended with 0\nended with 0\nkept\n",
    );
  });
});

/** A disk of 64 MiB with an old partition table of one partition. */
const partitioned = Buffer.alloc(64 * 1024 * 1024);
partitioned.set([0x80, 0, 2, 0, 0x83, 0, 0, 0, 0, 8, 0, 0, 0, 0, 1, 0], 446);
partitioned.set([0x55, 0xaa], 510);
