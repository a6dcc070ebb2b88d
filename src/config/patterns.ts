import picomatch from "picomatch";

const compiled = new Map<string, (path: string) => boolean>();

/**
 * Whether patterns name a path; both start at the configuration's folder. A plain
 * path names a file, or all that lies in a folder. The last that fits decides:
 * one with `!` leaves out.
 */
export function names(patterns: readonly string[], path: string): boolean {
  for (const pattern of patterns.toReversed()) {
    const isNot = pattern.startsWith("!");
    if (matcher(isNot ? pattern.slice(1) : pattern)(path)) return !isNot;
  }
  return false;
}

function matcher(pattern: string): (path: string) => boolean {
  const known = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, known);
  return known;
}

function compile(pattern: string): (path: string) => boolean {
  const plain = pattern.replace(/^(?:\.\/)+/, "").replace(/\/+$/, "");
  if (plain === "" || plain === ".") return (path) => !path.startsWith("../");
  const options = { dot: true };
  const fits = picomatch(plain, options);
  const below = picomatch(`${plain}/**`, options);
  return (path) => fits(path) || below(path);
}

/** Whether it is more than a plain path. */
export function isPattern(text: string): boolean {
  return text.startsWith("!") || picomatch.scan(text).isGlob;
}
