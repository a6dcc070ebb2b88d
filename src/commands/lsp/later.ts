/**
 * Runs work after a pause, by its name: what is asked for again meanwhile starts
 * its pause anew. One runs at a time, in the order in which the pauses end.
 */
export class Later {
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #failed: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  run(name: string, milliseconds: number, work: () => Promise<void>): void {
    this.cancel(name);
    const timer = setTimeout(() => {
      this.#waiting.delete(name);
      void this.now(work);
    }, milliseconds);
    this.#waiting.set(name, timer);
  }

  /** Behind what runs; settles when it is done, whether it failed or not. */
  now(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).catch(this.#failed);
    return this.#last;
  }

  cancel(name: string): void {
    clearTimeout(this.#waiting.get(name));
    this.#waiting.delete(name);
  }
}
