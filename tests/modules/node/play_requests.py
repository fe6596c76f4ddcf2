"""Plays requests through the recorder that lies in the folder of the first argument; standard input holds them as JSON.

A request is who asks and what an application below would send: a list of messages, where "leave" is the client's going
and "fail" an exception. Prints what went through to the client, then, line by line, what the recorder wrote.
"""
import asyncio
import json
import sys

sys.path.insert(0, sys.argv[1])
from token_records import Recorder


async def play(request):
    through = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        through.append(message["type"] if "body" not in message else bytes(message["body"]).decode())

    async def app(scope, receive, send):
        for step in request["steps"]:
            if step == "leave":
                await receive()
            elif step == "fail":
                raise RuntimeError("the application failed")
            elif "status" in step:
                kind = step.get("type", "application/json").encode()
                await send({"type": "http.response.start", "status": step["status"], "headers": [(b"content-type", kind)]})
            else:
                before = len(through)
                await send({"type": "http.response.body", "body": step["body"].encode(), "more_body": step.get("more", False)})
                assert len(through) == before + 1, "held back"

    headers = [(name.encode(), value.encode()) for name, value in request.get("headers", {}).items()]
    scope = {"type": request.get("type", "http"), "path": request["path"], "headers": headers,
             "method": request.get("method", "POST")}
    try:
        await Recorder(app)(scope, receive, send)
    except RuntimeError:
        through.append("failed")
    return through


print(json.dumps([asyncio.run(play(request)) for request in json.load(sys.stdin)]), file=sys.stderr)
