import { characterClasses } from "./character-classes.ts";
import { isAscii } from "./patterns.ts";

export type Flavour = "basic" | "extended" | "perl";

/** A POSIX expression that JavaScript's engine answers alike, and soon. */
export interface Regex {
  readonly source: string;
  /** With `|` POSIX takes the longest match and JavaScript the first. */
  readonly alternates: boolean;
  /** Repetitions: they bound the text that may be searched. */
  readonly repeats: number;
}

/** Nothing where the expression has more in it than is certainly the same. */
export function readRegex(
  expression: string,
  flavour: Flavour,
): Regex | undefined {
  if (!isAscii(expression) || expression.length > 200) return undefined;
  let source = "";
  let alternates = false;
  let repeats = 0;
  let atom: "none" | "char" | "group" = "none";
  let open = 0;

  for (let at = 0; at < expression.length; at++) {
    const char = expression.charAt(at);
    let token = char;
    if (char === "\\") {
      at++;
      if (at >= expression.length) return undefined;
      token = `\\${expression.charAt(at)}`;
    }
    const kind = kindOf(token, flavour, expression, at, source);
    switch (kind) {
      case "open":
        if (expression.startsWith("(?", at)) return undefined;
        source += "(";
        open++;
        atom = "none";
        break;
      case "close":
        if (open === 0) return undefined;
        source += ")";
        open--;
        atom = "group";
        break;
      case "or":
        source += "|";
        alternates = true;
        atom = "none";
        break;
      case "repeat": {
        // A repeated group may take for ever, and captures differ.
        if (atom !== "char") return undefined;
        source += token.replace("\\", "");
        repeats++;
        atom = "none";
        break;
      }
      case "interval": {
        const interval = /^\\?\{(\d{0,3})(,?)(\d{0,3})\\?\}/.exec(
          expression.slice(flavour === "basic" ? at - 1 : at),
        );
        if (!interval || atom !== "char" || interval[1] === "")
          return undefined;
        source += `{${interval[1] ?? ""}${interval[2] ?? ""}${interval[3] ?? ""}}`;
        at += interval[0].length - 1 - (flavour === "basic" ? 1 : 0);
        repeats++;
        atom = "none";
        break;
      }
      case "bracket": {
        const bracket = readBracket(expression, at);
        if (!bracket) return undefined;
        source += bracket.source;
        at = bracket.end;
        atom = "char";
        break;
      }
      case "any":
        source += "[^\\n]";
        atom = "char";
        break;
      case "anchor":
        source += char;
        atom = "none";
        break;
      case "class":
        source += token;
        atom = "char";
        break;
      case "text":
        source += token.at(-1)?.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&") ?? "";
        atom = "char";
        break;
      case "other":
        return undefined;
    }
  }
  return open === 0 ? { source, alternates, repeats } : undefined;
}

function kindOf(
  token: string,
  flavour: Flavour,
  expression: string,
  at: number,
  before: string,
):
  | "open"
  | "close"
  | "or"
  | "repeat"
  | "interval"
  | "bracket"
  | "any"
  | "anchor"
  | "class"
  | "text"
  | "other" {
  const basic = flavour === "basic";
  const special = basic && token.startsWith("\\") ? token.slice(1) : token;
  // In a basic expression it is the backslash that makes these special.
  const active = basic ? token.startsWith("\\") : !token.startsWith("\\");
  if (active && /^[(){}|+?]$/.test(special)) {
    if (special === "(") return "open";
    if (special === ")") return "close";
    if (special === "|") return "or";
    if (special === "{") return "interval";
    if (special === "}") return "other";
    // `a+?` is lazy in Perl only.
    return flavour === "perl" && /[*+?}]$/.test(before) ? "other" : "repeat";
  }
  if (token === "*") {
    if (before === "" || before.endsWith("(")) return basic ? "text" : "other";
    return "repeat";
  }
  if (token === "[") return "bracket";
  if (token === ".") return "any";
  if (token === "^") return at === 0 ? "anchor" : "other";
  if (token === "$") return at === expression.length - 1 ? "anchor" : "other";
  if (!token.startsWith("\\")) return "text";
  const letter = token.slice(1);
  if (/^[^A-Za-z0-9<>'`]$/.test(letter)) return "text";
  return flavour === "perl" && /^[dws]$/.test(letter) ? "class" : "other";
}

/** In POSIX brackets a backslash is a backslash. */
function readBracket(
  expression: string,
  start: number,
): { source: string; end: number } | undefined {
  const match = /^\[(\^?)(\]?(?:\[:\w+:\]|[^\]\\])*)\]/.exec(
    expression.slice(start),
  );
  if (!match) return undefined;
  const [whole, negated = "", inner = ""] = match;
  let failed = false;
  const source = inner
    .replace(/\[:(\w+):\]|[\][]/g, (token, name: string | undefined) => {
      if (name === undefined) return `\\${token}`;
      const set = characterClasses[name];
      if (set === undefined) failed = true;
      return set ?? "";
    })
    .replace(/\^/g, "\\^");
  const ranges = inner.replace(/\[:\w+:\]/g, "").match(/.-[^\]]/g) ?? [];
  const usual = /^(?:[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z])$/;
  if (failed || ranges.some((range) => !usual.test(range))) return undefined;
  const newline = negated === "" ? "" : "\\n";
  return {
    source: `[${negated}${source}${newline}]`,
    end: start + whole.length - 1,
  };
}

/** A compiled one, if the text is short enough for what it repeats. */
export function compile(
  regex: Regex | undefined,
  text: string,
  flags = "",
): RegExp | undefined {
  if (!regex || !isAscii(text)) return undefined;
  const longest = [65_536, 65_536, 2_000, 200, 60][regex.repeats] ?? 0;
  if (text.length > longest) return undefined;
  try {
    return new RegExp(regex.source, flags);
  } catch {
    return undefined;
  }
}
