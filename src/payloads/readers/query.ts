import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";

/** A word of a query and where it stands. */
export interface Token {
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The first thing in a query that no program takes. */
export class Wrong {
  readonly problem: PayloadProblem;
  constructor(problem: PayloadProblem) {
    this.problem = problem;
  }
}

/** Goes through the words of a query, one after another. */
export class Tokens {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get next(): Token {
    return this.peek(0);
  }

  /** The end is a token, too. */
  peek(ahead: number): Token {
    const end = this.#tokens.at(-1)?.end ?? 0;
    return (
      this.#tokens[this.#at + ahead] ?? {
        kind: "end",
        text: "",
        start: end,
        end,
      }
    );
  }

  is(...texts: readonly string[]): boolean {
    const { kind, text } = this.next;
    return kind === "sign" && texts.includes(text);
  }

  take(): Token {
    const token = this.next;
    this.#at += 1;
    return token;
  }

  skip(...texts: readonly string[]): boolean {
    const found = this.is(...texts);
    if (found) this.#at += 1;
    return found;
  }

  expect(...texts: readonly string[]): void {
    if (!this.skip(...texts))
      this.wrong(texts.map((text) => `\`${text}\``).join(" or "));
  }

  /** Nobody nests this deep; the call stack is not for ever. */
  deeper(work: () => void): void {
    this.#depth += 1;
    if (this.#depth > 200)
      this.fail(this.next, "Unexpected depth, expected a shorter query");
    work();
    this.#depth -= 1;
  }

  wrong(expected: string): never {
    const { text } = this.next;
    const told = text === "" ? "end" : `\`${text.slice(0, 40)}\``;
    this.fail(this.next, `Unexpected ${told}, expected ${expected}`);
  }

  fail({ start, end }: Token, message: string): never {
    throw new Wrong({ start, end, message });
  }
}

/** What a query has wrong, where nothing unknown stands before it. */
export function problemsOf(
  { holes }: PayloadText,
  read: () => Iterable<PayloadProblem>,
): PayloadProblem[] {
  return firstOf(read).filter(
    ({ end }) => !holes.some((hole) => hole.start <= end),
  );
}

function firstOf(read: () => Iterable<PayloadProblem>): PayloadProblem[] {
  try {
    return [...read()];
  } catch (error) {
    if (error instanceof Wrong) return [error.problem];
    throw error;
  }
}

/** What words there are; the first kind that fits is taken. Each is sticky. */
export type TokenKinds = readonly (readonly [kind: string, pattern: RegExp])[];

export function tokenAt(kinds: TokenKinds, text: string, at: number): Token {
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found) return { kind, text: found, start: at, end: at + found.length };
  }
  return { kind: "odd", text: text.charAt(at), start: at, end: at + 1 };
}
