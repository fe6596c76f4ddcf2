import { both, html, type Markup } from "../../../page/markup.ts";
import { table } from "../../../page/table.ts";
import { type Audit, compare } from "../../audit.ts";
import type { Endpoint } from "../../flow.ts";
import { operatorBehind } from "../../jurisdiction.ts";
import { isInEea } from "../../knowledge/eea.ts";
import { useWords } from "../../map/ways.ts";

const unknownPlace = "?";

/** Country by country: which data lies there, and which third parties are under its law. */
export function jurisdictions({ graph }: Audit): Markup {
  const rows = new Map<string, { readonly data: Set<string>; readonly parties: Set<string> }>();
  const rowOf = (country: string) => {
    const row = rows.get(country) ?? { data: new Set(), parties: new Set() };
    rows.set(country, row);
    return row;
  };
  for (const { address, facts, bearsData } of graph.nodes) {
    if (bearsData)
      rowOf(facts.country?.state === "known" ? facts.country.value : unknownPlace).data.add(address);
  }
  for (const { host, name, country } of partiesOf(graph)) {
    if (country !== "") rowOf(country).parties.add(`${name ?? "?"} (${host})`);
  }
  if (rows.size === 0)
    return html`<p>${both({ en: "The plan holds no data and names no host outside.", fr: "Le plan ne porte aucune donnée et ne nomme aucun hôte extérieur." })}</p>`;
  return html`<p class="soft">${both({
    en: "Where a region lies is one question, whose law binds its operator another: both are asked.",
    fr: "Le lieu d’une région est une question, la loi qui lie son exploitant une autre : les deux sont posées.",
  })}</p>${table(
    { en: "Data and third parties by country", fr: "Données et tiers par pays" },
    [
      { en: "Country", fr: "Pays" },
      { en: "EEA", fr: "EEE" },
      { en: "Resources that hold data", fr: "Ressources qui portent des données" },
      { en: "Third parties under its law", fr: "Tiers soumis à sa loi" },
    ],
    [...rows]
      .sort(([a], [b]) => compare(a, b))
      .map(([country, { data, parties }]) => [countryName(country), eea(country), list(data), list(parties)]),
  )}`;
}

/** Every host outside that the plan names, with who runs it, since when that is known, and who uses it. */
export function thirdParties({ graph }: Audit): Markup {
  const parties = partiesOf(graph);
  if (parties.length === 0)
    return html`<p>${both({ en: "The plan names no host outside.", fr: "Le plan ne nomme aucun hôte extérieur." })}</p>`;
  return table(
    { en: "Third parties", fr: "Tiers" },
    [
      { en: "Host", fr: "Hôte" },
      { en: "Operator", fr: "Exploitant" },
      { en: "Under the law of", fr: "Loi applicable" },
      { en: "EEA", fr: "EEE" },
      { en: "For", fr: "Pour" },
      { en: "Used by", fr: "Utilisé par" },
      { en: "Known from", fr: "Connu par" },
    ],
    parties.map(({ host, name, country, uses, users, source, checkedOn }) => [
      html`<code>${host}</code>`,
      name ?? both({ en: "not in the list", fr: "hors de la liste" }),
      country === "" ? both({ en: "this plan’s own", fr: "propre au plan" }) : countryName(country),
      country === "" ? "–" : eea(country),
      html`${[...uses].sort(compare).map((use, index) => html`${index === 0 ? "" : ", "}${both(useWords[use])}`)}`,
      list(users),
      source === undefined
        ? "–"
        : html`<span class="soft">${source}, ${checkedOn ?? both({ en: "not re-read", fr: "non relu" })}</span>`,
    ]),
  );
}

interface Party {
  readonly host: string;
  readonly name: string | undefined;
  /** ISO 3166-1 alpha-2; empty for the plan's own domains, "?" where the operator is not known. */
  readonly country: string;
  readonly uses: Set<Endpoint["use"]>;
  readonly users: Set<string>;
  readonly source: string | undefined;
  readonly checkedOn: string | undefined;
}

export function partiesOf({ nodes }: Audit["graph"]): readonly Party[] {
  const parties = new Map<string, Party>();
  for (const { address, facts } of nodes) {
    if (facts.endpoints?.state !== "known") continue;
    for (const endpoint of facts.endpoints.value) {
      const operator = operatorBehind(endpoint);
      const party = parties.get(endpoint.host) ?? {
        host: endpoint.host,
        name: operator?.name,
        country: operator?.country ?? unknownPlace,
        uses: new Set(),
        users: new Set(),
        source: operator?.source,
        checkedOn: operator?.checkedOn,
      };
      parties.set(endpoint.host, party);
      party.uses.add(endpoint.use);
      party.users.add(address);
    }
  }
  return [...parties.values()].sort((a, b) => compare(a.host, b.host));
}

/** Names as the reader's language has them, from the runtime's own tables. */
const names = {
  en: new Intl.DisplayNames("en", { type: "region", fallback: "code" }),
  fr: new Intl.DisplayNames("fr", { type: "region", fallback: "code" }),
};

function countryName(code: string): Markup {
  if (!/^[A-Z]{2}$/.test(code)) return both({ en: "not known", fr: "inconnu" });
  return html`${both({ en: names.en.of(code) ?? code, fr: names.fr.of(code) ?? code })} <span class="soft">${code}</span>`;
}

function eea(country: string): Markup {
  if (country === unknownPlace) return html`<span class="badge unknown">?</span>`;
  return isInEea(country)
    ? html`<span class="badge pass">✓ ${both({ en: "inside", fr: "dedans" })}</span>`
    : html`<span class="badge fail">✗ ${both({ en: "outside", fr: "dehors" })}</span>`;
}

const listed = 12;

/** The first ones, and the rest behind a click: a plan of thousands has to stay readable. */
function list(things: ReadonlySet<string>): Markup {
  const sorted = [...things].sort(compare);
  const lines = (some: readonly string[]) => some.map((thing) => html`<code>${thing}</code><br>`);
  if (sorted.length === 0) return html`–`;
  if (sorted.length <= listed) return html`${lines(sorted)}`;
  const rest = sorted.slice(listed);
  return html`${lines(sorted.slice(0, listed))}<details class="rest"><summary>${both({ en: `${rest.length} more`, fr: `${rest.length} de plus` })}</summary><p>${lines(rest)}</p></details>`;
}
