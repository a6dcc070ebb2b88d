import type { Contestant } from "./contestants.ts";

/**
 * Holds contestants to what they say that they did: who leaves pages out, or finds
 * something else in a cache or with more jobs, is fast for nothing.
 */
export class Proof {
  readonly #pages: number;
  #first: { readonly name: string; readonly findings: string } | undefined;

  /** Of a repository of so many pages. */
  constructor(pages: number) {
    this.#pages = pages;
  }

  /** @throws where a contestant did less than its work. */
  take({ name, deedOf }: Contestant, said: string): void {
    if (!deedOf) return;
    const { pages, findings } = deedOf(said);
    if (pages !== this.#pages)
      throw new Error(
        `Unexpected ${pages} pages of \`${name}\`, expected ${this.#pages}`,
      );
    if (findings === undefined) return;
    this.#first ??= { name, findings };
    if (findings !== this.#first.findings)
      throw new Error(
        `Unexpected findings of \`${name}\`, expected those of \`${this.#first.name}\``,
      );
  }
}
