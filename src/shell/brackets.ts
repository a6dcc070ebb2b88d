/**
 * Brackets whose meaning the lexer must know before it goes on: `<` may open a
 * placeholder or a redirection, `{{` a template or a brace expansion, and both
 * may hold quotes that are none.
 */

const TEMPLATE =
  /^(?:\$\{\{[^{}\n]*\}\}|\{\{<[^\n]*?>\}\}|\{\{%[^\n]*?%\}\}|\{%[^\n]*?%\}|\{\{[^{}\n]*\}\})/;
/** Longer brackets are no placeholder, and the search for their end costs. */
const LONGEST = 300;
const FORMAT_FLAG = /(?:-f|-o|--?format|--?template|go-template)[= ]\s*$/i;
const GO_TEMPLATE =
  /^\{\{-?\s*(?:[.$]|(?:else|end|if|index|json|len|printf|println|range|with)\b)/;

/** The end of template residue (`{{ x }}`, `{{< x >}}`, `{% x %}`) that starts here. */
export function templateAt(
  text: string,
  at: number,
  end: number,
): number | undefined {
  const char = text.charAt(at);
  if (char !== "{" && char !== "$") return undefined;
  const found = TEMPLATE.exec(text.slice(at, Math.min(end, at + LONGEST)));
  if (!found) return undefined;
  const before = text.slice(Math.max(0, at - 20), at);
  if (FORMAT_FLAG.test(before) && GO_TEMPLATE.test(found[0])) return undefined;
  return at + found[0].length;
}

const ANGLE =
  /^<(?:\.{3}|…|[\p{L}\d_](?:[^<>"`$\\;&(){}\n]{0,78}[^<>"`$\\;&(){}\s|])?)>/u;
const DOUBLE_ANGLE = /^<<[A-Za-z](?:[\w -]{0,59}[\w-])?>>/;
const FILE = /\.(?:csv|dump|gz|in|json|log|md|out|sh|sql|tar|txt|xml|ya?ml)$/;
const NAME_FOLLOWS = /[\w~$"'/-]/;

/**
 * The end of a placeholder in angle brackets that starts here. A redirection
 * has no closing bracket glued to its word, except in `sort <in.txt>out.txt`.
 */
export function angleAt(
  text: string,
  at: number,
  end: number,
): number | undefined {
  const rest = text.slice(at, Math.min(end, at + LONGEST));
  const [found] = DOUBLE_ANGLE.exec(rest) ?? ANGLE.exec(rest) ?? [];
  if (found === undefined) return undefined;
  const name = found.replace(/^<+|>+$/g, "");
  const next = rest.charAt(found.length);
  if (/(?:^|\s)-/.test(name)) return undefined;
  if (found.startsWith("<<") && endsHeredoc(name, text, at)) return undefined;
  if (/(?<!\p{L})'|'(?!\p{L})/u.test(name)) return undefined;
  if (isNumbered(name, text.slice(0, at), rest.slice(found.length)))
    return undefined;
  const fileFollows = next !== "" && NAME_FOLLOWS.test(next);
  if (fileFollows && (FILE.test(name) || name.includes("|"))) return undefined;
  return at + found.length;
}

/** `cat <<EOF>>.env`, where a later line is `EOF`. */
function endsHeredoc(name: string, text: string, at: number): boolean {
  return text.indexOf(`\n${name}\n`, at) > 0 || text.endsWith(`\n${name}`);
}

/** `<in.txt 2>/dev/null`, `0<in 1>out`: the number is a file descriptor's. */
function isNumbered(name: string, before: string, after: string): boolean {
  const [, file] = /^(.*\S)\s+\d$/.exec(name) ?? [];
  if (file === undefined) return false;
  return (
    FILE.test(file) ||
    /(?:^|\s)\d$/.test(before) ||
    /^(?:[&>]|\/dev\/)/.test(after)
  );
}
