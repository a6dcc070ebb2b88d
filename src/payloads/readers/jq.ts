import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";
import { isJqFunction } from "./jq-functions.ts";
import { jqTokens } from "./jq-tokens.ts";
import { problemsOf, Tokens, type Token } from "./query.ts";

/** What jq refuses to compile. */
export function readJq(payload: PayloadText): PayloadProblem[] {
  // Modules bring functions along.
  if (/^\s*(?:import|include|module)\b/.test(payload.text)) return [];
  return problemsOf(payload, () => {
    new Reader(new Tokens(jqTokens(payload.text)), payload.text).program();
    return [];
  });
}

const OPERATORS =
  "| , // = |= += -= *= /= %= //= == != < <= > >= + - * / %".split(" ");

/** Precedence changes what a program means, not whether it is one. */
class Reader {
  readonly #tokens: Tokens;
  readonly #text: string;
  readonly #defined = new Set<string>();

  constructor(tokens: Tokens, text: string) {
    this.#tokens = tokens;
    this.#text = text;
    for (const [, name = ""] of text.matchAll(/\bdef\s+(\w+(?:::\w+)*)/g))
      this.#defined.add(name);
    // Parameters of functions are functions.
    for (const [, names = ""] of text.matchAll(
      /\bdef\s+\w+(?:::\w+)*\s*\(([^)]*)\)/g,
    ))
      for (const name of names.split(";")) this.#defined.add(name.trim());
  }

  program(): void {
    const tokens = this.#tokens;
    if (tokens.next.kind === "end") return;
    this.#pipe();
    if (tokens.next.kind !== "end") tokens.wrong("an operator or the end");
  }

  #pipe(): void {
    const tokens = this.#tokens;
    tokens.deeper(() => {
      while (this.#word("def")) this.#definition();
      for (;;) {
        if (this.#word("label")) this.#label();
        else this.#operand();
        while (this.#word("as")) this.#patterns();
        if (!this.#operator()) return;
        while (this.#word("def")) this.#definition();
      }
    });
  }

  #operator(): boolean {
    if (this.#tokens.skip(...OPERATORS)) return true;
    const found = this.#word("and", "or");
    if (found) this.#tokens.take();
    return found;
  }

  #word(...words: readonly string[]): boolean {
    const { kind, text } = this.#tokens.next;
    return kind === "name" && words.includes(text);
  }

  #keyword(word: string): void {
    if (!this.#word(word)) this.#tokens.wrong(`\`${word}\``);
    this.#tokens.take();
  }

  /** `def f($a; g): body;` */
  #definition(): void {
    const tokens = this.#tokens;
    tokens.take();
    this.#take("name", "the name of a function");
    if (tokens.skip("(")) {
      do {
        if (tokens.next.kind === "variable") tokens.take();
        else this.#take("name", "a parameter");
      } while (tokens.skip(";"));
      tokens.expect(")");
    }
    tokens.expect(":");
    this.#pipe();
    tokens.expect(";");
  }

  #label(): void {
    const tokens = this.#tokens;
    tokens.take();
    this.#take("variable", "the name of a label");
    tokens.expect("|");
    this.#pipe();
  }

  /** `as $x | ...`, `as [$a] ?// {b: $c} | ...` */
  #patterns(): void {
    const tokens = this.#tokens;
    tokens.take();
    do this.#pattern();
    while (tokens.skip("?//"));
    tokens.expect("|");
    this.#pipe();
  }

  #pattern(): void {
    const tokens = this.#tokens;
    if (tokens.next.kind === "variable") {
      tokens.take();
    } else if (tokens.skip("[")) {
      do this.#pattern();
      while (tokens.skip(","));
      tokens.expect("]");
    } else if (tokens.skip("{")) {
      do {
        const isVariable = tokens.next.kind === "variable";
        this.#key();
        if (!isVariable || tokens.is(":")) {
          tokens.expect(":");
          this.#pattern();
        }
      } while (tokens.skip(","));
      tokens.expect("}");
    } else tokens.wrong("a variable");
  }

  #key(): void {
    const tokens = this.#tokens;
    if (tokens.skip("(")) {
      this.#pipe();
      tokens.expect(")");
      return;
    }
    const { kind } = tokens.next;
    if (kind === "format") {
      tokens.take();
      if (tokens.next.kind === "string") this.#string();
    } else if (kind === "string") this.#string();
    else if (kind === "name" || kind === "variable" || kind === "number")
      tokens.take();
    else tokens.wrong("a key");
  }

  #operand(): void {
    this.#term();
    this.#suffixes();
  }

  #term(): void {
    const tokens = this.#tokens;
    const { kind, text } = tokens.next;
    if (kind === "string") this.#string();
    else if (kind === "format") {
      tokens.take();
      if (tokens.next.kind === "string") this.#string();
    } else if (kind === "number" || kind === "variable" || kind === "field")
      tokens.take();
    else if (kind === "name") this.#named();
    else if (tokens.is(".", "..")) this.#dot();
    else if (tokens.skip("-")) this.#operand();
    else if (tokens.skip("(")) {
      this.#pipe();
      tokens.expect(")");
    } else if (tokens.skip("[")) {
      if (!tokens.is("]")) this.#pipe();
      tokens.expect("]");
    } else if (tokens.is("{")) this.#object();
    else if (text === "'") tokens.wrong("text in double quotes");
    else if (kind === "open")
      tokens.fail(
        tokens.next,
        'Unexpected `"` that nothing closes, expected a closing quote',
      );
    else tokens.wrong("a value");
  }

  #dot(): void {
    this.#tokens.take();
    if (this.#tokens.next.kind === "string") this.#string();
  }

  #suffixes(): void {
    const tokens = this.#tokens;
    for (;;) {
      const { kind } = tokens.next;
      if (kind === "field" || tokens.is("?")) tokens.take();
      else if (tokens.is(".")) {
        this.#tokens.take();
        if (tokens.next.kind === "string") this.#string();
        else if (!tokens.is("[")) tokens.wrong("a key");
      } else if (tokens.skip("[")) this.#index();
      else return;
    }
  }

  /** `[]`, `[0]`, `[1:2]`, `[:2]`, `["key"]` */
  #index(): void {
    const tokens = this.#tokens;
    if (tokens.skip("]")) return;
    if (!tokens.skip(":")) {
      this.#pipe();
      if (tokens.skip("]")) return;
      if (!tokens.skip(":")) tokens.wrong("`]` or `:`");
    }
    if (!tokens.is("]")) this.#pipe();
    tokens.expect("]");
  }

  #object(): void {
    const tokens = this.#tokens;
    tokens.take();
    if (tokens.skip("}")) return;
    do {
      if (tokens.is("}")) break;
      const isAlone = tokens.next.text !== "(";
      this.#key();
      if (tokens.skip(":")) this.#value();
      else if (!isAlone) tokens.wrong("`:`");
    } while (tokens.skip(","));
    tokens.expect("}");
  }

  /** A value ends at a comma; alternatives may stand bare in it. */
  #value(): void {
    const tokens = this.#tokens;
    for (;;) {
      this.#operand();
      const { text } = tokens.next;
      if (text === "," || !this.#operator()) return;
    }
  }

  #named(): void {
    const tokens = this.#tokens;
    const name = tokens.take();
    switch (name.text) {
      case "if":
        this.#condition();
        return;
      case "try":
        this.#operand();
        if (!this.#word("catch")) return;
        tokens.take();
        this.#operand();
        return;
      case "reduce":
      case "foreach":
        this.#loop(name.text);
        return;
      case "break":
        this.#take("variable", "the name of a label");
        return;
      case "then":
      case "elif":
      case "else":
      case "end":
      case "as":
      case "and":
      case "or":
      case "catch":
      case "def":
        tokens.fail(name, `Unexpected \`${name.text}\`, expected a value`);
    }
    const arity = tokens.is("(") ? this.#arguments() : 0;
    this.#known(name, arity);
  }

  #arguments(): number {
    const tokens = this.#tokens;
    tokens.take();
    let count = 0;
    do {
      this.#pipe();
      count += 1;
    } while (tokens.skip(";"));
    if (!tokens.skip(")")) tokens.wrong("`)` or `;`");
    return count;
  }

  #known(name: Token, arity: number): void {
    if (this.#defined.has(name.text) || isJqFunction(name.text, arity)) return;
    const dashed = /[\w]+-$/.exec(this.#text.slice(0, name.start))?.[0];
    const instead =
      dashed === undefined
        ? ""
        : `; a key with a dash is \`["${dashed}${name.text}"]\``;
    const known = isJqFunction(name.text);
    this.#tokens.fail(
      name,
      known
        ? `Unexpected number of arguments to \`${name.text}\`, ${arity} is none that it takes`
        : `Unexpected function \`${name.text}\`, which nothing defines${instead}`,
    );
  }

  #condition(): void {
    const tokens = this.#tokens;
    this.#pipe();
    this.#keyword("then");
    this.#pipe();
    while (this.#word("elif")) {
      tokens.take();
      this.#pipe();
      this.#keyword("then");
      this.#pipe();
    }
    if (this.#word("else")) {
      tokens.take();
      this.#pipe();
    }
    this.#keyword("end");
  }

  #loop(word: "reduce" | "foreach"): void {
    const tokens = this.#tokens;
    this.#operand();
    this.#keyword("as");
    do this.#pattern();
    while (tokens.skip("?//"));
    tokens.expect("(");
    this.#pipe();
    tokens.expect(";");
    this.#pipe();
    if (word === "foreach" && tokens.skip(";")) this.#pipe();
    tokens.expect(")");
  }

  /** The program in `\(...)` is read with the rest. */
  #string(): void {
    const tokens = this.#tokens;
    tokens.take();
    for (;;) {
      const { kind } = tokens.next;
      if (kind !== "interpolation" && kind !== "string-rest") return;
      tokens.take();
      if (kind === "string-rest") continue;
      this.#pipe();
      tokens.expect(")");
    }
  }

  #take(kind: string, expected: string): void {
    if (this.#tokens.next.kind !== kind) this.#tokens.wrong(expected);
    this.#tokens.take();
  }
}
