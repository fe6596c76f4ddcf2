"""Holds STREAMS streams at once and prints as JSON what came: tokens a second, median time to the first one, failures.

They begin one after the other, as people do: all in one instant would time the queue for the processor.
"""
import asyncio, json, ssl, statistics, sys, time

SPREAD = 0.02
address, port, name, authority, streams, tokens = sys.argv[1:7]
key = sys.stdin.read().strip()
context = None if authority == "-" else ssl.create_default_context(cafile=authority)
body = json.dumps({"model": "general", "stream": True, "max_tokens": int(tokens),
                   "messages": [{"role": "user", "content": "go"}]})
request = (f"POST /v1/chat/completions HTTP/1.1\r\nhost: {name}\r\nauthorization: Bearer {key}\r\n"
           f"content-type: application/json\r\nconnection: close\r\ncontent-length: {len(body)}\r\n\r\n{body}").encode()

async def one(start, delay):
    reader, writer = await asyncio.open_connection(
        address, int(port), ssl=context, server_hostname=None if context is None else name)
    await start.wait()
    await asyncio.sleep(delay)
    sent = time.monotonic()
    writer.write(request)
    first, count, text = None, 0, b""
    while data := await asyncio.wait_for(reader.read(65536), 30):
        text += data
        *lines, text = text.split(b"\n")
        for line in lines:
            if line.startswith(b"data: {"):
                count += 1
                first = first or time.monotonic()
        if b"data: [DONE]" in lines:
            break
    writer.close()
    return (first - sent if first else None, count, sent, time.monotonic())

async def main():
    start = asyncio.Event()
    tasks = []
    for index in range(int(streams)):
        tasks.append(asyncio.create_task(one(start, index * SPREAD)))
        await asyncio.sleep(0.03)  # the firewall slows down whoever opens many connections at once
    await asyncio.sleep(0.5)
    start.set()
    results = [r for r in await asyncio.gather(*tasks, return_exceptions=True)]
    good = [r for r in results if not isinstance(r, BaseException) and r[1] == int(tokens)]
    span = max(r[3] for r in good) - min(r[2] for r in good) if good else 1
    print(json.dumps({"failed": len(results) - len(good), "tokensPerSecond": sum(r[1] for r in good) / span,
                      "firstTokenMs": statistics.median(r[0] for r in good) * 1000 if good else None}))

asyncio.run(main())
