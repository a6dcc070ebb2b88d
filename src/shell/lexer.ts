import { templateAt, angleAt } from "./brackets.ts";

/** What the shell takes a character for, as far as placeholders need it. */
export type Context = "command" | "comment" | "quotes" | "heredoc";

type Frame =
  "single" | "ansi" | "double" | "backtick" | "paren" | "arithmetic" | "brace";

interface Heredoc {
  readonly delimiter: string;
  readonly tabs: boolean;
}

/**
 * A lexer that takes one line at a time, so that its user may leave lines out
 * that are not shell. It guesses less than the parser and never fails: an
 * apostrophe in a line of prose costs that line only if the user asks first.
 */
export interface Lexer {
  /** Inside quotes, brackets or heredocs, or after a trailing backslash. */
  readonly pending: "quotes" | "heredoc" | "continuation" | undefined;
  /** Angle and template placeholders met so far: only here is it clear what `<` is. */
  readonly brackets: readonly BracketPlaceholder[];
  line(text: string, start: number, end: number, contexts: Context[]): void;
  /** Starts afresh; what was met from this offset on is taken back. */
  restart(at: number): void;
}

export interface BracketPlaceholder {
  readonly start: number;
  readonly end: number;
  readonly style: "angle" | "template";
  readonly within: "command" | "quotes";
}

const WORD_BREAK = /[\s;|&()]/;
const OPERATOR_LAST = /(?:\||&&)\s*$/;
const HEREDOC = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([\w.!-]+))/;

export function createLexer(): Lexer {
  let frames: Frame[] = [];
  let heredocs: Heredoc[] = [];
  let inBody = false;
  let continued = false;
  let brackets: BracketPlaceholder[] = [];

  const top = () => frames.at(-1);
  const quoted = () =>
    top() === "single" || top() === "double" || top() === "ansi";

  function body(
    text: string,
    start: number,
    end: number,
    contexts: Context[],
  ): void {
    contexts.fill("heredoc", start, end);
    const [heredoc] = heredocs;
    const line = text.slice(start, end).trimEnd();
    if (line !== heredoc?.delimiter && !closesIndented(line, heredoc)) return;
    heredocs.shift();
    inBody = heredocs.length > 0;
  }

  function line(
    text: string,
    start: number,
    end: number,
    contexts: Context[],
  ): void {
    if (inBody) return body(text, start, end, contexts);
    continued = false;
    let at = start;
    while (at < end) {
      const next = step(text, at, start, end);
      contexts.fill(next.context, at, next.at);
      at = next.at;
    }
    if (!continued && !quoted() && heredocs.length > 0) inBody = true;
    else if (!quoted() && OPERATOR_LAST.test(code(text, start, end, contexts)))
      continued = true;
  }

  function step(
    text: string,
    at: number,
    start: number,
    end: number,
  ): { at: number; context: Context } {
    const char = text.charAt(at);
    const frame = top();
    if (frame === "single" || frame === "ansi" || frame === "double")
      return inQuotes(text, at, end, frame);
    const context = frames.includes("double") ? "quotes" : "command";
    const on = (length: number) => ({
      at: Math.min(at + length, end),
      context: "command" as const,
    });
    const open = (next: Frame, length: number) => {
      frames.push(next);
      return on(length);
    };

    if (frame === "brace") {
      if (char === "}") frames.pop();
      else if (char === '"' && context === "command") frames.push("double");
      else if (char === "'" && context === "command") frames.push("single");
      return on(char === "\\" ? 2 : 1);
    }
    if (char === "\\") {
      if (text.slice(at + 1, end).trim() === "" && at + 1 === end)
        continued = true;
      return on(2);
    }
    if (char === "#" && (at === start || WORD_BREAK.test(text.charAt(at - 1))))
      return { at: end, context: "comment" };

    const template = templateAt(text, at, end);
    if (template !== undefined) {
      brackets.push({
        start: at,
        end: template,
        style: "template",
        within: "command",
      });
      return on(template - at);
    }
    const rest = text.slice(at, Math.min(end, at + 200));
    if (rest.startsWith("$'")) return open("ansi", 2);
    if (rest.startsWith("$((")) return open("arithmetic", 3);
    if (rest.startsWith("((")) return open("arithmetic", 2);
    if (rest.startsWith("$(")) return open("paren", 2);
    if (rest.startsWith("${")) return open("brace", 2);
    if (char === "(") return open("paren", 1);
    if (char === "'") return open("single", 1);
    if (char === '"') return open("double", 1);
    if (char === "`") {
      if (frame !== "backtick") return open("backtick", 1);
      frames.pop();
      return on(1);
    }
    if (char === ")") {
      if (frame === "arithmetic" && rest.startsWith("))")) {
        frames.pop();
        return on(2);
      }
      if (frame === "paren") frames.pop();
      return on(1);
    }
    if (char !== "<" || frame === "arithmetic") return on(1);

    const angle = angleAt(text, at, end);
    if (angle !== undefined) {
      brackets.push({
        start: at,
        end: angle,
        style: "angle",
        within: "command",
      });
      return on(angle - at);
    }
    if (rest.startsWith("<<<")) return on(3);
    const heredoc = HEREDOC.exec(rest);
    if (!heredoc) return on(1);
    heredocs.push({
      delimiter: heredoc[2] ?? heredoc[3] ?? heredoc[4] ?? "",
      tabs: heredoc[1] === "-",
    });
    return on(heredoc[0].length);
  }

  function inQuotes(
    text: string,
    at: number,
    end: number,
    frame: "single" | "ansi" | "double",
  ): { at: number; context: Context } {
    const char = text.charAt(at);
    const on = (length: number) => ({
      at: Math.min(at + length, end),
      context: "quotes" as const,
    });
    if (frame === "single") {
      if (char === "'") frames.pop();
      return on(1);
    }
    if (char === "\\") return on(2);
    if (char === (frame === "ansi" ? "'" : '"')) {
      frames.pop();
      return on(1);
    }
    if (frame === "ansi") return on(1);
    const template = templateAt(text, at, end);
    if (template !== undefined && /[<%]/.test(text.charAt(at + 2))) {
      brackets.push({
        start: at,
        end: template,
        style: "template",
        within: "quotes",
      });
      return on(template - at);
    }
    if (text.startsWith("$((", at)) frames.push("arithmetic");
    else if (text.startsWith("$(", at)) frames.push("paren");
    else if (text.startsWith("${", at)) frames.push("brace");
    else if (char === "`") frames.push("backtick");
    else return on(1);
    return on(char === "`" ? 1 : frames.at(-1) === "arithmetic" ? 3 : 2);
  }

  return {
    line,
    get brackets() {
      return brackets;
    },
    get pending() {
      if (inBody) return "heredoc";
      if (continued) return "continuation";
      return frames.length > 0 ? "quotes" : undefined;
    },
    restart(at) {
      brackets = brackets.filter(({ end }) => end <= at);
      frames = [];
      heredocs = [];
      inBody = false;
      continued = false;
    },
  };
}

/** What the shell takes each character of a whole text for. */
export function contextsOf(text: string): Context[] {
  const contexts = new Array<Context>(text.length).fill("command");
  const lexer = createLexer();
  let start = 0;
  for (const line of text.split("\n")) {
    lexer.line(text, start, start + line.length, contexts);
    start += line.length + 1;
  }
  return contexts;
}

/** The line without the comment at its end. */
function code(
  text: string,
  start: number,
  end: number,
  contexts: readonly Context[],
): string {
  let until = end;
  while (until > start && contexts[until - 1] === "comment") until -= 1;
  return text.slice(start, until);
}

function closesIndented(line: string, heredoc: Heredoc | undefined): boolean {
  return (
    heredoc?.tabs === true && line.replace(/^\t+/, "") === heredoc.delimiter
  );
}
