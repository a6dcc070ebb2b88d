/** Lines of help under a heading that ends in a colon, up to the next. */
export function sections(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split("\n")) {
    const heading = /^([A-Za-z][\w ,()/*-]*):(?:\s+(.*))?$/.exec(line);
    if (heading?.[1]) {
      lines = found.get(heading[1]) ?? [];
      found.set(heading[1], lines);
      if (heading[2]) lines.push(heading[2]);
    } else if (line.trim() !== "") {
      lines.push(line);
    }
  }
  return found;
}

/** The first words of indented lines: the names in a list of subcommands. */
export function listedNames(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const [, name] = /^ {1,4}([a-z][\w-]*)\*?(?:,|\s{2,}|$)/.exec(line) ?? [];
    return name === undefined ? [] : [name];
  });
}

/** Leaves out what is empty, so that a spec holds only what is told. */
export function withoutEmpty<T extends object>(spec: T): T {
  const told = { ...spec };
  for (const key in told) {
    const value = told[key];
    if (Array.isArray(value) && value.length === 0) delete told[key];
  }
  return told;
}
