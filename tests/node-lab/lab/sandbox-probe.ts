import type { Machine } from "./machine.ts";

/** Deeds that root of a machine with a kernel of its own may do; in a container most fail for everybody. */
const deeds = {
  ProtectClock: 'date --set="@$(date +%s)"',
  ProtectControlGroups: "mkdir /sys/fs/cgroup/probe && rmdir /sys/fs/cgroup/probe",
  ProtectHostname: 'hostname "$(cat /proc/sys/kernel/hostname)"',
  ProtectKernelLogs: "dmesg",
  ProtectKernelModules: "modprobe dummy",
  ProtectKernelTunables:
    "cat /proc/sys/kernel/sysrq >/run/probe-sysrq && cat /run/probe-sysrq >/proc/sys/kernel/sysrq",
  PrivateDevices: "head --bytes=1 /dev/vda",
  ProtectSystem: "touch /etc/probe",
  RestrictNamespaces: "unshare --net true",
  MemoryDenyWriteExecute:
    "python3 -c 'import mmap; mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)'",
} as const;

type Outcome = Readonly<Record<string, "done" | "refused">>;

/**
 * Does each deed as root, once as it is and once in the sandbox of a unit of the node: everything of its `[Service]`
 * but what it runs, whose user it is and which capabilities it gives up, so that each directive has to bite by itself.
 */
export async function sandboxProbe(
  machine: Pick<Machine, "run">,
  unit: string,
): Promise<{ readonly outside: Outcome; readonly inside: Outcome }> {
  const script = `#!/bin/bash
${Object.entries(deeds)
  .map(
    ([name, deed]) =>
      `if (${deed}) >/dev/null 2>&1; then echo "${name} done"; else echo "${name} refused"; fi`,
  )
  .join("\n")}
`;
  await machine.run("cat >/usr/local/bin/probe; chmod 755 /usr/local/bin/probe", script);
  const left = "Exec|User|Group|Type|Restart|Environment|Runtime|State|Ambient|Capability|Limit";
  await machine.run(
    `{ echo '[Service]'; sed -nE '/^\\[Service\\]/,/^\\[Install\\]/p' /etc/systemd/system/${unit} | grep -vE '^\\[|^(${left})|^$'
echo Type=oneshot; echo ExecStart=/usr/local/bin/probe; echo ReadWritePaths=/run; } >/run/systemd/system/probe.service; systemctl daemon-reload`,
  );
  const outside = await machine.run("/usr/local/bin/probe");
  const inside = await machine.run("systemctl start probe; journalctl -b -o cat -u probe --identifier=probe");
  return { outside: outcomes(outside.stdout), inside: outcomes(inside.stdout) };
}

const outcomes = (text: string): Outcome =>
  Object.fromEntries([...text.matchAll(/^(\w+) (done|refused)$/gm)].map(([, name, how]) => [name, how]));
