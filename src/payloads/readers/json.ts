import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";

/** The first thing that no JSON parser takes; what a hole may be is never wrong. */
export function readJson(payload: PayloadText): readonly PayloadProblem[] {
  const reader = new Reader(payload);
  try {
    reader.document();
    return [];
  } catch (error) {
    if (error instanceof Wrong) return [error.problem];
    if (error instanceof Open) return [];
    throw error;
  }
}

class Wrong {
  readonly problem: PayloadProblem;
  constructor(problem: PayloadProblem) {
    this.problem = problem;
  }
}

/** From here on the text may go on in any way. */
class Open {}

const LITERAL =
  /(?:true|false|null)(?![\w.])|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const WORD = /[^\s,:[\]{}"]+/y;
const SPACE = /[ \t\r\n]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const DEEPEST = 500;

class Reader {
  readonly #text: string;
  readonly #holes: PayloadText["holes"];
  #at = 0;
  #depth = 0;

  constructor({ text, holes }: PayloadText) {
    this.#text = text;
    this.#holes = holes;
  }

  /** `jq` and streams take one value after another. */
  document(): void {
    this.#space();
    while (this.#at < this.#text.length) {
      this.#value("a value");
      this.#space();
      const next = this.#text[this.#at];
      if (next !== undefined && next !== "{" && next !== "[")
        this.#wrong("nothing behind the value");
    }
  }

  #value(expected: string): void {
    this.#space();
    if (++this.#depth > DEEPEST) throw new Open();
    const char = this.#text[this.#at];
    if (char === "{") this.#list("}", () => this.#member());
    else if (char === "[") this.#list("]", () => this.#value("a value"));
    else if (char === '"') this.#string();
    else if (!this.#skip(LITERAL)) this.#wrong(expected);
    this.#depth -= 1;
  }

  #list(close: "}" | "]", item: () => void): void {
    const what = close === "}" ? "a key" : "a value";
    this.#at += 1;
    this.#space();
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      item();
      this.#space();
      const char = this.#text[this.#at];
      if (char === close) break;
      if (char !== ",") this.#wrong(`\`,\` or \`${close}\``);
      this.#at += 1;
      this.#space();
      if (this.#text[this.#at] === close) this.#wrong(what, " behind a comma");
    }
    this.#at += 1;
  }

  #member(): void {
    if (this.#text[this.#at] !== '"') this.#wrong("a key in double quotes");
    this.#string();
    this.#space();
    if (this.#text[this.#at] !== ":") this.#wrong("`:`");
    this.#at += 1;
    this.#value("a value");
  }

  #string(): void {
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) {
        this.#at = start;
        this.#fail(
          start,
          start + 1,
          'Unexpected `"` that nothing closes, expected a closing quote',
        );
      }
      if (char === '"') break;
      if (char === "\n")
        this.#fail(
          this.#at,
          this.#at,
          "Unexpected line break in a string, expected `\\n` or a closing quote",
        );
      if (char === "\\" && !this.#skip(ESCAPE)) {
        const escape = this.#text.slice(this.#at, this.#at + 2);
        this.#fail(
          this.#at,
          this.#at + 2,
          `Unexpected escape \`${escape}\` in a string, expected one of JSON, such as \`\\\\\``,
        );
      } else if (char !== "\\") this.#at += 1;
    }
    this.#at += 1;
  }

  #space(): void {
    this.#skip(SPACE);
    if (this.#isHole()) throw new Open();
  }

  #isHole(): boolean {
    return this.#holes.some(
      ({ start, end }) => start <= this.#at && this.#at < end,
    );
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found !== undefined;
  }

  #wrong(expected: string, where = ""): never {
    const start = this.#at;
    if (start >= this.#text.length)
      this.#fail(start, start, `Unexpected end, expected ${expected}`);
    WORD.lastIndex = start;
    const word = WORD.exec(this.#text)?.[0] ?? this.#text.charAt(start);
    const told = /^['`“”‘’]/.test(word) ? word.charAt(0) : word.slice(0, 40);
    // A word that a hole is glued to may be anything.
    if (
      this.#holes.some(
        (hole) => hole.start <= start + word.length && hole.end > start,
      )
    )
      throw new Open();
    this.#fail(
      start,
      start + told.length,
      `Unexpected \`${told}\`${where}, expected ${expected}`,
    );
  }

  #fail(start: number, end: number, message: string): never {
    throw new Wrong({ start, end, message });
  }
}
