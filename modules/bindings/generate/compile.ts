import { join, relative } from "node:path";
import ts from "typescript";
import { UserError } from "../../problem/problem.ts";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  // As the generator's own target would: a field must not undo what the parent's constructor has set.
  useDefineForClassFields: false,
  declaration: true,
  strict: true,
  skipLibCheck: true,
  types: [],
};

/**
 * Compiles sources that exist in memory only, as ES modules: path of each output (`.js`, `.d.ts`) to its text.
 *
 * Throws `UserError` with the compiler's own words for a source that is wrong.
 */
export function compile(root: string, sources: ReadonlyMap<string, string>): Map<string, string> {
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.readFile = (path) => sources.get(path) ?? ts.sys.readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const text = sources.get(path);
    return text === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, text, language);
  };
  host.getCurrentDirectory = () => root;
  const program = ts.createProgram([...sources.keys()], options, host);
  const problems = ts.getPreEmitDiagnostics(program).map((diagnostic) => ({
    where: placeOf(root, diagnostic),
    what: "the generated binding does not compile",
    got: ts.flattenDiagnosticMessageText(diagnostic.messageText, " "),
    fix: "do without this resource, or emit it with TerraformResource and addOverride",
  }));
  if (problems.length > 0) throw new UserError(...problems);
  const output = new Map<string, string>();
  program.emit(undefined, (path, text) => output.set(path, text));
  return output;
}

function placeOf(root: string, { file, start = 0 }: ts.Diagnostic): string {
  if (file === undefined) return "bindings";
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${relative(root, file.fileName)}:${line + 1}`;
}

/** Where a binding's source would lie, so that the compiler finds `cdktf` from there. */
export function virtualPath(root: string, provider: string, file: string): string {
  return join(root, ".gen", provider, `${file}.ts`);
}
