import { didYouMean } from "../problem/did-you-mean.ts";
import { listed } from "../problem/listed.ts";
import type { Problem } from "../problem/problem.ts";
import type { FrontNodeOptions } from "./front-node.ts";

/** What is wrong with a front node's teams. */
export function checkTeams({ hostname, teams, models, chatKeySecret }: FrontNodeOptions): Problem[] {
  const where = `front node ${hostname} teams`;
  const known = models.map(({ name }) => name);
  const names = teams.map(({ name }) => name);
  const repeated = (values: readonly string[]) =>
    values.filter((value, index) => values.indexOf(value) !== index);
  return [
    ...teams
      .filter(({ name }) => !/^[a-z][a-z0-9-]{0,22}[a-z0-9]$/.test(name))
      .map(({ name }) => ({
        where,
        what: "is no name of a team",
        got: `"${name}"`,
        allowed: '2 to 24 of a–z, 0–9 and "-", starting with a letter',
        fix: "rename the team",
      })),
    ...repeated(names).map((name) => ({
      where,
      what: "two teams have one name",
      got: name,
      fix: "rename one of them",
    })),
    ...repeated(teams.map(({ keySecret }) => keySecret)).map((secret) => ({
      where,
      what: "two teams have one key",
      got: secret,
      fix: "name a secret for each",
    })),
    ...teams.flatMap((team) => [
      ...wholeNumber(`${where} ${team.name} monthlyTokens`, team.monthlyTokens),
      ...wholeNumber(`${where} ${team.name} requestsPerMinute`, team.requestsPerMinute),
      ...(team.models ?? [])
        .filter((model) => !known.includes(model))
        .map((model) => ({
          where: `${where} ${team.name} models`,
          what: "the gateway has no such model",
          got: `"${model}"`,
          allowed: listed(known),
          fix: `for example "${didYouMean(model, known) ?? known[0]}"`,
        })),
    ]),
    ...(teams.some(({ keySecret }) => keySecret === chatKeySecret)
      ? []
      : [
          {
            where,
            what: "the chat's key belongs to no team",
            got: chatKeySecret,
            fix: "declare a team with this key",
          },
        ]),
  ];
}

function wholeNumber(where: string, value: number | undefined): Problem[] {
  if (value === undefined || (Number.isSafeInteger(value) && value > 0)) return [];
  return [
    { where, what: "is no whole number above 0", got: String(value), fix: "leave it out for no limit" },
  ];
}
