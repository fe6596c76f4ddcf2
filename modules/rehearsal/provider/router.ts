import { handlersOf } from "./engine/calls.ts";
import type { OfflineProvider } from "./engine/offline-provider.ts";
import type { Answer, GrpcRouter } from "./wire/grpc.ts";
import { decodeMessage, encodeMessage } from "./wire/protobuf.ts";
import { type CallName, calls } from "./wire/terraform-messages.ts";

const service = "/tfplugin6.Provider/";
/** The health check's answer: field 1, 1 for "serving". */
const serving = Uint8Array.of(8, 1);

/** Answers Terraform's plugin protocol and the few calls that its plugin library adds. */
export function routerOf(provider: OfflineProvider, onShutdown: () => void = () => {}): GrpcRouter {
  const handlers = handlersOf(provider);
  const answers = new Map<string, Answer>([
    [`${service}GetProviderSchema`, () => provider.encodedSchema()],
    ["/grpc.health.v1.Health/Check", () => serving],
    [
      "/plugin.GRPCController/Shutdown",
      () => {
        onShutdown();
        return new Uint8Array();
      },
    ],
  ]);
  for (const name of Object.keys(handlers) as (keyof typeof handlers)[]) {
    answers.set(service + name, answerWith(name, handlers[name] as Handler));
  }
  const silent = new Set(["/plugin.GRPCStdio/StreamStdio", "/plugin.GRPCBroker/StartStream"]);
  return (path) => {
    const answer = answers.get(path);
    if (answer) return { kind: "unary", answer };
    return silent.has(path) ? { kind: "silent-stream" } : undefined;
  };
}

type Handler = (request: object, peer: object) => object;

function answerWith(name: CallName, handler: Handler): Answer {
  const { request, response } = calls[name];
  return (bytes, peer) => encodeMessage(response, handler(decodeMessage(request, bytes), peer));
}
