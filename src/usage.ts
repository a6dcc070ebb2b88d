/**
 * What the caller can put right: a bad flag, an unreadable file, nothing to do.
 * Everything else that is thrown is a bug.
 */
export class UsageError extends Error {
  /** What to do next, one suggestion a line. */
  readonly next: readonly string[];

  constructor(what: string, ...next: readonly string[]) {
    super(what);
    this.name = "UsageError";
    this.next = next;
  }
}
