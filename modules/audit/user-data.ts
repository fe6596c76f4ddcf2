import { gunzipSync } from "node:zlib";
import { decodeText } from "../plan/index.ts";

/** More than cloud-init files ever have; what unpacks to more is left packed. */
const mostBytes = 1_000_000;
/** `content:` of cloud-init's write_files, and `user_data` as a whole, in Base64. */
const packed = /\bcontent:\s*(?:!!binary\s*)?[|>]?-?\s*["']?([A-Za-z0-9+/]{24,}={0,2})/g;

/** The text of user data. Many providers take it in Base64, often compressed, and its files may be packed again. */
export function readable(text: string): string {
  const script = unpacked(text) ?? text;
  const files = [...script.matchAll(packed)].map(([, content = ""]) => unpacked(content) ?? "");
  return files.length === 0 ? script : [script, ...files].join("\n");
}

/** Container images that a script, cloud-init file, unit or compose file names. */
export function imagesIn(script: string): readonly string[] {
  return [...named, ...run].flatMap((pattern) =>
    [...script.matchAll(pattern)].map(([, reference = ""]) => reference),
  );
}

/** `image: name`, `FROM name` (and not Python's `from name import`), `docker pull name`. */
const named = [
  /(?:^|\n)[\s-]*image\s*[:=]\s*["']?([a-z0-9][\w.:/@-]+)/gi,
  /(?:^|\n)[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*([a-z0-9][\w.:/@-]+)(?=[ \t]*(?:\n|$|as\b))/gi,
  /\b(?:docker|podman|nerdctl|ctr)\s+(?:image\s+)?pull\s+(?:--?\S+\s+)*([a-z0-9][\w.:/@-]+)/gi,
];
/** `docker run … name`: the first word with a path that is neither an option nor a file. */
const run = [
  /\b(?:docker|podman|nerdctl)\s+run\b(?:[^\n]|\\\n)*?\s((?:[a-z0-9][\w.-]*(?::\d+)?\/)+[a-z0-9][\w.-]*(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?)(?=\s|$)/gi,
];

/** Hosts that commands talk to unless they are told otherwise. */
const hostOf: readonly (readonly [RegExp, RegExp, string])[] = [
  [/\b(?:pip3?|uv pip)\s+install\b/, /--(?:index-url|find-links|no-index)|PIP_INDEX_URL/, "pypi.org"],
  [/\bnpm\s+(?:install|i|ci)\b/, /--registry|npm_config_registry/i, "npmjs.org"],
  [
    /\b(?:huggingface-cli|hf)\s+download\b|\bvllm\s+serve\s+[\w.-]+\/[\w.-]+/,
    /HF_ENDPOINT|HF_HUB_OFFLINE=1/,
    "huggingface.co",
  ],
  [/\bollama\s+(?:pull|run)\b/, /OLLAMA_REGISTRY/, "registry.ollama.ai"],
];

/** Hosts that a script reaches by commands which name none. */
export function impliedHosts(script: string): readonly string[] {
  return hostOf.flatMap(([command, elsewhere, host]) =>
    command.test(script) && !elsewhere.test(script) ? [host] : [],
  );
}

/** Models that a script takes from a hub by name. A path on the machine is none. */
export function hubModelsIn(script: string): readonly string[] {
  return hubModels.flatMap((pattern) => [...script.matchAll(pattern)].map(([, model = ""]) => model));
}

const hubModels = [
  /\b(?:huggingface-cli|hf)\s+download\s+(?:--?\S+\s+)*["']?([\w.-]+\/[\w.-]+)/g,
  /\bvllm\s+serve\s+["']?([\w.-]+\/[\w.-]+)/g,
  /--model(?:-id)?(?:[=\s"',-]+)(?![/.])([\w.-]+\/[\w.-]+)(?=[\s"',\]]|$)/g,
  /\bollama\s+(?:pull|run)\s+([\w.-]+(?:[:/][\w.-]+)*)/g,
];

function unpacked(text: string): string | undefined {
  if (text.length > mostBytes || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return undefined;
  const plain = decodeText(text);
  if (plain !== undefined) return plain;
  const bytes = Buffer.from(text, "base64");
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes }).toString("utf8");
  } catch {
    return undefined;
  }
}
