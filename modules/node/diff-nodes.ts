import type { RenderedNode } from "./find-nodes.ts";
import { filesOf } from "./verify-cloud-init.ts";

/** What differs between two versions of the same nodes: nodes and files that came, went or changed, with lines. */
export function diffNodes(before: readonly RenderedNode[], after: readonly RenderedNode[]): string {
  const names = [...new Set([...before, ...after].map((node) => node.name))].sort();
  return names
    .map((name) => {
      const was = before.find((node) => node.name === name);
      const is = after.find((node) => node.name === name);
      if (was === undefined) return `+ node ${name}\n`;
      if (is === undefined) return `- node ${name}\n`;
      return was.userData === is.userData ? "" : `~ node ${name}\n${diffFiles(was.userData, is.userData)}`;
    })
    .join("");
}

function diffFiles(before: string, after: string): string {
  const was = new Map(filesOf(before).map((file) => [file.path, file.content]));
  const is = new Map(filesOf(after).map((file) => [file.path, file.content]));
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort();
  return paths
    .map((path) => {
      const old = was.get(path);
      const now = is.get(path);
      if (old === undefined) return `  + ${path}\n`;
      if (now === undefined) return `  - ${path}\n`;
      return old === now ? "" : `  ~ ${path}\n${diffLines(old.split("\n"), now.split("\n"))}`;
    })
    .join("");
}

/** Lines that went and came, in order, by the longest common subsequence. */
function diffLines(before: readonly string[], after: readonly string[]): string {
  const lengths = commonLengths(before, after);
  const lines: string[] = [];
  let left = 0;
  let right = 0;
  while (left < before.length || right < after.length) {
    if (left < before.length && before[left] === after[right]) {
      left += 1;
      right += 1;
    } else if (
      left < before.length &&
      lengthAt(lengths, left + 1, right) >= lengthAt(lengths, left, right + 1)
    ) {
      lines.push(`    - ${before[left++]}\n`);
    } else if (right < after.length) {
      lines.push(`    + ${after[right++]}\n`);
    } else {
      lines.push(`    - ${before[left++]}\n`);
    }
  }
  return lines.join("");
}

const lengthAt = (lengths: readonly (readonly number[])[], left: number, right: number) =>
  lengths[left]?.[right] ?? 0;

function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let left = before.length - 1; left >= 0; left -= 1) {
    for (let right = after.length - 1; right >= 0; right -= 1) {
      const row = lengths[left] ?? [];
      row[right] =
        before[left] === after[right]
          ? lengthAt(lengths, left + 1, right + 1) + 1
          : Math.max(lengthAt(lengths, left + 1, right), lengthAt(lengths, left, right + 1));
    }
  }
  return lengths;
}
