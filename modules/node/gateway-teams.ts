import { targetName } from "./base-units.ts";
import { costPerToken, frontPorts } from "./front-containers.ts";
import type { FrontNodeOptions } from "./front-node.ts";
import { teamsScript, teamsSettingsFile } from "./gateway-teams-script.ts";
import { hardening } from "./hardening.ts";
import type { NodeFile } from "./node-program.ts";
import { afterSecrets } from "./secrets.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/** Who asks the gateway with a key of its own, and how much. */
export interface GatewayTeam {
  /** 2 to 24 of a–z, 0–9 and "-", starting with a letter. Stands in records of use. */
  readonly name: string;
  /** Secret with the team's key: "sk-" and 32 to 128 letters, digits, "-" and "_". Another value replaces the key. */
  readonly keySecret: string;
  /** Tokens asked and answered in a calendar month (UTC). @default - no limit */
  readonly monthlyTokens?: number | undefined;
  /** At each front machine. @default - no limit */
  readonly requestsPerMinute?: number | undefined;
  /** Names of models. @default - every model of the gateway */
  readonly models?: readonly string[];
}

/** Starts with every boot and handover. It does not hold up either: the gateway takes a while until it answers. */
export const teamsUnit: SystemdUnit = {
  name: "sovereign-teams.service",
  sections: {
    Unit: {
      Description: "Bring the gateway's teams, keys and budgets to what is declared",
      Requires: afterSecrets.Requires,
      After: `${afterSecrets.After} sovereign-gateway.service`,
      Wants: "sovereign-gateway.service",
      StartLimitIntervalSec: 0,
    },
    Service: {
      ...hardening,
      Type: "exec",
      RemainAfterExit: true,
      ExecStart: teamsScript.path,
      CapabilityBoundingSet: "",
    },
    Install: { WantedBy: targetName },
  },
};

export function teamsFiles({ teams, models, gatewayKeySecret }: FrontNodeOptions): readonly NodeFile[] {
  const settings = {
    gateway: `http://127.0.0.1:${frontPorts.gateway}`,
    adminKeySecret: gatewayKeySecret,
    patienceSeconds: 300,
    teams: teams.map((team) => ({
      id: `sovereign-${team.name}`,
      name: team.name,
      keySecret: team.keySecret,
      // Words of LiteLLM. Written out where there is no limit, so that a limit that is dropped goes.
      limits: {
        team_alias: team.name,
        max_budget:
          team.monthlyTokens === undefined ? null : Number((team.monthlyTokens * costPerToken).toFixed(6)),
        budget_duration: "1mo",
        rpm_limit: team.requestsPerMinute ?? null,
        models: team.models ?? models.map(({ name }) => name),
      },
    })),
  };
  return [teamsScript, { path: teamsSettingsFile, content: `${JSON.stringify(settings)}\n` }];
}
