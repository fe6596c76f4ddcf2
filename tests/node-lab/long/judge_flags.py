"""Lets vLLM's own parser judge sets of flags: JSON lists on standard input, what it refused as JSON on standard output.

The server's own checks run as well, and the names of parsers for tool calls are looked up, which vLLM does at its start.
"""
import json
import sys
import tempfile

import vllm
from vllm.engine.arg_utils import AsyncEngineArgs
from vllm.entrypoints.launchers.cli_args import make_arg_parser, validate_parsed_serve_args
from vllm.tool_parsers import ToolParserManager
from vllm.utils.argparse_utils import FlexibleArgumentParser


class Parser(FlexibleArgumentParser):
    def error(self, message):
        raise ValueError(message)


parser = make_arg_parser(Parser())
model = tempfile.mkdtemp()
refused = []
for flags in json.load(sys.stdin):
    try:
        parsed = parser.parse_args([f"--model={model}", *flags])
        validate_parsed_serve_args(parsed)
        AsyncEngineArgs.from_cli_args(parsed)
        if parsed.tool_call_parser:
            ToolParserManager.get_tool_parser(parsed.tool_call_parser)
    except (Exception, SystemExit) as error:
        refused.append({"flags": flags, "because": f"{type(error).__name__}: {error}"})
print(json.dumps({"version": vllm.__version__, "refused": refused}))
