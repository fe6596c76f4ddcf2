import type { PostDeployStep } from "./post-deploy.ts";

/** A script that a machine of yours runs on a schedule. */
export interface Timer {
  /** Name of the systemd units and of the script. */
  readonly unit: string;
  /** A whole shell script. No secret is in it. */
  readonly script: string;
  /** When it runs, as `OnCalendar` of systemd takes it: "daily", "*-*-* 0/4:17:00". */
  readonly onCalendar: string;
  /** Names of the variables that it needs, credentials among them. */
  readonly environment: readonly string[];
  /** Whose keys these are and what they may do: the first line of the file that takes them. */
  readonly rights: string;
}

/**
 * A step that installs a script with a systemd timer. Values of the variables go into a file that only root reads; no
 * template holds them. The script runs as a user that exists only meanwhile, and a missed run is made up for.
 */
export const timerStep = (
  step: Pick<PostDeployStep, "name" | "purpose">,
  { unit, script, onCalendar, environment, rights }: Timer,
): PostDeployStep => ({
  ...step,
  files: {
    [`/etc/${unit}.env`]: [`# ${rights}`, ...environment.map((name) => `${name}=`), ""].join("\n"),
    [`/usr/local/sbin/${unit}`]: script,
    [`/etc/systemd/system/${unit}.service`]: serviceUnit(unit, step.purpose),
    [`/etc/systemd/system/${unit}.timer`]: timerUnit(onCalendar),
  },
  commands: [
    `chmod 600 /etc/${unit}.env`,
    `"\${EDITOR:-vi}" /etc/${unit}.env`,
    `chmod 755 /usr/local/sbin/${unit}`,
    "systemctl daemon-reload",
    `systemctl enable --now ${unit}.timer`,
    `systemctl start ${unit}.service`,
  ],
  check: `systemctl is-active ${unit}.timer && test "$(systemctl show -p Result --value ${unit}.service)" = success`,
});

const serviceUnit = (unit: string, purpose: string): string => `[Unit]
Description=${purpose}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
EnvironmentFile=/etc/${unit}.env
ExecStart=/usr/local/sbin/${unit}
DynamicUser=yes
StateDirectory=${unit}
Environment=HOME=/var/lib/${unit}
WorkingDirectory=/var/lib/${unit}
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
NoNewPrivileges=yes
`;

const timerUnit = (onCalendar: string): string => `[Timer]
OnCalendar=${onCalendar}
Persistent=yes
RandomizedDelaySec=5min

[Install]
WantedBy=timers.target
`;

/** Every so many hours of a day, in UTC, at a minute when few others run. */
export const everyHoursCalendar = (everyHours: number): string =>
  everyHours === 24 ? "*-*-* 01:17:00 UTC" : `*-*-* 0/${everyHours}:17:00 UTC`;

/** The same as cron takes it. */
export const everyHoursCron = (everyHours: number): string =>
  everyHours === 24 ? "17 1 * * *" : `17 */${everyHours} * * *`;

/** The same as people say it. */
export const everyHoursWords = (everyHours: number): string =>
  everyHours === 24 ? "every day" : everyHours === 1 ? "every hour" : `every ${everyHours} hours`;
