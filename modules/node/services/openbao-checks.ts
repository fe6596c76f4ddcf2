import { z } from "../../lazy/zod.ts";
import type { Problem } from "../../problem/problem.ts";
import { named, within } from "./checks.ts";
import type { OpenbaoNodeOptions } from "./openbao.ts";

export function checkOpenbao(options: OpenbaoNodeOptions, threshold: number): Problem[] {
  const { hostname, custodians, program, readers = [], backupRetentionDays = 30 } = options;
  const where = `OpenBao ${hostname}`;
  const share = { least: Math.min(2, custodians.length), most: custodians.length, unit: "custodians" };
  const names = custodians.map(({ name }) => name);
  return [
    ...matching(`${where} program.sha256`, program.sha256, /^[0-9a-f]{64}$/, "64 of 0–9 and a–f"),
    ...matching(`${where} program.object`, program.object, /^[A-Za-z0-9][A-Za-z0-9._/-]*$/, objectName),
    ...within(`${where} custodians`, custodians.length, { least: 1, most: 15, unit: "custodians" }),
    ...within(`${where} threshold`, threshold, share),
    ...custodians.flatMap(({ name, publicKey }) => [
      ...named(`${where} custodians`, name),
      ...matching(`${where} custodian ${name}`, publicKey.trim(), sshKey, "a line such as ssh-ed25519 AAAA…"),
    ]),
    ...names
      .filter((name, index) => names.indexOf(name) !== index || name === "administrator")
      .map((name) => ({
        where: `${where} custodians`,
        what: "a name is taken",
        got: name,
        fix: "rename it",
      })),
    ...readers.flatMap(({ name, secrets, from }) => [
      ...named(`${where} readers`, name),
      ...secrets.flatMap((secret) => matching(`${where} reader ${name}`, secret, secretName, secretNames)),
      ...from.flatMap((cidr) => addressed(`${where} reader ${name} from`, cidr)),
      ...(from.length > 0 ? [] : addressed(`${where} reader ${name} from`, "")),
    ]),
    ...within(`${where} backupRetentionDays`, backupRetentionDays, { least: 7, most: 365, unit: "days" }),
  ];
}

/** What `age` can seal to. */
const sshKey = /^ssh-(ed25519|rsa) [A-Za-z0-9+/=]+/;
const secretName = /^[a-z0-9]([a-z0-9/_-]*[a-z0-9])?$/;
const secretNames = 'a–z, 0–9, "/", "_" and "-", such as "inference/client-keys"';
const objectName = "a name of an object, such as programs/bao";

function matching(where: string, value: string, shape: RegExp, allowed: string): Problem[] {
  if (shape.test(value)) return [];
  const got = /PRIVATE/.test(value) ? "a private key" : value.slice(0, 40);
  return [{ where, what: "is not of the form needed here", got, allowed, fix: "correct it" }];
}

function addressed(where: string, cidr: string): Problem[] {
  if (z().union([z().cidrv4(), z().cidrv6()]).safeParse(cidr).success) return [];
  return [
    { where, what: "is no network", got: cidr, allowed: "a CIDR such as 192.0.2.0/24", fix: "name one" },
  ];
}
