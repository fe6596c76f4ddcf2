import { both, html, type Markup } from "../../../page/markup.ts";
import { table } from "../../../page/table.ts";
import type { Audit } from "../../audit.ts";
import type { Waiver } from "../../waiver/waiver.ts";
import { say } from "./tones.ts";

const columns = [
  { en: "Where", fr: "Où" },
  { en: "Rule", fr: "Règle" },
  { en: "Reason", fr: "Raison" },
  { en: "Meanwhile", fr: "Entre-temps" },
  { en: "Owner, approver", fr: "Responsable, accord" },
  { en: "Until", fr: "Jusqu’au" },
] as const;

/** Failures that somebody answers for, and waivers that no longer hold. A waived failure is never a pass. */
export function waivers({ verdicts, lapsed }: Audit, onDay: string): Markup {
  const held = verdicts.flatMap(({ address, waiver }) => (waiver === undefined ? [] : [{ address, waiver }]));
  if (held.length + lapsed.length === 0)
    return html`<p>${both({ en: "No waiver was given.", fr: "Aucune dérogation n’a été fournie." })}</p>`;
  const days = (waiver: Waiver) =>
    Math.round((Date.parse(waiver.expires) - Date.parse(onDay)) / (24 * 60 * 60 * 1000));
  return html`${
    held.length === 0
      ? ""
      : table(
          { en: "Waivers that hold", fr: "Dérogations en vigueur" },
          columns,
          held.map(({ address, waiver }) => [
            ...line(address, waiver),
            html`${waiver.expires} <span class="soft">${both({ en: `${days(waiver)} days left`, fr: `${days(waiver)} jours restants` })}</span>`,
          ]),
        )
  }${
    lapsed.length === 0
      ? ""
      : html`<h3>${both({ en: "Waivers that no longer hold", fr: "Dérogations caduques" })}</h3>${table(
          { en: "Waivers that no longer hold", fr: "Dérogations caduques" },
          [...columns.slice(0, -1), { en: "Why not", fr: "Pourquoi" }],
          lapsed.map(({ address, waiver, reason }) => [
            ...line(address, waiver),
            html`<span class="badge waived">${both(say(({ lapses }) => lapses[reason]))}</span> ${waiver.expires}`,
          ]),
        )}`
  }`;
}

function line(address: string, waiver: Waiver) {
  return [
    address === "" && waiver.scope === ""
      ? both(say(({ wholePlan }) => wholePlan))
      : html`<code>${address || waiver.scope}</code>`,
    html`<code>${waiver.rule}</code>`,
    waiver.reason,
    waiver.compensatingControl,
    `${waiver.owner}, ${waiver.approver}`,
  ];
}
