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

/** The names below headings that speak of commands. */
export function commandsIn(help: string): string[] {
  return [...sections(help)]
    .filter(([heading]) => /commands\b/i.test(heading))
    .flatMap(([, lines]) => listedNames(lines));
}

/** `docker image ls, docker image list, docker images` or `ls, list`. */
export function aliasesIn(help: string, path: readonly string[]): string[] {
  const [, line = ""] = /^Aliases:\n\s*(.*)$/m.exec(help) ?? [];
  const name = path.at(-1);
  const parent = path.slice(0, -1).join(" ");
  return line.split(/,\s*/).flatMap((alias) => {
    const words = alias.trim().split(" ");
    const last = words.at(-1) ?? "";
    const within = words.slice(1, -1).join(" ");
    const sibling = words.length === 1 || within === parent;
    return sibling && last !== "" && last !== name ? [last] : [];
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
