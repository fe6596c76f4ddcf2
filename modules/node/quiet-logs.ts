import type { NodeFile } from "./node-program.ts";
import { recorderFolder } from "./token-records.ts";

/**
 * vLLM's warnings and errors quote what they fail on: parts of a question, or an answer with a broken call of a tool.
 * From here on they say what failed and where, and of the values only numbers.
 */
export const quietLogsFile: NodeFile = {
  path: `${recorderFolder}/quiet_logs.py`,
  content: `import logging
import traceback

plain = logging.getLogRecordFactory()


def quiet(*parts, **more):
    record = plain(*parts, **more)
    if record.exc_info:
        kind, _, trace = record.exc_info
        record.exc_text = "".join(traceback.format_tb(trace)) + getattr(kind, "__name__", "")
    if record.levelno >= logging.WARNING:
        if isinstance(record.args, dict):
            record.args = {name: shown(value) for name, value in record.args.items()}
        else:
            record.args = tuple(shown(value) for value in record.args or ())
    return record


def shown(value):
    return value if isinstance(value, (int, float)) else f"<{type(value).__name__}>"


logging.setLogRecordFactory(quiet)
`,
};
