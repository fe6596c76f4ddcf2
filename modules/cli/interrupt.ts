const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs `work` with a signal that is aborted when the user interrupts, so that it can end its children and clean up. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const signal of signals) process.on(signal, abort);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, abort);
  }
}
