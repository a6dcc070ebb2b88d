const pair =
  /(?<![\w.-])([A-Za-z_][\w.-]*)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"'{}]+))/g;

/** The `key=value` pairs of an info string or comment. Other words belong to other tools. */
export function readAnnotations(
  text: string,
): Readonly<Record<string, string>> {
  const pairs: [string, string][] = [];
  for (const [, key = "", double, single, bare] of text.matchAll(pair)) {
    pairs.push([
      key,
      double === undefined ? (single ?? bare ?? "") : unescaped(double),
    ]);
  }
  return Object.fromEntries(pairs);
}

/** A value stands on one line, so `\n` is how its author writes the next one. */
function unescaped(quoted: string): string {
  return quoted.replace(/\\(["\\n])/g, (_, mark: string) =>
    mark === "n" ? "\n" : mark,
  );
}

/** The text behind `guidepost` where a comment speaks to Guidepost. */
export function annotationComment(comment: string): string | undefined {
  return /^\s*guidepost\s+([^]*)$/.exec(comment)?.[1];
}
