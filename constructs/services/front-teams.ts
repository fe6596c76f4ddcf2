import type { GatewayTeam } from "../../modules/node/gateway-teams.ts";
import type { SecretDeclaration } from "../capabilities/secret-store.ts";

/** A team of people or programs with a key of its own, which is handed over, and what it may use. */
export type Team = Pick<GatewayTeam, "name" | "monthlyTokens" | "requestsPerMinute">;

/** The chat asks the gateway like any other team: named among them, it has limits. */
export const chatTeam = "chat";
export const teamKey = (name: string) => `team-${name}-key`;

/** The declared teams, and the chat. */
export function gatewayTeams(teams: readonly Team[]): readonly GatewayTeam[] {
  const all = teams.some(({ name }) => name === chatTeam) ? teams : [{ name: chatTeam }, ...teams];
  return all.map((team) => ({ ...team, keySecret: teamKey(team.name) }));
}

/** One for each team. */
export function teamSecrets(teams: readonly Team[]): readonly SecretDeclaration[] {
  return gatewayTeams(teams).map(({ name, keySecret }) => ({
    name: keySecret,
    purpose: `key of the team ${name} at the gateway: sk- and 32 to 128 letters, digits, - and _`,
  }));
}
