/** A TypeScript example in prose: where it begins and what it says. */
export interface CodeBlock {
  readonly file: string;
  /** Line of the example's first line, from 1. */
  readonly line: number;
  readonly code: string;
}

const fence =
  /^(?<indent>[ \t]*(?:\* )?[ \t]*)```(?:ts|typescript)\n(?<code>[\s\S]*?)^[ \t]*(?:\* ?)?[ \t]*```$/gm;

/** Every ```ts block of a Markdown file, or of a TypeScript file's comments. */
export function codeBlocks(file: string, text: string): CodeBlock[] {
  const inComment = file.endsWith(".ts");
  return [...text.matchAll(fence)].map((match) => {
    const code = match.groups?.code ?? "";
    return {
      file,
      line: text.slice(0, match.index).split("\n").length + 1,
      code: inComment ? code.replace(/^[ \t]*\* ?/gm, "") : code,
    };
  });
}
