import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { type CodeBlock, codeBlocks } from "./code-blocks.ts";
import { markdownFiles, read, root, trackedFiles } from "./tracked-files.ts";

const sources = trackedFiles.filter((file) => /^(modules|constructs|stacks|examples)\/.*\.ts$/.test(file));
const blocks = [...markdownFiles, ...sources].flatMap((file) => codeBlocks(file, read(file)));

it("finds the README's examples", () => {
  expect(blocks.filter(({ file }) => file === "README.md").length).toBeGreaterThan(0);
});

it("finds examples in comments, without the comment's stars", () => {
  const text = "/**\n * Text.\n *\n * ```ts\n * const a = 1;\n *\n * const b = a;\n * ```\n */\n";
  expect(codeBlocks("x.ts", text)).toEqual([
    { file: "x.ts", line: 5, code: "const a = 1;\n\nconst b = a;\n" },
  ]);
});

it("compiles every TypeScript example against the sources", () => {
  expect(complaints(blocks)).toEqual([]);
}, 60_000);

it("would see an example that went stale", () => {
  const stale = {
    file: "README.md",
    line: 10,
    code: 'import { gone } from "sovereign-ai-stack/plan";\ngone();\n',
  };
  expect(complaints([stale])).toEqual([expect.stringMatching(/^README\.md:10: .*gone/)]);
}, 60_000);

/** What the compiler says of each block, as the project's own settings have it, by its place in the prose. */
function complaints(checked: readonly CodeBlock[]): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  // An example shows how to come by a value; it need not go on to use it.
  const lenient = { ...options, noUnusedLocals: false, noUnusedParameters: false };
  const byPath = new Map(checked.map((block, index) => [join(root, `example-${index}.ts`), block]));
  const host = ts.createCompilerHost(lenient);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => byPath.has(path) || fileExists(path);
  host.readFile = (path) => byPath.get(path)?.code ?? readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const block = byPath.get(path);
    if (block === undefined) return getSourceFile(path, language, ...rest);
    return ts.createSourceFile(path, `${block.code}\nexport {};\n`, language, true);
  };
  const program = ts.createProgram([...byPath.keys()], lenient, host);
  return [...byPath].flatMap(([path, block]) => {
    const file = program.getSourceFile(path);
    const found =
      file === undefined
        ? []
        : [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map(({ start = 0, messageText }) => {
      const line = block.line + (file?.getLineAndCharacterOfPosition(start).line ?? 0);
      return `${block.file}:${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
  });
}
