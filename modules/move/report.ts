import { wrap } from "../audit/report/paint.ts";
import type { Rule } from "../audit/rule.ts";
import { qualificationOf } from "../catalogue/regions.ts";
import type { ControlMove } from "./controls.ts";
import type { Copy } from "./copies.ts";
import type { Move, PartMove, Standing } from "./move.ts";

/** The move for a terminal, in 80 columns: the place, the losses, the price, then what has to be done in order. */
export function moveReport(move: Move, rules: readonly Rule[]): string {
  const titles = new Map(rules.map(({ id, title }) => [id, title.en]));
  const control = ({ part, rule, before, after }: ControlMove) => [
    ...wrap(titles.get(rule) ?? rule, "    ", "  "),
    `    ${part}: ${before} → ${after} · ${rule}`,
  ];
  const { from, to, parts, controls, copies, leftBehind } = move;
  const missing = parts.filter(({ before, after }) => before.length > 0 && after.length === 0);
  const keys = parts.filter(({ encryption: { before, after } }) => before !== after && after !== undefined);
  return `${[
    `Move of ${move.deployment} from ${from.place.cloud} to ${to.place.cloud}; nothing was made or changed.`,
    ...section("PLACE", [...placeLines("from", from), ...placeLines("to", to)]),
    ...section(`PARTS THAT ARE NOT THERE (${missing.length})`, missing.flatMap(missingLines)),
    ...section(`CONTROLS LOST (${controls.lost.length})`, controls.lost.flatMap(control)),
    ...section(
      `NO LONGER SHOWN BY A PLAN (${controls.nowUnknown.length})`,
      controls.nowUnknown.flatMap(control),
    ),
    ...section(`CONTROLS GAINED (${controls.gained.length})`, controls.gained.flatMap(control)),
    ...section(
      `KEYS (${keys.length})`,
      keys.map(
        ({ part, encryption }) => `  ${part}: ${encryption.before ?? "no data"} → ${encryption.after}`,
      ),
    ),
    ...section("WHAT EACH PART IS MADE OF", parts.flatMap(partLines)),
    ...section("COST A MONTH by list price, without VAT", [costLine("from", from), costLine("to", to)]),
    ...section(
      "SETTINGS TO WRITE ANEW",
      leftBehind.length === 0 ? [] : wrap(`${leftBehind.join(", ")}: only the old cloud knows these`, "  "),
    ),
    ...section("DATA TO CARRY", copies.flatMap(copyLines)),
    ...section(
      "ORDER",
      steps(move).flatMap((step, index) => wrap(step, "     ", `  ${index + 1}. `)),
    ),
  ].join("\n")}\n`;
}

const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ["", title, ...lines];

function placeLines(word: string, { place, region, operator }: Standing): string[] {
  const said = [
    `${place.cloud} ${place.region}, zone ${place.zone}`,
    region === undefined
      ? "country unknown"
      : `in ${region.country}${region.insideEu ? "" : ", outside the EU"}`,
    operator === undefined
      ? "operator unknown"
      : `run by ${operator.name} (${operator.country}), owned by ${operator.parent} (${operator.parentCountry})`,
    ...(region === undefined
      ? []
      : (["SecNumCloud", "HDS", "ISO 27001"] as const).map(
          (scheme) => `${scheme}: ${qualificationOf(region, scheme).status}`,
        )),
  ];
  return wrap(said.join("; "), "        ", `  ${word.padEnd(5)} `);
}

const missingLines = ({ part, before }: PartMove) => wrap(`${part}: ${before.join(", ")}`, "    ", "  ");

const partLines = ({ part, before, after }: PartMove) => [
  `  ${part}`,
  ...wrap(before.join(", ") || "nothing", "          ", "    from  "),
  ...wrap(after.join(", ") || "nothing", "          ", "    to    "),
];

function costLine(word: string, { cost }: Standing): string {
  const { low, high } = cost.total;
  const unknown = cost.unknown.length === 0 ? "" : `, without ${cost.unknown.length} of unknown price`;
  return `  ${word.padEnd(5)} ${Math.round(low)} to ${Math.round(high)} €${unknown}`;
}

const copyLines = ({ part, what, names, commands, note }: Copy) => [
  ...wrap(`${part}, ${what}: ${names.join(", ")}`, "    ", "  "),
  ...wrap(`${note}.`, "    "),
  ...commands.map((command) => `      ${command}`),
];

const steps = ({ deployment, to }: Move) => [
  `Write the settings for ${to.place.cloud}; \`sovereign doctor\` and \`sovereign rehearse\` pass.`,
  `\`cdktf deploy ${deployment}-foundation\` there, with credentials of the new cloud.`,
  "Carry images and weights, then buckets a first time, while people go on working.",
  `\`cdktf deploy ${deployment}-compute\`; hand the secrets over; ask a question through the new address.`,
  "Stop the old front; last bucket run, last database dump; compare counts.",
  "Point the domain to the new address; wait for its old time to live.",
  "Keep the old foundation, its logs and its keys as long as their retention asks; then destroy.",
];
