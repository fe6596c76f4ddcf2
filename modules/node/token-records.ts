import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";

/** Folder of the host that the engine's Python looks into as well: only the recorder lies there. */
export const recorderFolder = `${nodePaths.settings}/engine`;

/** Name under which vLLM loads the recorder: module and class. */
export const tokenRecorder = "token_records.Recorder";

/**
 * The proxy reads no answers and the engine writes no records, so this looks at what passes between them: one
 * `AuditRecord` for each request. It holds nothing back and keeps of an answer only its last count of tokens.
 *
 * Running counts in every event of a stream are what makes the record of a client that hangs up right; they come from
 * vLLM's `--enable-force-include-usage`. Inside JSON text a quote follows a backslash, so neither a prompt nor an
 * answer can hold the bytes that begin a count.
 */
export const tokenRecordsFile: NodeFile = {
  path: `${recorderFolder}/token_records.py`,
  content: `import datetime
import json
import os
import re
import time

import quiet_logs  # noqa: F401

LONGEST_COUNT = 2048
HEAD = 1024
MODEL = re.compile(rb'"model": ?("(?:[^"\\\\]|\\\\.)*")')
ANOTHER_CHOICE = re.compile(rb'"choices": ?\\[\\{"index": ?[1-9]')


class Recorder:
    """Plain ASGI: each part of an answer goes on as it comes."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        use = Use(scope)
        if not use.counts:
            return await self.app(scope, receive, send)

        async def receive_and_look():
            message = await receive()
            use.left = use.left or (message["type"] == "http.disconnect" and not use.complete)
            return message

        async def send_and_look(message):
            if message["type"] == "http.response.start":
                use.begin(message["status"], message.get("headers", ()))
            elif message["type"] == "http.response.body":
                use.look(bytes(message.get("body", b"")), message.get("more_body", False))
            await send(message)

        try:
            await self.app(scope, receive_and_look, send_and_look)
        finally:
            # Past Python's own output, which vLLM begins with the name of the process.
            os.write(1, use.record().encode() + b"\\n")


class Use:
    def __init__(self, scope):
        headers = dict(scope.get("headers", ()))
        self.began = time.monotonic()
        self.client, self.id = (text(headers.get(name)) for name in (b"x-client", b"x-request-id"))
        self.route = scope.get("path")
        # The machine's own look at health and figures is no use of the model.
        self.counts = scope["type"] == "http" and (self.client is not None or scope["method"] != "GET")
        self.code = self.model = self.count = None
        self.complete = self.left = self.broke = self.is_part = self.is_json = False

    def begin(self, code, headers):
        self.code = code
        kind = text(dict(headers).get(b"content-type", b""))
        self.is_json = kind.startswith(("application/json", "text/event-stream"))

    def look(self, body, more):
        self.complete = self.complete or not more or body[-16:].rstrip().endswith(b"data: [DONE]")
        if not self.is_json:
            return
        if self.model is None and (found := MODEL.search(body, 0, HEAD)):
            self.model = found[1]
        at = body.rfind(b'"usage":')
        if at >= 0:
            self.count = body[at + 8 : at + 8 + LONGEST_COUNT]
        if body.startswith(b"data: "):
            # A running count is of one choice; the last event counts them all and has none.
            self.is_part = b'"choices":[]' not in body and (self.is_part or bool(ANOTHER_CHOICE.search(body)))
            self.broke = self.broke or body.startswith(b'data: {"error"')

    def tokens(self, *names):
        count = first_value(self.count)
        if self.is_part or not isinstance(count, dict):
            return None
        found = next((count[name] for name in names if name in count), None)
        return found if type(found) is int else None

    def status(self):
        if self.left:
            return "aborted"
        good = self.complete and not self.broke and self.code is not None and self.code < 400
        return "answered" if good else "failed"

    def record(self):
        return json.dumps(
            {
                "record": "audit",
                "at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
                "id": self.id,
                "client": self.client,
                "team": None,
                "person": None,
                "route": self.route,
                "model": first_value(self.model),
                "promptTokens": self.tokens("prompt_tokens", "input_tokens"),
                "answerTokens": self.tokens("completion_tokens", "output_tokens"),
                "seconds": round(time.monotonic() - self.began, 3),
                "status": self.status(),
            }
        )


def first_value(raw):
    """What JSON stands at the beginning of the bytes; None where none does."""
    try:
        return json.JSONDecoder().raw_decode(raw.decode(errors="replace").lstrip())[0]
    except (AttributeError, ValueError):
        return None


def text(header):
    return None if header is None else header.decode("latin-1")
`,
};
