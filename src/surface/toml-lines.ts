import { toPath } from "./setting.ts";

/** The 1-based line of each key and table of a valid TOML text, by its path. */
export function keyLines(text: string): Map<string, number> {
  const places = new Map<string, number>();
  const put = (segments: readonly string[], line: number) => {
    const path = toPath(segments);
    if (!places.has(path)) places.set(path, line);
  };
  let table: string[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const end = statementEnd(text, at);
    const statement = text.slice(at, end).trim();
    if (statement.startsWith("[")) {
      table = keyOf(statement.replace(/^\[\[?/, ""));
      put(table, line);
    } else if (statement !== "" && !statement.startsWith("#"))
      put([...table, ...keyOf(statement)], line);
    line += text.slice(at, end + 1).split("\n").length - 1;
    at = end + 1;
  }
  return places;
}

/** `a."b.c" = 1` to a and b.c. */
function keyOf(statement: string): string[] {
  const segments: string[] = [];
  const part = /\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))\s*(\.?)/y;
  for (;;) {
    const [, quoted, literal, bare, dot] = part.exec(statement) ?? [];
    const name = quoted === undefined ? (literal ?? bare) : unescapeKey(quoted);
    if (name === undefined) return segments;
    segments.push(name);
    if (dot === "") return segments;
  }
}

/** A basic string is nearly one of JSON; other escapes are left as they are. */
function unescapeKey(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}

/** The line break that ends the statement at `from`, or the end of the text. */
function statementEnd(text: string, from: number): number {
  let depth = 0;
  const token = /"""|'''|["'[\]{}#\n]/g;
  token.lastIndex = from;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match;
    if (found === "\n" && depth <= 0) return match.index;
    if (found === "[" || found === "{") depth += 1;
    if (found === "]" || found === "}") depth -= 1;
    if (found === "#") token.lastIndex = endOf(text, "\n", token.lastIndex) - 1;
    if (/["']/.test(found))
      token.lastIndex = endOf(text, found, token.lastIndex);
  }
  return text.length;
}

/** Behind the closing mark; a backslash hides one in basic strings. */
function endOf(text: string, mark: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\" && mark.startsWith('"')) at += 1;
    else if (text.startsWith(mark, at)) return at + mark.length;
  }
  return text.length + 1;
}
