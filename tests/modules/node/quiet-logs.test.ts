import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execaSync } from "execa";
import { afterAll, describe, expect, it } from "vitest";
import { quietLogsFile } from "../../../modules/node/quiet-logs.ts";

const folder = mkdtempSync(join(tmpdir(), "quiet-logs-"));
writeFileSync(join(folder, basename(quietLogsFile.path)), quietLogsFile.content);
afterAll(() => rmSync(folder, { recursive: true }));

const noPython = execaSync("python3", ["--version"], { reject: false }).exitCode !== 0;
if (noPython) console.warn("the engine's quiet log was not tried: this machine has no python3");

/** What a program with the quiet log writes. */
function logOf(...lines: readonly string[]): string {
  const begin = [
    "import logging, sys",
    "logging.basicConfig(stream=sys.stdout, level='INFO')",
    "import quiet_logs",
  ];
  const program = [...begin, "log = logging.getLogger('vllm')", ...lines].join("\n");
  return execaSync("python3", ["-c", program], { env: { PYTHONPATH: folder } }).stdout;
}

describe.skipIf(noPython)("the engine's log", () => {
  it("says what failed and where, and not on which text", () => {
    const log = logOf(
      "def fails():",
      "  raise ValueError('Canary answer')",
      "try: fails()",
      "except ValueError: log.exception('no call of a tool')",
    );
    expect(log).toContain("no call of a tool");
    expect(log).toMatch(/in fails/);
    expect(log).toMatch(/ValueError$/);
    expect(log).not.toContain("Canary");
  });

  it("keeps numbers of a warning, and of other values only their kind", () => {
    expect(logOf("log.warning('%s after %d of %s', 'Canary', 3, ValueError('Canary'))")).toBe(
      "WARNING:vllm:<str> after 3 of <ValueError>",
    );
    expect(logOf("log.error('%(text)s %(count)d', {'text': 'Canary', 'count': 2})")).toBe(
      "ERROR:vllm:<str> 2",
    );
    expect(logOf("log.error('nothing')", "log.error('%d', True)", "log.error('none', exc_info=True)")).toBe(
      "ERROR:vllm:nothing\nERROR:vllm:1\nERROR:vllm:none\nNoneType: None",
    );
  });

  it("leaves information as it is", () => {
    expect(logOf("log.info('%s answered', 'GET /health')")).toBe("INFO:vllm:GET /health answered");
  });
});
