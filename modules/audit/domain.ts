import { chain, type Fact, known, map, together, unknown } from "./fact.ts";
import type { View } from "./view.ts";

/** How a provider writes DNS records. */
export interface RecordShape {
  readonly type: string;
  /** Attribute by which a record names its zone. */
  readonly zone: string;
  readonly kind: string;
  /** One text or a list of them. */
  readonly content: string;
}

/**
 * The authorities that a zone lets issue certificates (RFC 8659): the `issue` records of the plan. None in the plan
 * means that every authority may, unless a record elsewhere says otherwise; a plan that holds no record at all of the
 * zone does not tell.
 */
export function allowedIssuers(zone: View, record: RecordShape): Fact<readonly string[]> {
  const { certain, possible } = zone.around.companions(zone, record.type, record.zone);
  const [maybe] = possible;
  if (maybe !== undefined)
    return unknown("reference", maybe.evidence(`${maybe.resource.address} may belong to it`));
  if (certain.length === 0) return unknown("reference", zone.evidence("no record of this zone in the plan"));
  const kinds = certain.map((one) => one.text(record.kind));
  const contents = certain.filter((_, index) => {
    const kind = kinds[index];
    return kind?.state === "known" && kind.value.toUpperCase() === "CAA";
  });
  return chain(together(kinds, zone.evidence("records")), () =>
    chain(
      together(
        contents.map((one) => issuersOf(one, record.content)),
        zone.evidence("CAA records"),
      ),
      (lists) => known(lists.flat(), zone.evidence(`${contents.length} CAA records`)),
    ),
  );
}

/** `0 issue "example.org; parameters"`. */
function issuersOf(record: View, content: string): Fact<readonly string[]> {
  const single = record.text(content);
  const texts = single.state === "known" ? known([single.value], single.evidence) : record.texts(content);
  return map(texts, (lines) => lines.flatMap((line) => issuersIn(`CAA ${line}`)));
}

/** The authorities that CAA records in a zone file name; "nobody" for an empty name. */
export function issuersIn(zoneFile: string): readonly string[] {
  return [...zoneFile.matchAll(/\bCAA\s+\d+\s+issue\s+"?([^";\n]*)/gi)].map(
    ([, name = ""]) => name.trim() || "nobody",
  );
}
