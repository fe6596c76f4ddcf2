import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export const answerText = "Canary answer 9c1e: never to be written down";
/** What every answer costs; some of it was read from the engine's cache. */
export const usage = {
  prompt_tokens: 1100,
  completion_tokens: 700,
  total_tokens: 1800,
  prompt_tokens_details: { cached_tokens: 800 },
};

/** A prompt whose answer takes three seconds after its first words. */
export const slowly = "slowly";

/** An engine that answers by heart, whole or as a stream; like vLLM it tells a stream's tokens only when asked to. */
export async function startEchoEngine() {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const { stream, stream_options, model, messages } = JSON.parse(text === "" ? "{}" : text);
    const common = { id: "1", created: 1, model };
    const message = { role: "assistant", content: answerText };
    if (stream !== true) {
      const choices = [{ index: 0, finish_reason: "stop", message }];
      response.writeHead(200, { "content-type": "application/json" });
      return response.end(JSON.stringify({ ...common, object: "chat.completion", choices, usage }));
    }
    const chunk = (body: unknown) => response.write(`data: ${JSON.stringify(body)}\n\n`);
    const part = { ...common, object: "chat.completion.chunk" };
    response.writeHead(200, { "content-type": "text/event-stream" });
    chunk({ ...part, choices: [{ index: 0, delta: message, finish_reason: null }] });
    if (messages[0].content === slowly) await new Promise((resolve) => setTimeout(resolve, 3000));
    chunk({ ...part, choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
    if (stream_options?.include_usage === true) chunk({ ...part, choices: [], usage });
    response.end("data: [DONE]\n\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    stop: () => server.close(),
  };
}
