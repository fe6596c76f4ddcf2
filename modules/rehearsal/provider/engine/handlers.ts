import type { Message } from "../wire/protobuf.ts";
import type { CallName, calls } from "../wire/terraform-messages.ts";

type Request<N extends CallName> = Message<(typeof calls)[N]["request"]>;
type Response<N extends CallName> = Message<(typeof calls)[N]["response"]>;

/** One function per call of the protocol. `peer` is the connection that the call came by. */
export type Handlers = {
  readonly [N in Exclude<CallName, "GetProviderSchema">]: (request: Request<N>, peer: object) => Response<N>;
};
