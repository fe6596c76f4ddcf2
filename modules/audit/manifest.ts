import { isObject, type MaskedPlan, own, pointerOf, textOf } from "../plan/index.ts";
import { listOf } from "../plan/json.ts";
import { type Evidence, known } from "./fact.ts";
import type { Node, Origin } from "./node.ts";
import type { Words } from "./rule.ts";

/** The output by which a stack of this toolkit tells what a plan does not hold; see the stacks' own manifest. */
export const manifestOutput = "__sovereign_manifest";

/** Classes that a manifest may name, from the least to the most sensitive. */
export const dataClasses = ["public", "internal", "confidential", "personal", "health"] as const;
export type DataClass = (typeof dataClasses)[number];

/** What somebody said about one address. It is a claim: it decides only who, what kind of data, and where written. */
interface Entry {
  readonly dataClass: DataClass;
  readonly owner: string;
  readonly origin: Origin;
  /** Of a setting: why somebody chose what the usual rule would refuse. */
  readonly reason?: string;
  /** Of an output: what its steps bring about, and each step's purpose. */
  readonly byHand?: { readonly control: string; readonly steps: readonly string[] };
}

/** A control that no resource sets up: people do, after apply. Whether they did, no plan shows. */
export interface HandWork {
  /** Such as "audit-trail". */
  readonly control: string;
  readonly evidence: readonly Evidence[];
}

export interface Manifest {
  /** JSON pointer to the output's value. */
  readonly pointer: string;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** One line without control characters, so that it can be printed anywhere. */
const printable = /^[^\p{C}\p{Zl}\p{Zp}]{1,300}$/u;
/** `file:line` below the project: neither absolute nor climbing out. */
const fileAndLine = /^(?![/\\])(?!.*(?:^|[/\\])\.\.(?:[/\\]|$))([^:\p{C}]{1,300}):([1-9]\d{0,6})$/u;

/**
 * The manifest of a plan: undefined where there is none, a warning where it is not what a stack of ours writes. One
 * wrong entry spoils the whole, because then somebody else wrote it.
 */
export function readManifest({ outputs }: Pick<MaskedPlan, "outputs">): Manifest | Words | undefined {
  const found = outputs.find(({ name }) => name === manifestOutput);
  if (found === undefined || found.value === null) return undefined;
  if (!isObject(found.value)) return ignored(manifestOutput);
  const entries = new Map<string, Entry>();
  for (const [address, value] of Object.entries(found.value)) {
    const entry = entryOf(value);
    if (entry === undefined) return ignored(`${manifestOutput}${pointerOf([address]).slice(0, 120)}`);
    entries.set(address, entry);
  }
  return { pointer: found.pointer, entries };
}

/** Adds to each node what the manifest says about it. What it leaves out stays without an owner and a class. */
export function describedBy({ pointer, entries }: Manifest, nodes: readonly Node[]): Node[] {
  return nodes.map((node) => {
    const address = node.address.replace(/\[[^\]]*\]$/, "");
    const entry = entries.get(address);
    if (entry === undefined) {
      const absent = { state: "absent", evidence: { pointer, shown: "not described" } } as const;
      return { ...node, facts: { ...node.facts, dataClass: absent, owner: absent } };
    }
    const at = (key: string, shown: string) => ({ pointer: `${pointer}${pointerOf([address, key])}`, shown });
    const facts = {
      ...node.facts,
      dataClass: known(entry.dataClass, at("dataClass", entry.dataClass)),
      owner: known(entry.owner, at("owner", entry.owner)),
    };
    return { ...node, facts, origin: entry.origin };
  });
}

/** What settings give reasons for, to be shown beside the findings: it is somebody's word and no evidence. */
export function statedReasons({ entries }: Manifest): Words[] {
  return [...entries].flatMap(([key, { reason }]) => {
    const setting = /^setting\.([\w.]{1,60})$/.exec(key)?.[1];
    if (setting === undefined || reason === undefined) return [];
    return [
      {
        en: `Stated by the deployment, not proven by its plan: ${setting}: ${reason}`,
        fr: `Affirmé par le déploiement, non prouvé par son plan : ${setting} : ${reason}`,
      },
    ];
  });
}

/** What is left to people. */
export function handWork({ pointer, entries }: Manifest): HandWork[] {
  return [...entries].flatMap(([key, { byHand }]) => {
    if (byHand === undefined) return [];
    const at = `${pointer}${pointerOf([key, "byHand"])}`;
    const evidence = byHand.steps.map((step) => ({ pointer: at, shown: "done by hand", note: step }));
    return [{ control: byHand.control, evidence }];
  });
}

function entryOf(value: unknown): Entry | undefined {
  const dataClass = dataClasses.find((name) => name === own(value, "dataClass"));
  const [path, owner, source, reason] = ["path", "owner", "source", "reason"].map((key) =>
    textOf(own(value, key)),
  );
  if (dataClass === undefined || !isPrintable(path) || !isPrintable(owner)) return undefined;
  if (own(value, "reason") !== undefined && !isPrintable(reason)) return undefined;
  const byHand = byHandOf(own(value, "byHand"));
  if (own(value, "byHand") !== undefined && byHand === undefined) return undefined;
  const entry = {
    dataClass,
    owner,
    ...(reason === undefined ? {} : { reason }),
    ...(byHand === undefined ? {} : { byHand }),
  };
  if (own(value, "source") === undefined) return { ...entry, origin: { path } };
  const [, file, line] = fileAndLine.exec(source ?? "") ?? [];
  if (file === undefined) return undefined;
  return { ...entry, origin: { path, file, line: Number(line) } };
}

function byHandOf(value: unknown): Entry["byHand"] {
  const control = textOf(own(value, "control"));
  const steps = listOf(own(value, "steps")).map(textOf).filter(isPrintable);
  if (!isPrintable(control) || steps.length === 0) return undefined;
  return { control, steps };
}

function isPrintable(text: string | undefined): text is string {
  return text !== undefined && printable.test(text);
}

function ignored(where: string): Words {
  const shown = where.replace(/\p{C}/gu, "?");
  return {
    en: `The output ${shown} is not a manifest as this toolkit writes it: it is ignored.`,
    fr: `La sortie ${shown} n’est pas un manifeste tel que cette boîte à outils l’écrit : elle est ignorée.`,
  };
}
