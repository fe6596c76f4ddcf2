"""An engine that thinks nothing: streams TOKENS tokens at RATE a second, so that what stands before it is measured.

`fast_engine.py ADDRESS PORT [CERTIFICATE KEY]`
"""
import asyncio, json, os, ssl, sys

host, port = sys.argv[1:3]
RATE, TOKENS = 40, 120
# An engine behind a rotation takes the old key and the new one.
KEYS = ["Bearer " + key for key in os.environ["VLLM_API_KEY"].split(",")]

def chunk(text, **more):
    return json.dumps({"object": "chat.completion.chunk", "model": "general", **more,
                       "choices": [{"index": 0, "delta": {"content": text}}]})

async def serve(reader, writer):
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            lines = head.decode().split("\r\n")
            headers = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines[1:] if ": " in line)}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            method, path, _ = lines[0].split(" ")
            if path != "/health" and headers.get("authorization") not in KEYS:
                writer.write(b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n")
            elif method == "GET":
                answer = json.dumps({"object": "list", "data": [{"id": "general"}]}).encode()
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(answer) + answer)
            else:
                asked = json.loads(body)
                tokens = asked.get("max_tokens", TOKENS)
                await (stream(writer, tokens) if asked.get("stream") else whole(writer, tokens))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()

async def stream(writer, tokens):
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")
    clock = asyncio.get_running_loop().time
    began = clock()
    for index in range(tokens):
        await asyncio.sleep(max(0, began + index / RATE - clock()))
        data = f"data: {chunk('x')}\n\n".encode()
        writer.write(b"%x\r\n%b\r\n" % (len(data), data))
        await writer.drain()
    data = b"data: [DONE]\n\n"
    writer.write(b"%x\r\n%b\r\n0\r\n\r\n" % (len(data), data))

async def whole(writer, tokens):
    answer = json.dumps({"id": "1", "object": "chat.completion", "created": 1, "model": "general",
                         "choices": [{"index": 0, "finish_reason": "stop",
                                      "message": {"role": "assistant", "content": "x" * tokens}}],
                         "usage": {"prompt_tokens": 1, "completion_tokens": tokens, "total_tokens": 1 + tokens}}).encode()
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(answer) + answer)

async def main():
    tls = None
    if len(sys.argv) > 3:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(*sys.argv[3:5])
    server = await asyncio.start_server(serve, host, int(port), backlog=512, ssl=tls)
    print("engine ready", flush=True)
    await server.serve_forever()

asyncio.run(main())
