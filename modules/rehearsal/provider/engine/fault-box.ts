import type { Fault, FaultOperation } from "../fault.ts";

/** Holds the faults asked for and lets each strike once. */
export class FaultBox {
  readonly #waiting: { readonly fault: Fault; successesLeft: number }[];

  constructor(faults: readonly Fault[] = []) {
    this.#waiting = faults.map((fault) => ({ fault, successesLeft: fault.after }));
  }

  /** Faults that have not struck yet. */
  get pending(): readonly Fault[] {
    return this.#waiting.map(({ fault }) => fault);
  }

  /** Called at each attempt: answers the fault that strikes now, or counts a success. */
  strike(operation: FaultOperation, type: string): Fault | undefined {
    const matching = this.#waiting.filter(
      ({ fault }) => fault.operation === operation && fault.type === type,
    );
    const due = matching.find(({ successesLeft }) => successesLeft === 0);
    if (due) {
      this.#waiting.splice(this.#waiting.indexOf(due), 1);
      return due.fault;
    }
    for (const waiting of matching) waiting.successesLeft -= 1;
    return undefined;
  }
}
