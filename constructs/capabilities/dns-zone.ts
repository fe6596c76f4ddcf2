import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkDomain, checkWholeNumber } from "./checks.ts";
import { checkDnsRecords, type DnsRecord } from "./dns-record.ts";

export interface DnsZoneProps extends CapabilityProps {
  /** Zone that the records go into, such as "example.org". It exists beforehand and is delegated to the cloud. */
  readonly zone: string;
  readonly records: readonly DnsRecord[];
  /**
   * Certificate authorities that may issue for the names that have addresses here: CAA records beside each of them, so
   * that other names of the zone are left alone. Empty: nobody is kept out. @default ["letsencrypt.org"]
   */
  readonly certificateIssuers?: readonly string[];
  /** How long resolvers keep a record that says nothing else. @default 3600 */
  readonly ttlSeconds?: number;
}

/** One record as a provider takes it: a single value, a lifetime, and an id that no value decides. */
export interface DnsEntry {
  readonly id: string;
  /** Relative to the zone; "@" is the zone itself. */
  readonly name: string;
  readonly type: DnsRecord["type"] | "CAA";
  readonly value: string;
  readonly ttlSeconds: number;
}

/** Records in a zone that a cloud serves. */
export abstract class DnsZone extends Capability {
  readonly zone: string;
  /** What is written, the CAA records included. */
  readonly entries: readonly DnsEntry[];

  constructor(scope: Construct, id: string, props: DnsZoneProps) {
    super(scope, id, props, () => checkDnsZoneProps(props));
    this.zone = props.zone;
    this.entries = dnsEntries(props);
  }
}

/** Problems of the props, before any cloud is asked. */
export const checkDnsZoneProps = (props: DnsZoneProps): Problem[] => [
  ...checkDomain("zone", props.zone),
  ...checkTtl("ttlSeconds", props.ttlSeconds),
  ...props.records.flatMap((record, index) => checkTtl(`records[${index}].ttlSeconds`, record.ttlSeconds)),
  ...(props.certificateIssuers ?? []).flatMap((issuer, index) =>
    checkDomain(`certificateIssuers[${index}]`, issuer),
  ),
  ...checkDnsRecords(props.records),
];

/** At least a minute, below which the clouds refuse; at most a day, so that a mistake does not outlive it. */
const checkTtl = (where: string, ttlSeconds: number | undefined): Problem[] =>
  checkWholeNumber(where, ttlSeconds, { least: 60, most: 86_400, unit: "seconds" });

function dnsEntries({ records, ttlSeconds = 3600, certificateIssuers }: DnsZoneProps): DnsEntry[] {
  const own = records.flatMap((record) =>
    record.values.map((value, index) => ({
      id: entryId(record.name, record.type, index),
      name: record.name,
      type: record.type,
      value: record.type === "CNAME" ? absolute(value) : value,
      ttlSeconds: record.ttlSeconds ?? ttlSeconds,
    })),
  );
  const addressed = new Set(
    own.filter(({ type }) => type === "A" || type === "AAAA").map(({ name }) => name),
  );
  const issuing = [...addressed].flatMap((name) =>
    authorizations(certificateIssuers).map((value, index) => ({
      id: entryId(name, "CAA", index),
      name,
      type: "CAA" as const,
      value,
      ttlSeconds,
    })),
  );
  // What is named twice is reported; the first of each stands in, so that the rest is checked as well.
  return [...new Map([...own, ...issuing].reverse().map((entry) => [entry.id, entry])).values()].reverse();
}

/** `issue` names who may; wildcards are refused to everybody, because nothing here serves one. */
function authorizations(issuers: readonly string[] = ["letsencrypt.org"]): string[] {
  if (issuers.length === 0) return [];
  return [...issuers.map((issuer) => `0 issue "${issuer}"`), '0 issuewild ";"'];
}

const entryId = (name: string, type: string, index: number) =>
  `Record-${name === "@" ? "apex" : name}-${type}-${index + 1}`;

const absolute = (name: string) => (name.endsWith(".") ? name : `${name}.`);
