/**
 * What the engine takes beside weights and cache. Fitted on published start-up logs (rows 1, 5 and 7 of the table in
 * the tests) and tested on the others.
 */
export const engineMemory = {
  /** Driver context, code and small buffers of one GPU, GiB. */
  contextGib: 0.4,
  /** Buffers for talking to the other GPUs, once several share a model, GiB. */
  collectiveGib: 1.4,
  /** Bytes for each value of hidden and intermediate width of each token in a step. */
  activationBytes: 6,
  /** Bytes for each vocabulary entry of each sequence while the next token is chosen. */
  samplerBytes: 36,
  /** Tokens of one block of the cache. */
  blockTokens: 16,
  /** Share of the predicted cache that is counted on, and the least that is kept back, GiB. */
  cautiousShare: 0.85,
  cautiousGib: 0.5,
} as const;

export const bytesPerGib = 2 ** 30;
