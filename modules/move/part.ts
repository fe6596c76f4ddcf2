import type { Audit } from "../audit/index.ts";
import { readManifest } from "../audit/manifest.ts";
import type { Node } from "../audit/node.ts";
import type { Verdict } from "../audit/verdict.ts";
import type { MaskedPlan } from "../plan/index.ts";

/** One stack of a deployment. */
export interface AuditedStack {
  readonly plan: MaskedPlan;
  readonly audit: Audit;
}

/** A construct of the stacks, such as `foundation/Documents`: the same on every cloud, whatever it is made of. */
export interface Part {
  readonly name: string;
  /** Resource types, and steps left to people. */
  readonly madeOf: readonly string[];
  readonly nodes: readonly Node[];
  readonly verdicts: readonly Verdict[];
}

/** How many steps of a construct's path name a part: `<deployment>-foundation/Documents`. */
const depth = 2;

/** The parts of a deployment by their name. What no manifest places belongs to none. */
export function partsOf(stacks: readonly AuditedStack[], deployment: string): ReadonlyMap<string, Part> {
  const all = stacks.flatMap((stack) => piecesOf(stack, deployment));
  const names = [...new Set(all.map(({ part }) => part))].sort();
  return new Map(
    names.map((name) => {
      const pieces = all.filter(({ part }) => part === name);
      return [
        name,
        {
          name,
          madeOf: [...new Set(pieces.flatMap(({ madeOf }) => madeOf))].sort(),
          nodes: pieces.flatMap(({ nodes }) => nodes),
          verdicts: pieces.flatMap(({ verdicts }) => verdicts),
        },
      ];
    }),
  );
}

interface Piece extends Omit<Part, "name"> {
  readonly part: string;
}

function piecesOf({ plan, audit: { graph, verdicts } }: AuditedStack, deployment: string): Piece[] {
  const manifest = readManifest(plan);
  if (manifest === undefined || !("entries" in manifest)) return [];
  return [...manifest.entries].map(([address, { origin }]): Piece => {
    const nodes = graph.nodes.filter((node) => withoutKey(node.address) === address);
    const isJoint = nodes.length > 0 && nodes.every((node) => node.class === "joint");
    return {
      part: origin.path.replace(`${deployment}-`, "").split("/").slice(0, depth).join("/"),
      madeOf: isJoint ? [] : [typeOf(address)],
      nodes,
      verdicts: verdicts.filter((verdict) => withoutKey(verdict.address) === address),
    };
  });
}

const withoutKey = (address: string) => address.replace(/\[[^\]]*\]$/, "");

/** `output.<name>` stands for what people have to do by hand. */
const typeOf = (address: string) =>
  address.startsWith("output.") ? `by hand (${address})` : (address.split(".").at(-2) ?? address);
