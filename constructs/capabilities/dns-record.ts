import { Token } from "cdktf";
import ipaddr from "ipaddr.js";
import type { Problem } from "../../modules/problem/problem.ts";
import { checkText } from "./checks.ts";

export const dnsRecordTypes = ["A", "AAAA", "CNAME", "TXT"] as const;

/** Values under one name. CAA records are made from the zone's `certificateIssuers`. */
export interface DnsRecord {
  /** Relative to the zone, such as "ai" or "_dmarc.ai"; "@" is the zone itself. No wildcard. */
  readonly name: string;
  readonly type: (typeof dnsRecordTypes)[number];
  /** Addresses, one host name for a CNAME, or texts without quotes; may be known after apply only. */
  readonly values: readonly string[];
  /** @default - the zone's */
  readonly ttlSeconds?: number;
}

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const relativeName = new RegExp(`^(?:@|(?:_?${label})(?:\\._?${label})*)$`);
const hostName = new RegExp(`^(?:_?${label}\\.)+[a-z]{2,63}\\.?$`);

/** Whether each record has a form that name servers take, and none contradicts another. */
export const checkDnsRecords = (records: readonly DnsRecord[]): Problem[] =>
  records.flatMap((record, index) => {
    const where = `records[${index}]`;
    return [
      ...checkText(`${where}.name`, record.name, relativeName, 'a name below the zone such as "ai", or "@"'),
      ...record.values.flatMap((value, at) => checkValue(`${where}.values[${at}]`, record.type, value)),
      ...checkCount(where, record),
      ...checkNeighbours(where, record, records.slice(0, index)),
    ];
  });

function checkValue(where: string, type: DnsRecord["type"], value: string): Problem[] {
  if (Token.isUnresolved(value)) return [];
  const wrong = (allowed: string): Problem => ({
    where,
    what: `is no value of a record of type ${type}`,
    got: `"${value}"`,
    allowed,
    fix: "correct it, or the type",
  });
  switch (type) {
    case "A":
      return ipaddr.IPv4.isValidFourPartDecimal(value) ? [] : [wrong("an IPv4 address")];
    case "AAAA":
      return ipaddr.IPv6.isValid(value) ? [] : [wrong("an IPv6 address")];
    case "CNAME":
      return hostName.test(value) ? [] : [wrong('a host name such as "front.example.org"')];
    case "TXT":
      return /^[ !#-[\]-~]{1,255}$/.test(value)
        ? []
        : [wrong("1 to 255 printable ASCII characters without quotes and backslashes")];
  }
}

function checkCount(where: string, { name, type, values }: DnsRecord): Problem[] {
  const at = `${where}.values`;
  if (values.length === 0)
    return [{ where: at, what: "names no value", fix: "name one, or drop the record" }];
  if (new Set(values).size < values.length) {
    return [{ where: at, what: "names a value twice", fix: "name each once" }];
  }
  if (type !== "CNAME") return [];
  if (name === "@") {
    const what = "makes the zone itself an alias, beside which its name servers could not stand";
    return [
      { where: `${where}.type`, what, got: '"CNAME"', allowed: "A, AAAA, TXT", fix: "write addresses" },
    ];
  }
  if (values.length === 1) return [];
  const got = `${values.length} values`;
  return [{ where: at, what: "gives an alias several targets", got, allowed: "one", fix: "use addresses" }];
}

function checkNeighbours(where: string, record: DnsRecord, before: readonly DnsRecord[]): Problem[] {
  const same = before.filter((each) => each.name === record.name);
  const twin = same.find((each) => each.type === record.type);
  const got = `"${record.name}" ${record.type}`;
  if (twin) return [{ where, what: "repeats a name and type", got, fix: "put all values into one record" }];
  const aliased = [record, ...same].some(({ type }) => type === "CNAME") && same.length > 0;
  const what = "stands beside an alias of the same name, which has to stand alone";
  return aliased ? [{ where, what, got, fix: "drop the alias, or rename one of them" }] : [];
}
