import type { PageText } from "./linted.ts";

/** A message costs as much as some blocks, and a long one is read piece by piece. */
const mostTogether = 32;
/** Times that each taker may still come: they end at about one time. */
const shares = 4;

/** Pages that several take from, in their order. */
export class Queue {
  readonly #pages: readonly PageText[];
  readonly #takers: number;
  #next = 0;

  constructor(pages: readonly PageText[], takers: number) {
    this.#pages = pages;
    this.#takers = takers;
  }

  /** The next page, where there is one. */
  takeOne(): PageText | undefined {
    return this.#pages[this.#next++];
  }

  /** The next pages: fewer towards the end, and none then. */
  takeSome(): readonly PageText[] {
    const left = Math.max(this.#pages.length - this.#next, 0);
    const share = Math.ceil(left / (this.#takers * shares));
    const from = this.#next;
    this.#next += Math.min(share, mostTogether);
    return this.#pages.slice(from, this.#next);
  }

  /** Nobody finds a page in it any more. */
  close(): void {
    this.#next = this.#pages.length;
  }
}
