import type { CostEstimate, CostLine } from "./estimate.ts";

/** A line that came, went or changed between two estimates; a side that is absent did not exist. */
export interface CostChange {
  readonly address: string;
  readonly what: string;
  readonly before?: number;
  readonly after?: number;
}

export interface CostDifference {
  readonly changes: readonly CostChange[];
  readonly eur: number;
}

/** What changes in the monthly estimate, from one plan to the next. */
export function costDifference(before: CostEstimate, after: CostEstimate): CostDifference {
  const key = ({ address, what }: CostLine) => `${address} ${what}`;
  const old = new Map(before.lines.map((line) => [key(line), line]));
  const now = new Map(after.lines.map((line) => [key(line), line]));
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    const line = is ?? was;
    if (line === undefined || was?.eur === is?.eur) return [];
    return [
      {
        address: line.address,
        what: line.what,
        ...(was === undefined ? {} : { before: was.eur }),
        ...(is === undefined ? {} : { after: is.eur }),
      },
    ];
  });
  return { changes, eur: after.total.eur - before.total.eur };
}
