import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../problem/problem.ts";

/** One machine's user data, as a synthesized stack holds it. */
export interface RenderedNode {
  /** Stack, then where the text stands: "acme-compute resource.machine.llm.user_data". */
  readonly name: string;
  readonly userData: string;
}

/**
 * Every `#cloud-config` in synthesized stacks, whatever attribute or local value holds it, plain or in base64.
 *
 * @param folder output of `cdktf synth`
 * @throws UserError when the folder holds no synthesized stack.
 */
export function findNodes(folder: string): readonly RenderedNode[] {
  const stacks = join(folder, "stacks");
  const names = existsSync(stacks) ? readdirSync(stacks).sort() : [];
  if (names.length === 0)
    throw new UserError({
      where: folder,
      what: "there is no synthesized stack here",
      fix: "run cdktf synth first, or name its output folder",
    });
  return names.flatMap((stack) => {
    const file = join(stacks, stack, "cdk.tf.json");
    return [...nodesIn(JSON.parse(readFileSync(file, "utf8")), [])].map((node) => ({
      ...node,
      name: `${stack} ${node.name}`,
    }));
  });
}

function* nodesIn(value: unknown, path: readonly string[]): Generator<RenderedNode> {
  if (typeof value === "string") {
    const userData = decoded(value);
    if (userData !== undefined) yield { name: path.join("."), userData };
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* nodesIn(inner, [...path, key]);
  }
}

const header = "#cloud-config";

function decoded(text: string): string | undefined {
  if (text.startsWith(header)) return text;
  if (!text.startsWith(Buffer.from(header).toString("base64").slice(0, 16))) return undefined;
  return Buffer.from(text, "base64").toString("utf8");
}
