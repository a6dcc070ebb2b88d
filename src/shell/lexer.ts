import { angleAt, templateAt } from "./brackets.ts";

/** What the shell takes a character for, as far as placeholders need it. */
export type Context = "command" | "comment" | "quotes" | "heredoc";

/** A placeholder that only the lexer can tell from a redirection or an expansion. */
export interface BracketPlaceholder {
  readonly start: number;
  readonly end: number;
  readonly style: "angle" | "template";
  readonly within: "command" | "quotes";
}

type Frame =
  "single" | "ansi" | "double" | "backtick" | "paren" | "arithmetic" | "brace";

interface Heredoc {
  readonly delimiter: string;
  readonly tabs: boolean;
}

interface Step {
  readonly length: number;
  readonly context: Context;
}

const OPENERS: readonly (readonly [string, Frame])[] = [
  ["$((", "arithmetic"],
  ["$(", "paren"],
  ["${", "brace"],
  ["`", "backtick"],
];
const COMMAND_OPENERS: typeof OPENERS = [
  ["$'", "ansi"],
  ["((", "arithmetic"],
  ...OPENERS,
  ["(", "paren"],
  ["'", "single"],
  ['"', "double"],
];
const WORD_BREAK = /[\s;|&()]/;
const OPERATOR_LAST = /(?:\||&&)\s*$/;
const HEREDOC = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([\w.!-]+))/;

const inQuotes = new Set<Frame>(["single", "ansi", "double", "brace"]);
/** Opens and closes nothing, wherever it stands. */
const PLAIN = /[\w \t.,:/=@%+*?!~^-]+/y;

/** How many characters from here on mean nothing but themselves. */
function plainAt(text: string, at: number, end: number): number {
  PLAIN.lastIndex = at;
  if (!PLAIN.test(text)) return 0;
  return Math.min(PLAIN.lastIndex, end) - at;
}

/**
 * Reads one line at a time, so that its user may leave out lines that are not
 * shell: an apostrophe in a line of prose then opens no quote. It knows less
 * than the parser and never fails.
 */
export class Lexer {
  /** What was met so far, in order. */
  brackets: BracketPlaceholder[] = [];
  #frames: Frame[] = [];
  #heredocs: Heredoc[] = [];
  #inBody = false;
  #continued = false;
  #text = "";
  #start = 0;
  #end = 0;

  /** Why the next line belongs to the same command; undefined where a command may start. */
  get pending(): "quotes" | "heredoc" | "continuation" | undefined {
    if (this.#inBody) return "heredoc";
    if (this.#continued) return "continuation";
    return this.#frames.length > 0 ? "quotes" : undefined;
  }

  /** Starts afresh; what was met from this offset on is taken back. */
  restart(at: number): void {
    this.brackets = this.brackets.filter(({ end }) => end <= at);
    this.#frames = [];
    this.#heredocs = [];
    this.#inBody = false;
    this.#continued = false;
  }

  /** Reads `text` from `start` to `end`, a line without its break, into `contexts`. */
  line(text: string, start: number, end: number, contexts: Context[]): void {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    if (this.#inBody) {
      contexts.fill("heredoc", start, end);
      this.#closeHeredoc();
      return;
    }
    this.#continued = false;
    for (let at = start; at < end;) {
      const plain = plainAt(text, at, end);
      if (plain > 0) {
        contexts.fill(this.#frameContext(), at, at + plain);
        at += plain;
        continue;
      }
      const { length, context } = this.#step(at);
      const next = Math.min(at + length, end);
      contexts.fill(context, at, next);
      at = next;
    }
    if (this.#continued || this.#isQuoted()) return;
    this.#inBody = this.#heredocs.length > 0;
    this.#continued = OPERATOR_LAST.test(this.#code(contexts));
  }

  #frameContext(): Context {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return "command";
    return inQuotes.has(frame) ? "quotes" : "command";
  }

  #step(at: number): Step {
    const frame = this.#frames.at(-1);
    if (frame === "single" || frame === "ansi" || frame === "double")
      return { length: this.#quoted(at, frame), context: "quotes" };
    if (frame === "brace")
      return { length: this.#expansion(at), context: "quotes" };
    if (this.#isComment(at))
      return { length: this.#end - at, context: "comment" };
    const length =
      this.#escape(at) ??
      this.#template(at, "command") ??
      this.#close(at, frame) ??
      this.#open(at, COMMAND_OPENERS) ??
      this.#input(at, frame) ??
      1;
    return { length, context: "command" };
  }

  #quoted(at: number, frame: "single" | "ansi" | "double"): number {
    const char = this.#text[at];
    if (char === (frame === "double" ? '"' : "'")) this.#frames.pop();
    else if (frame === "single") return 1;
    else if (char === "\\") return 2;
    else if (frame === "double")
      return this.#template(at, "quotes") ?? this.#open(at, OPENERS) ?? 1;
    return 1;
  }

  /** Inside `${...}`: double quotes nest there, single ones only where it stands bare. */
  #expansion(at: number): number {
    const char = this.#text[at];
    const bare = !this.#frames.includes("double");
    if (char === "}") this.#frames.pop();
    else if (char === '"') this.#frames.push("double");
    else if (char === "'" && bare) this.#frames.push("single");
    else if (char === "\\") return 2;
    else return this.#open(at, OPENERS) ?? 1;
    return 1;
  }

  #isComment(at: number): boolean {
    if (this.#text[at] !== "#") return false;
    return at === this.#start || WORD_BREAK.test(this.#text[at - 1] ?? "");
  }

  #escape(at: number): number | undefined {
    if (this.#text[at] !== "\\") return undefined;
    if (at + 1 === this.#end) this.#continued = true;
    return 2;
  }

  #template(at: number, within: "command" | "quotes"): number | undefined {
    const end = templateAt(this.#text, at, this.#end);
    if (end === undefined) return undefined;
    // In quotes `{{ x }}` is text for the command; a shortcode never is.
    const isShortcode = /[<%]/.test(this.#text[at + 2] ?? "");
    if (within === "quotes" && !isShortcode) return undefined;
    this.#found({ start: at, end, style: "template", within });
    return end - at;
  }

  #close(at: number, frame: Frame | undefined): number | undefined {
    if (frame === "backtick" && this.#text[at] === "`") {
      this.#frames.pop();
      return 1;
    }
    if (this.#text[at] !== ")") return undefined;
    const double = frame === "arithmetic" && this.#text[at + 1] === ")";
    if (double || frame === "paren") this.#frames.pop();
    return double ? 2 : 1;
  }

  #open(at: number, openers: typeof OPENERS): number | undefined {
    const found = openers.find(([text]) => this.#text.startsWith(text, at));
    if (!found) return undefined;
    this.#frames.push(found[1]);
    return found[0].length;
  }

  /** `<` may open a placeholder, a heredoc or a redirection. */
  #input(at: number, frame: Frame | undefined): number | undefined {
    if (this.#text[at] !== "<" || frame === "arithmetic") return undefined;
    const end = angleAt(this.#text, at, this.#end);
    if (end !== undefined) {
      this.#found({ start: at, end, style: "angle", within: "command" });
      return end - at;
    }
    if (this.#text.startsWith("<<<", at)) return 3;
    const heredoc = HEREDOC.exec(this.#text.slice(at, this.#end));
    if (!heredoc) return undefined;
    const [all, dash, single, double, bare = ""] = heredoc;
    const delimiter = single ?? double ?? bare;
    this.#heredocs.push({ delimiter, tabs: dash === "-" });
    return all.length;
  }

  #found(bracket: BracketPlaceholder): void {
    this.brackets.push(bracket);
  }

  #closeHeredoc(): void {
    const [heredoc] = this.#heredocs;
    const line = this.#text.slice(this.#start, this.#end).trimEnd();
    const bare = heredoc?.tabs ? line.replace(/^\t+/, "") : line;
    if (bare !== heredoc?.delimiter) return;
    this.#heredocs.shift();
    this.#inBody = this.#heredocs.length > 0;
  }

  #isQuoted(): boolean {
    const frame = this.#frames.at(-1);
    return frame === "single" || frame === "double" || frame === "ansi";
  }

  /** The line without the comment at its end. */
  #code(contexts: readonly Context[]): string {
    let until = this.#end;
    while (until > this.#start && contexts[until - 1] === "comment") until -= 1;
    return this.#text.slice(this.#start, until);
  }
}
