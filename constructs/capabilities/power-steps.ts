import type { OfficeHours } from "./office-hours.ts";
import type { PostDeployStep } from "./post-deploy.ts";

/** Shell lines of an evening and a morning, with exact arguments and no secret; each works without the others. */
export interface PowerCommands {
  readonly stop: readonly string[];
  readonly start: readonly string[];
  /** Names of the variables that they need: credentials and, where a cloud needs one, the stack's folder. */
  readonly environment: readonly string[];
}

/**
 * A schedule as systemd timers for a machine of yours that has the cloud's command line. They follow the people's
 * clock, summer time included. Values of the variables go into a file that only root reads; no template holds them.
 */
export function powerSteps(
  unit: string,
  hours: Required<OfficeHours>,
  commands: PowerCommands,
): PostDeployStep[] {
  const { start, stop, timeZone } = hours;
  const timers = `${unit}-stop.timer ${unit}-start.timer`;
  return [
    {
      name: "schedule",
      purpose: `Stop the bill at ${stop} and bring the machines back at ${start} (${timeZone})`,
      files: {
        [`/etc/${unit}.env`]: commands.environment.map((name) => `${name}=\n`).join(""),
        ...unitFiles(unit, "stop", { hours, commands: commands.stop }),
        ...unitFiles(unit, "start", { hours, commands: commands.start }),
      },
      commands: [
        `chmod 600 /etc/${unit}.env`,
        `"\${EDITOR:-vi}" /etc/${unit}.env`,
        `chmod 750 /usr/local/sbin/${unit}-stop /usr/local/sbin/${unit}-start`,
        "systemctl daemon-reload",
        `systemctl enable --now ${timers}`,
      ],
      check: `systemctl is-active ${timers}`,
    },
  ];
}

interface Action {
  readonly hours: Required<OfficeHours>;
  readonly commands: readonly string[];
}

function unitFiles(unit: string, action: "stop" | "start", { hours, commands }: Action) {
  const name = `${unit}-${action}`;
  return {
    [`/usr/local/sbin/${name}`]: script(commands),
    [`/etc/systemd/system/${name}.service`]: `[Unit]
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
EnvironmentFile=/etc/${unit}.env
ExecStart=/usr/local/sbin/${name}
`,
    [`/etc/systemd/system/${name}.timer`]: `[Timer]
OnCalendar=${hours.days.join(",")} ${hours[action]} ${hours.timeZone}

[Install]
WantedBy=timers.target
`,
  };
}

/** One machine that cannot be stopped keeps no other one running, and still fails the unit. */
const script = (commands: readonly string[]) =>
  [
    "#!/bin/sh",
    "failed=0",
    ...commands.map((command) => `{ ${command}; } || failed=1`),
    'exit "$failed"',
    "",
  ].join("\n");
