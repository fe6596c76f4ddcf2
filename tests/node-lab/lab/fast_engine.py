"""An engine that thinks nothing: streams TOKENS tokens at RATE a second, so that what stands before it is measured."""
import asyncio, json, os, sys

host, port = sys.argv[1:3]
RATE, TOKENS = 40, 120
KEY = "Bearer " + os.environ["VLLM_API_KEY"]

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
            if path != "/health" and headers.get("authorization") != KEY:
                writer.write(b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n")
            elif method == "GET":
                answer = json.dumps({"object": "list", "data": [{"id": "general"}]}).encode()
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(answer) + answer)
            else:
                tokens = json.loads(body).get("max_tokens", TOKENS)
                await stream(writer, tokens)
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

async def main():
    server = await asyncio.start_server(serve, host, int(port), backlog=512)
    print("engine ready", flush=True)
    await server.serve_forever()

asyncio.run(main())
