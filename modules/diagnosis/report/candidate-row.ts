import type { Candidate } from "../candidate.ts";
import { type Inline, lines, say } from "./document.ts";
import { euros, partyText } from "./facts.ts";
import { markWords } from "./words.ts";

/** One cloud with its price, machine, model, what was read of certifications, and why it is not chosen. */
export function candidateRow({ operator, machine, stack, qualifications, why }: Candidate): Inline[] {
  const unknown = say("unknown", "inconnu");
  return [
    lines(
      partyText({ name: operator.name, country: operator.country }),
      say(`controlled by ${operator.parent}`, `contrôlé par ${operator.parent}`),
    ),
    stack === undefined
      ? unknown
      : lines(
          say(
            `${euros(stack.lowEur).en} to ${euros(stack.highEur).en}`,
            `${euros(stack.lowEur).fr} à ${euros(stack.highEur).fr}`,
          ),
          ...(stack.unknownLines === 0
            ? []
            : [
                say(
                  `without ${stack.unknownLines} lines of unknown price`,
                  `sans ${stack.unknownLines} lignes au prix inconnu`,
                ),
              ]),
        ),
    machine === undefined ? unknown : machineText(machine),
    machine === undefined ? unknown : lines(machine.model.id, machine.licence.licence.id),
    qualifications.length === 0
      ? unknown
      : lines(
          ...qualifications.map(({ scheme, status, offer, provenance: { checkedOn, mark } }) =>
            lines(say(`${scheme}: ${statusWords[status].en}`, `${scheme} : ${statusWords[status].fr}`), {
              source: say(
                `${offer} (${markWords[mark].en}, ${checkedOn})`,
                `${offer} (${markWords[mark].fr}, ${checkedOn})`,
              ),
            }),
          ),
        ),
    why ?? "",
  ];
}

function machineText({ offer, machines, price, residency }: NonNullable<Candidate["machine"]>): Inline {
  const places = residency.countries.join(", ");
  const eur = price === undefined ? undefined : euros(price.aroundTheClockEur);
  return lines(
    `${machines} × ${offer.name} (${places})`,
    price === undefined || eur === undefined
      ? say("price unknown", "prix inconnu")
      : say(
          `${price.missing === undefined ? "" : "≥ "}${eur.en} € (${markWords[price.mark].en}, ${price.checkedOn})`,
          `${price.missing === undefined ? "" : "≥ "}${eur.fr} € (${markWords[price.mark].fr}, ${price.checkedOn})`,
        ),
  );
}

const statusWords = {
  listed: say("listed", "sur la liste"),
  "not-listed": say("not listed", "pas sur la liste"),
  candidate: say("some services, to be read there", "certains services, à lire là-bas"),
  unknown: say("unknown", "inconnu"),
};
