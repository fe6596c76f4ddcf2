import { existsSync, readdirSync } from "node:fs";

/** Why a type belongs to coverage. "other" types hold nothing that a rule could ask; each says why. */
export const coverageClasses = ["data", "network", "identity", "compute", "other"] as const;
export type CoverageClass = (typeof coverageClasses)[number];

/** Every resource type of one provider's full schema, sorted by what is at stake with it. */
export interface ProviderTypes {
  /** Source address, such as "acme/cloud". */
  readonly provider: string;
  readonly version: string;
  readonly checkedOn: string;
  /** What all its types begin with. */
  readonly prefix: string;
  /** Names without the prefix, separated by white space. */
  readonly types: { readonly [C in Exclude<CoverageClass, "other">]: string };
  /** Those whose schema marks an attribute that lands in the state as a secret. */
  readonly withSecrets: string;
  readonly other: readonly OtherTypes[];
}

export interface OtherTypes {
  readonly why: string;
  readonly types: string;
}

export interface ListedType {
  readonly provider: string;
  readonly type: string;
  readonly coverageClass: CoverageClass;
  /** Whether its schema marks a secret that lands in the state. */
  readonly holdsSecret: boolean;
  /** Why no rule is asked for. */
  readonly why?: string;
}

/** The lists of all providers: every file in `clouds/<cloud>/types/` exports one. */
export async function loadProviderTypes(): Promise<readonly ProviderTypes[]> {
  const clouds = new URL("./clouds/", import.meta.url);
  const files = readdirSync(clouds, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => new URL(`${name}/types/`, clouds))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter(isModule)
        .sort()
        .map((file) => new URL(file, folder)),
    );
  const modules = await Promise.all(
    files.map((file) => import(file.href) as Promise<{ types: ProviderTypes }>),
  );
  return modules.map(({ types }) => types);
}

/** One entry for each type of a list. */
export function listedTypes(list: ProviderTypes): readonly ListedType[] {
  const { provider, prefix, types, other } = list;
  const secret = new Set(namesIn(list.withSecrets));
  const listed = (names: string, coverageClass: CoverageClass, why?: string): readonly ListedType[] =>
    namesIn(names).map((name) => ({
      provider,
      type: `${prefix}${name}`,
      coverageClass,
      holdsSecret: secret.has(name),
      ...(why === undefined ? {} : { why }),
    }));
  const asked = Object.entries(types) as [CoverageClass, string][];
  return [
    ...asked.flatMap(([coverageClass, names]) => listed(names, coverageClass)),
    ...other.flatMap(({ why, types: names }) => listed(names, "other", why)),
  ];
}

export function namesIn(list: string): readonly string[] {
  return list.split(/\s+/).filter((name) => name !== "");
}

function isModule(file: string): boolean {
  return /\.(?:ts|js)$/.test(file) && !file.endsWith(".d.ts");
}
