import { distance } from "../../lint/likeness.ts";
import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";
import {
  problemsOf,
  tokenAt,
  Tokens,
  type Token,
  type TokenKinds,
} from "./query.ts";

/** What `aws` and `az` refuse, and comparisons with a field that is meant as text. */
export function readJmespath(payload: PayloadText): PayloadProblem[] {
  return problemsOf(payload, () => {
    const reader = new Reader(new Tokens(tokensOf(payload.text)));
    reader.query();
    return reader.suspicions;
  });
}

const SIGNS = /\[\?|\[\]|\|\||&&|==|!=|<=|>=|[.*[\]{}(),:|&!<>@=]/y;
const KINDS: TokenKinds = [
  ["name", /[A-Za-z_]\w*/y],
  ["number", /-?\d+/y],
  ["field", /"(?:[^"\\]|\\.)*"/y],
  ["text", /'(?:[^'\\]|\\[^])*'/y],
  ["literal", /`(?:[^`\\]|\\[^])*`/y],
  ["sign", SIGNS],
];

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(KINDS, text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

const FUNCTIONS =
  "abs avg ceil contains ends_with floor join keys length map max max_by merge min min_by not_null reverse sort sort_by starts_with sum to_array to_number to_string type values".split(
    " ",
  );
const COMPARISONS = ["==", "!=", "<", "<=", ">", ">="];

class Reader {
  readonly suspicions: PayloadProblem[] = [];
  readonly #tokens: Tokens;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  query(): void {
    this.#expression();
    if (this.#tokens.next.kind !== "end")
      this.#tokens.wrong("an operator or the end");
  }

  /** Operators bind differently; what is well-formed does not depend on it. */
  #expression(): void {
    const tokens = this.#tokens;
    tokens.deeper(() => {
      for (;;) {
        while (tokens.skip("!"));
        this.#operand();
        if (tokens.is("="))
          tokens.fail(tokens.next, "Unexpected `=`, expected `==`");
        if (tokens.is(...COMPARISONS)) {
          tokens.take();
          this.#suspect();
          continue;
        }
        if (!tokens.skip("|", "||", "&&")) return;
      }
    });
  }

  /** In double quotes stands the name of a field. */
  #suspect(): void {
    const { kind, text, start, end } = this.#tokens.next;
    const after = this.#tokens.peek(1);
    if (kind !== "field" || after.text === "." || after.text.startsWith("["))
      return;
    this.suspicions.push({
      start,
      end,
      message: `Unexpected field \`${text}\` to compare with, expected the text \`'${text.slice(1, -1)}'\``,
      evidence: "heuristic",
    });
  }

  #operand(): void {
    const tokens = this.#tokens;
    const { kind, text } = tokens.next;
    if (kind === "name") this.#name();
    else if (/^(?:field|text|literal)$/.test(kind)) tokens.take();
    else if (tokens.is("@", "*", "[]")) tokens.take();
    else if (tokens.skip("(")) {
      this.#expression();
      tokens.expect(")");
    } else if (tokens.is("{")) this.#hash();
    else if (tokens.is("[?")) this.#filter();
    else if (tokens.is("[")) this.#bracket(true);
    else if (kind === "odd" && /["'`]/.test(text))
      tokens.fail(
        tokens.next,
        `Unexpected \`${text}\` that nothing closes, expected a closing quote`,
      );
    else tokens.wrong("a field");
    this.#behind();
  }

  #name(): void {
    const tokens = this.#tokens;
    const name = tokens.take();
    if (!tokens.is("(")) return;
    if (!FUNCTIONS.includes(name.text)) {
      const near = FUNCTIONS.find((known) => distance(known, name.text) <= 2);
      const expected = near ? `\`${near}\`` : "one of JMESPath";
      tokens.fail(
        name,
        `Unexpected function \`${name.text}\`, expected ${expected}`,
      );
    }
    tokens.take();
    if (tokens.skip(")")) return;
    do {
      tokens.skip("&");
      this.#expression();
    } while (tokens.skip(","));
    tokens.expect(")");
  }

  #behind(): void {
    const tokens = this.#tokens;
    for (;;) {
      if (tokens.skip(".")) this.#member();
      else if (tokens.is("[?")) this.#filter();
      else if (tokens.is("[]")) tokens.take();
      else if (tokens.is("[")) this.#bracket(false);
      else return;
    }
  }

  #member(): void {
    const tokens = this.#tokens;
    const { kind } = tokens.next;
    if (kind === "name") this.#name();
    else if (kind === "field" || tokens.is("*")) tokens.take();
    else if (tokens.is("{")) this.#hash();
    else if (tokens.is("[")) this.#bracket(true);
    else tokens.wrong("a field");
  }

  #filter(): void {
    this.#tokens.take();
    this.#expression();
    this.#tokens.expect("]");
  }

  /** `[0]`, `[1:2]`, `[*]`, and where a value may stand, `[a, b]`. */
  #bracket(isList: boolean): void {
    const tokens = this.#tokens;
    tokens.take();
    const { kind } = tokens.next;
    if (kind === "number" || tokens.is(":")) {
      while (tokens.next.kind === "number" || tokens.is(":")) tokens.take();
      tokens.expect("]");
      return;
    }
    if (tokens.is("*") && tokens.peek(1).text === "]") {
      tokens.take();
      tokens.take();
      return;
    }
    if (!isList) tokens.wrong("an index");
    do this.#expression();
    while (tokens.skip(","));
    tokens.expect("]");
  }

  #hash(): void {
    const tokens = this.#tokens;
    tokens.take();
    do {
      const { kind } = tokens.next;
      if (kind !== "name" && kind !== "field") tokens.wrong("a key");
      tokens.take();
      if (!tokens.skip(":")) tokens.wrong("`:` and a value");
      this.#expression();
    } while (tokens.skip(","));
    tokens.expect("}");
  }
}
