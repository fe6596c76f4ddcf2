/** The directives our units may use. Another one is added here on purpose, not by a slip in a unit. */
export const unitDirectives = {
  Unit: [
    "Description",
    "After",
    "Before",
    "Requires",
    "Wants",
    "Conflicts",
    "ConditionPathExists",
    "ConditionVirtualization",
    "DefaultDependencies",
    "RequiresMountsFor",
    "StartLimitIntervalSec",
    "OnFailure",
  ],
  Service: [
    "Type",
    "ExecStart",
    "ExecStartPre",
    "ExecStartPost",
    "ExecReload",
    "ExecStop",
    "ExecStopPost",
    "Restart",
    "RestartSec",
    "RemainAfterExit",
    "TimeoutStartSec",
    "TimeoutStopSec",
    "RuntimeMaxSec",
    "KillMode",
    "KillSignal",
    "User",
    "Group",
    "SupplementaryGroups",
    "Environment",
    "EnvironmentFile",
    "WorkingDirectory",
    "RuntimeDirectory",
    "RuntimeDirectoryMode",
    "RuntimeDirectoryPreserve",
    "StateDirectory",
    "StateDirectoryMode",
    "CacheDirectory",
    "LoadCredential",
    "StandardInput",
    "StandardOutput",
    "StandardError",
    "UMask",
    "LimitNOFILE",
    "LimitCORE",
    "MemorySwapMax",
    "AmbientCapabilities",
    "CapabilityBoundingSet",
    "NoNewPrivileges",
    "ProtectSystem",
    "ProtectHome",
    "ProtectClock",
    "ProtectControlGroups",
    "ProtectHostname",
    "ProtectKernelLogs",
    "ProtectKernelModules",
    "ProtectKernelTunables",
    "ProtectProc",
    "PrivateTmp",
    "PrivateDevices",
    "ReadWritePaths",
    "RestrictAddressFamilies",
    "RestrictNamespaces",
    "RestrictRealtime",
    "RestrictSUIDSGID",
    "LockPersonality",
    "MemoryDenyWriteExecute",
    "SystemCallArchitectures",
    "SystemCallFilter",
    "OOMScoreAdjust",
  ],
  Timer: [
    "OnBootSec",
    "OnUnitActiveSec",
    "OnUnitInactiveSec",
    "OnCalendar",
    "AccuracySec",
    "RandomizedDelaySec",
    "Persistent",
  ],
  Socket: ["ListenStream", "Accept", "MaxConnections", "MaxConnectionsPerSource", "FreeBind"],
  Path: ["PathChanged", "PathExists"],
  Install: ["WantedBy", "RequiredBy"],
} as const;

type SectionName = keyof typeof unitDirectives;
export type DirectiveValue = string | number | boolean | readonly string[];
type Section<Name extends SectionName> = {
  readonly [Directive in (typeof unitDirectives)[Name][number]]?: DirectiveValue;
};

/** One unit file in /etc/systemd/system. */
export interface SystemdUnit {
  /** File name with its suffix, such as "sov-proxy.service". */
  readonly name: string;
  /** Sections in the order in which they are written. A list repeats its directive. */
  readonly sections: { readonly [Name in SectionName]?: Section<Name> };
}

/** The text of the unit file; the same data gives the same bytes. */
export function renderUnit(unit: SystemdUnit): string {
  return Object.entries(unit.sections)
    .map(([section, directives]) => `[${section}]\n${renderDirectives(directives)}`)
    .join("\n");
}

function renderDirectives(directives: Readonly<Record<string, DirectiveValue | undefined>>): string {
  return Object.entries(directives)
    .flatMap(([directive, value]) => valuesOf(value).map((text) => `${directive}=${text}\n`))
    .join("");
}

function valuesOf(value: DirectiveValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  return typeof value === "object" ? value : [String(value)];
}

/** A command line for systemd: its own specifiers, variables and quotes must not be expanded. */
export function renderSystemdWords(words: readonly string[]): string {
  return words.map(quoted).join(" \\\n  ");
}

function quoted(word: string): string {
  const escaped = word
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("%", "%%")
    .replaceAll("$", "$$$$");
  return /[\s"'\\;{}]/.test(word) ? `"${escaped}"` : escaped;
}
