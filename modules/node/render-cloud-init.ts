import { yaml } from "../lazy/yaml.ts";
import { UserError } from "../problem/problem.ts";
import { baseUnits, firewallFile, setupScript, setupUnit, usersFile } from "./base-units.ts";
import { checkNodeProgram, checkRendered } from "./check-program.ts";
import { containerParts } from "./container-unit.ts";
import { renderFirewall } from "./firewall.ts";
import { diskParts, mountUnits } from "./mount-units.ts";
import type { NodeFile, NodeProgram } from "./node-program.ts";
import { renderUnit, type SystemdUnit } from "./systemd-unit.ts";
import { trustParts } from "./trusted-authorities.ts";

export interface RenderOptions {
  /** Bytes that the cloud accepts as user data. @default 61440, below every cloud of ours */
  readonly maximumBytes?: number;
}

/**
 * The `#cloud-config` of a program: the same program gives the same bytes. cloud-init only writes files and starts
 * one unit; everything else is systemd's, so that a second boot does the same as the first.
 *
 * @throws UserError for unknown keys, for what looks like a secret, for text that Terraform would take for a
 * template, and for more bytes than the cloud accepts.
 */
export function renderCloudInit(program: NodeProgram, options: RenderOptions = {}): string {
  const problems = checkNodeProgram(program);
  if (problems.length > 0) throw new UserError(...problems);
  const config = {
    hostname: program.hostname.split(".")[0],
    fqdn: program.hostname,
    prefer_fqdn_over_hostname: true,
    preserve_hostname: false,
    locale: "C.UTF-8",
    ssh_pwauth: false,
    disable_root: true,
    bootcmd: [
      ...program.maskedUnits.map((unit) => ["systemctl", "mask", unit]),
      ["sh", "-c", `test ! -e ${unitPath(setupUnit)} || { ${startSetup.join("; ")}; }`],
    ],
    write_files: nodeFiles(program).map(({ path, content, mode = "0644" }) => ({
      path,
      permissions: mode,
      owner: "root:root",
      content,
    })),
    runcmd: [["sh", "-c", startSetup.join("; ")]],
  };
  const text = `#cloud-config\n${yaml().stringify(config, inFull)}`;
  const rendered = checkRendered(program.hostname, text, options.maximumBytes ?? 61_440);
  if (rendered.length > 0) throw new UserError(...rendered);
  return text;
}

/** Every file of the node in the order written; the setup unit is last: where it is, all the others are. */
export function nodeFiles(program: NodeProgram): readonly NodeFile[] {
  const units = nodeUnits(program);
  const [containers, trust] = [containerParts(program.containers), trustParts(program.trustedAuthorities)];
  const enabled = units.filter((unit) => unit.sections.Install !== undefined).map((unit) => unit.name);
  return [
    { path: firewallFile, content: renderFirewall(program.firewall, program.loopbackGuards) },
    ...program.files,
    usersFile,
    ...diskParts(program.mounts).files,
    ...containers.files,
    ...trust.files,
    setupScript(nodePackages(program), enabled, trust.setup + containers.setup),
    ...units.map((unit) => ({ path: unitPath(unit), content: renderUnit(unit) })),
    { path: unitPath(setupUnit), content: renderUnit(setupUnit) },
  ];
}

/** Everything that is installed. */
export function nodePackages(program: Pick<NodeProgram, "packages" | "mounts">): readonly string[] {
  return [...new Set([...program.packages, ...diskParts(program.mounts).packages])];
}

/** All units of the node but the setup unit. */
export function nodeUnits(program: NodeProgram): readonly SystemdUnit[] {
  return [
    ...baseUnits(),
    ...program.mounts.flatMap(mountUnits),
    ...program.units,
    ...containerParts(program.containers).units,
  ];
}

/** Every longer text is a literal block and no line is folded, so that a person can review it. */
const inFull = { lineWidth: 0, blockQuote: "literal" } as const;

const unitPath = (unit: SystemdUnit) => `/etc/systemd/system/${unit.name}`;

const startSetup = [
  "systemctl daemon-reload",
  `systemctl enable ${setupUnit.name}`,
  `systemctl start --no-block ${setupUnit.name}`,
];
