import { z } from "../modules/lazy/zod.ts";
import { text } from "./settings-groups.ts";

/** Names stand in names of secrets and in records of use. */
const name = () =>
  text(/^[a-z][a-z0-9-]{0,22}[a-z0-9]$/, '2 to 24 of a–z, 0–9 and "-", starting with a letter');

export const teams = () =>
  z()
    .array(
      z().strictObject({
        name: name().describe(
          "Names the team in records of use, and its key, the secret `team-NAME-key`. `chat` is the chat itself.",
        ),
        monthlyTokens: z()
          .int()
          .min(1)
          .max(1_000_000_000_000)
          .optional()
          .describe(
            "Tokens that the team may ask and be answered in a calendar month (UTC); then it is refused. Unset: no limit.",
          ),
        requestsPerMinute: z()
          .int()
          .min(1)
          .max(100_000)
          .optional()
          .describe("Requests that each front machine takes from the team in a minute. Unset: no limit."),
      }),
    )
    // Each takes some 250 bytes of a front machine's user data.
    .max(20)
    .default([])
    .describe(
      "Teams of people and programs that ask the gateway with a key of their own. The chat is always one, without a limit unless it is named here. A team that is taken out loses its key.",
    );
