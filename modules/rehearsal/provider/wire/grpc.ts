import { constants, type Http2SecureServer, type Http2Server, type ServerHttp2Stream } from "node:http2";

/** Status codes of gRPC that are answered here. */
export const grpcStatus = { ok: 0, invalidArgument: 3, unimplemented: 12, internal: 13 } as const;

/** A call that is answered with a status instead of a message. */
export class GrpcError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "GrpcError";
    this.status = status;
  }
}

/** `peer` is the same object for all calls of one connection. */
export type Answer = (request: Uint8Array, peer: object) => Uint8Array;

/** What the server can do with a path such as `/package.Service/Method`. */
export type GrpcRoute =
  | { readonly kind: "unary"; answer: Answer }
  /** Opened by the peer and kept open in silence. */
  | { readonly kind: "silent-stream" };

export type GrpcRouter = (path: string) => GrpcRoute | undefined;

const headerBytes = 5;
/** Terraform's own limit for a message. */
const largestMessageBytes = 256 * 1024 * 1024;

/** Frames a message: one byte "not compressed", its length in four, the message. */
export function frame(message: Uint8Array): Uint8Array {
  const framed = Buffer.allocUnsafe(headerBytes + message.length);
  framed.writeUInt8(0, 0);
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, headerBytes);
  return framed;
}

/** @throws GrpcError where the bytes are not exactly one uncompressed message */
export function unframe(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < headerBytes) throw new GrpcError(grpcStatus.invalidArgument, "no message");
  if (buffer.readUInt8(0) !== 0) throw new GrpcError(grpcStatus.unimplemented, "compressed message");
  if (buffer.readUInt32BE(1) !== buffer.length - headerBytes) {
    throw new GrpcError(grpcStatus.invalidArgument, "the message is shorter or longer than announced");
  }
  return buffer.subarray(headerBytes);
}

/** Attaches to an HTTP/2 server's events: answers calls, survives whatever a peer sends. */
export function serveGrpc(server: Http2Server | Http2SecureServer, router: GrpcRouter): void {
  server.on("session", (session) => session.on("error", () => session.destroy()));
  server.on("stream", (stream, headers) => {
    stream.on("error", () => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
    const route = router(String(headers[constants.HTTP2_HEADER_PATH]));
    if (route === undefined) refuse(stream, grpcStatus.unimplemented, "this call is not offered");
    else if (route.kind === "silent-stream") stream.respond(responseHeaders);
    else collect(stream, (request) => answer(stream, route.answer, request));
  });
}

const responseHeaders = { ":status": 200, "content-type": "application/grpc" };

function collect(stream: ServerHttp2Stream, done: (body: Uint8Array) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > largestMessageBytes) refuse(stream, grpcStatus.invalidArgument, "the message is too long");
    else chunks.push(chunk);
  });
  stream.on("end", () => {
    if (length <= largestMessageBytes) done(Buffer.concat(chunks));
  });
}

function answer(stream: ServerHttp2Stream, reply: Answer, request: Uint8Array): void {
  try {
    const message = frame(reply(unframe(request), stream.session ?? stream));
    if (stream.destroyed) return;
    stream.respond(responseHeaders, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": grpcStatus.ok }));
    stream.end(message);
  } catch (error) {
    const status = error instanceof GrpcError ? error.status : grpcStatus.internal;
    refuse(stream, status, error instanceof Error ? error.message : String(error));
  }
}

function refuse(stream: ServerHttp2Stream, status: number, message: string): void {
  if (stream.destroyed || stream.headersSent) return;
  stream.respond(
    { ...responseHeaders, "grpc-status": status, "grpc-message": encodeURIComponent(message) },
    { endStream: true },
  );
}
