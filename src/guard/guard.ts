import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { shippedModule } from "../shipped.ts";
import { ending, type GuardLimits, type Watched } from "./watched.ts";

/**
 * Ends what this process does where it takes too long, and nothing else: a thread
 * looks on, and stops the code that runs, also a loop or a pattern that never ends.
 * Where the thread cannot start, nothing is watched.
 */
export class Guard {
  readonly #doing = new Int32Array(new SharedArrayBuffer(4));
  readonly #thread: Worker;
  #count = 0;
  #onEnded: (() => void) | undefined;

  constructor(limits: GuardLimits) {
    const workerData: Watched = { limits, doing: this.#doing };
    this.#thread = new Worker(shippedModule("guard/thread"), {
      workerData,
    });
    this.#thread.unref();
    this.#thread.on("message", () => this.#onEnded?.());
    this.#thread.on("error", () => undefined);
  }

  /** What `work` gives, or `ended` where it was ended. One at a time. */
  async within<Result>(
    work: () => Promise<Result>,
    ended: Result,
  ): Promise<Result> {
    // Whatever else waits to go on now would be ended with it.
    await setImmediate();
    const { promise, resolve } = Promise.withResolvers<Result>();
    this.#onEnded = () => resolve(ended);
    this.#count += 1;
    Atomics.store(this.#doing, 0, this.#count);
    try {
      return await Promise.race([work(), promise]);
    } finally {
      const was = Atomics.compareExchange(this.#doing, 0, this.#count, 0);
      // It is about to end what has just been done.
      if (was === ending) await promise;
    }
  }

  stop(): Promise<unknown> {
    return this.#thread.terminate();
  }
}
