/** How a family of programs writes what an option takes. */
export interface Notation {
  /** Behind the last name; what follows is the description. */
  readonly value: RegExp;
}

/** `--jobs=NUM  use many` and `-P NAME  show`. */
export const gnu: Notation = { value: /^(?:=| [^\s-][^\s]*(?:\s{2,}|$))/ };

/** `--cacert <file> CA certificate`. */
export const angles: Notation = {
  value: /^=?[ =]?<|^ \([^)]*\)<|^ \([a-z+-]+(?:\|[a-z+-]+)+\)|^ \[\(/,
};

/** `--add-host list     Add`, `--cascade='background': Must`. */
export const go: Notation = {
  value: /^(?:=(?!true|false)| [^\s-]\S*(?: \S+)*?(?:\s{2,}|$))/,
};

const NAME = /^--?[A-Za-z0-9?#@:](?:[\w.-]*\w)?/;

/**
 * The line of a spec for a line of help: `-n --namespace=` of
 * `-n, --namespace='': If present, ...`. Nothing where it tells of no option.
 */
function readOptionLine(line: string, { value }: Notation): string | undefined {
  let rest = line.trim();
  const names: string[] = [];
  let takes = "";
  for (
    let name = NAME.exec(rest)?.[0];
    name !== undefined;
    name = NAME.exec(rest)?.[0]
  ) {
    names.push(name);
    rest = rest.slice(name.length).replace(/^ \("\w+"\)/, "");
    if (/^\[=?[<(\w.[# ]|^ \[<?\w+>?\]/.test(rest)) takes = "=?";
    else if (value.test(rest)) takes = "=";
    const separator =
      /^(?:=|[=\s]<[^>]*>|\[\w+\]| [A-Z][A-Z0-9_]*| [a-z][a-z-]*(?=, --)| \{[^}]*\}|=[\w.]+)?(?:, {0,2}|\s\|\s|\s{1,2})(?=-)/.exec(
        rest,
      );
    if (!separator) break;
    rest = rest.slice(separator[0].length);
  }
  return names.length === 0
    ? undefined
    : `${[...new Set(names)].join(" ")}${takes}`;
}

/** Those of all lines, one for each option. */
export function readOptionLines(
  lines: readonly string[],
  notation: Notation,
): string[] {
  const names = new Set<string>();
  return lines.flatMap((line) => {
    const read = readOptionLine(line, notation);
    if (read === undefined) return [];
    const own = read.replace(/=\??$/, "").split(" ");
    if (own.some((name) => names.has(name))) return [];
    for (const name of own) names.add(name);
    return [read];
  });
}
