/** Scalars and arrays by name; a name that is declared but not set is left out. */
export type Variables = ReadonlyMap<
  string,
  string | ReadonlyMap<string, string>
>;

/** Reads what `declare -p` prints in bash 5. */
export function readDeclarations(printed: string): Variables {
  const variables = new Map<string, string | ReadonlyMap<string, string>>();
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(printed);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  // No expression for it: a value may be longer than their stack is deep.
  const quoted = (): string => {
    const isAnsi = printed.startsWith("$'", at);
    const quote = isAnsi ? "'" : '"';
    const start = at + (isAnsi ? 2 : 1);
    if (printed.charAt(start - 1) !== quote) {
      throw new Error(
        `Unexpected \`${printed.slice(at, at + 60)}\`, expected a quoted value`,
      );
    }
    let end = start;
    while (end < printed.length && printed.charAt(end) !== quote)
      end += printed.charAt(end) === "\\" ? 2 : 1;
    at = end + 1;
    const value = printed.slice(start, end);
    return isAnsi
      ? value.replace(ansiEscape, decodeAnsi)
      : value.replace(/\\([^])/g, "$1");
  };

  while (at < printed.length) {
    const [, name, assigned] = match(/declare -\S+ ([^=\n]+)(=?)/y) ?? [];
    if (name === undefined) {
      throw new Error(
        `Unexpected \`${printed.slice(at, at + 60)}\`, expected \`declare\``,
      );
    }
    if (assigned === "=" && match(/\(/y) !== null) {
      const entries = new Map<string, string>();
      for (
        let key;
        (key = match(
          /\[((?:"(?:[^"\\]|\\[^])*"|\$'(?:[^'\\]|\\[^])*'|[^\]"$]|\$(?!'))*)\]=/y,
        ));
        match(/ /y)
      ) {
        entries.set(key[1] ?? "", quoted());
      }
      match(/ *\)/y);
      variables.set(name, entries);
    } else if (assigned === "=") {
      variables.set(name, quoted());
    }
    match(/\n/y);
  }
  return variables;
}

const ansiEscape = /\\(?:([0-7]{1,3})|([^]))/g;

const named: Record<string, string> = {
  a: "\x07",
  b: "\b",
  E: "\x1b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function decodeAnsi(
  _: string,
  octal: string | undefined,
  letter: string,
): string {
  if (octal !== undefined)
    return String.fromCharCode(Number.parseInt(octal, 8));
  return named[letter] ?? letter;
}
