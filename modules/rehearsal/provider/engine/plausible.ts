import type { Seed } from "./seed.ts";

/** Text that suits an attribute's name and that nobody can take for a real one. */
export function plausibleText(name: string, purpose: string, seed: Seed): string {
  const form = forms.find(([pattern]) => pattern.test(name))?.[1] ?? label;
  return form(purpose, seed);
}

/** A port is 443, everything else one of its kind. */
export function plausibleNumber(name: string): number {
  return /(^|_)port$/.test(name) ? 443 : 1;
}

type Form = (purpose: string, seed: Seed) => string;

const label: Form = (purpose, seed) => `rehearsal-${seed.hex(purpose, 12)}`;
const host: Form = (purpose, seed) => `${seed.hex(purpose, 12)}.rehearsal.invalid`;
const documentationIpv4: Form = (purpose, seed) => `192.0.2.${1 + seed.number(purpose, 254)}`;
const documentationIpv6: Form = (purpose, seed) => `2001:db8::${seed.hex(purpose, 4)}`;

/** The first that fits decides. Names are those of single values and of lists of them. */
const forms: readonly (readonly [RegExp, Form])[] = [
  [/(^|_)(uu)?ids?$/, (purpose, seed) => seed.uuid(purpose)],
  [
    /(^|_)mac(_address)?$/,
    (purpose, seed) => `02:00:5e:${(seed.hex(purpose, 6).match(/../g) ?? []).join(":")}`,
  ],
  [/ipv6.*(cidr|subnet|prefix|range)/, () => "2001:db8::/64"],
  [/ipv6/, documentationIpv6],
  [/(^|_)(cidr|subnet|netmask|ip_range|prefix)(_|e?s?$)/, () => "192.0.2.0/24"],
  [/(^|_)(ip|ipv4|ip_address|address)(es|s)?$/, documentationIpv4],
  [/(^|_)(arn|urn|srn)s?$/, (purpose, seed) => `urn:rehearsal:${seed.uuid(purpose)}`],
  [/email/, (purpose, seed) => `${seed.hex(purpose, 12)}@rehearsal.invalid`],
  [/(url|uri|endpoint)s?$/, (purpose, seed) => `https://${host(purpose, seed)}`],
  [/(host|hostname|fqdn|domain|dns|dns_name)s?$/, host],
  [/(status|state)$/, () => "ACTIVE"],
  [/(_at|date|_time|timestamp|expiration|expires)$/, () => "2000-01-01T00:00:00Z"],
  [/kubeconfig|config_file/, (purpose, seed) => kubeconfig(host(purpose, seed))],
  [/certificate|_pem$|public_key/, (purpose, seed) => pem(purpose, seed)],
  [/json|policy_document/, () => "{}"],
];

function kubeconfig(server: string): string {
  return `apiVersion: v1\nkind: Config\nclusters:\n  - name: rehearsal\n    cluster:\n      server: https://${server}:6443\n`;
}

function pem(purpose: string, seed: Seed): string {
  return `-----BEGIN REHEARSAL-----\n${seed.hex(purpose, 64)}\n-----END REHEARSAL-----\n`;
}
