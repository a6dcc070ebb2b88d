/** Quoted names of a Python literal: `("a", 'b')`. */
export function pythonNames(literal: string): string[] {
  return [...literal.matchAll(/["']([^"'\n]*)["']/g)].map(
    ([, name = ""]) => name,
  );
}

/** The body of a function at the left margin, its docstring included. */
export function pythonFunction(text: string, name: string): string | undefined {
  const start = new RegExp(`^(?:async )?def ${name}\\(`, "m").exec(text);
  if (!start) return undefined;
  const rest = text.slice(start.index);
  const head = /\)\s*(?:->[^:\n]*)?:/.exec(rest);
  if (!head) return undefined;
  const body = rest.slice(head.index + head[0].length);
  const end = /^\S/m.exec(
    body.replace(/^[^\n]*/, (same) => " ".repeat(same.length)),
  );
  return end ? body.slice(0, end.index) : body;
}

/** Nothing, `pass`, or a refusal. */
export function isEmptyPython(body: string): boolean {
  const bare = body
    .replace(/("""|''')[^]*?\1/g, "")
    .replace(/#.*$/gm, "")
    .trim();
  return (
    /^(?:pass|\.\.\.|return(?: None)?)?$/.test(bare) || /^raise\b/.test(bare)
  );
}
