import { look } from "./environment.ts";
import type { Run } from "./run.ts";
import type { Span } from "./source.ts";
import type { State } from "./state.ts";
import { known } from "./values.ts";
import { scalar } from "./variables.ts";

/** The characters of IFS; nothing where they are not known. */
export function separatorsOf(
  run: Run,
  state: State,
  node: Span,
): string | undefined {
  const ifs = look(run, state, "IFS", node);
  if (ifs.kind === "unset") return " \t\n";
  return known(scalar(ifs) ?? []);
}

/** A line as `read` splits it: the last name takes all that is left. */
export function splitLine(
  line: string,
  separators: string,
  most = Infinity,
): readonly string[] {
  const white = [...separators].filter((char) => /[ \t\n]/.test(char)).join("");
  const isWhite = (at: number): boolean => white.includes(line.charAt(at));
  const fields: string[] = [];
  let at = 0;
  while (at < line.length && isWhite(at)) at++;
  while (at < line.length) {
    if (fields.length === most - 1) {
      fields.push(lastField(line.slice(at), separators, white));
      return fields;
    }
    const start = at;
    while (at < line.length && !separators.includes(line.charAt(at))) at++;
    fields.push(line.slice(start, at));
    while (at < line.length && isWhite(at)) at++;
    // One separator that is no white space, with white space around it.
    if (at < line.length && separators.includes(line.charAt(at))) {
      at++;
      while (at < line.length && isWhite(at)) at++;
    }
  }
  return fields;
}

/** White space around it goes, and one separator where it is all that follows. */
function lastField(rest: string, separators: string, white: string): string {
  let end = rest.length;
  while (end > 0 && white.includes(rest.charAt(end - 1))) end--;
  const trimmed = rest.slice(0, end);
  const hard = trimmed.at(-1);
  if (hard !== undefined && separators.includes(hard)) {
    const before = trimmed.slice(0, -1);
    const others = [...before].some((char) => separators.includes(char));
    return others ? trimmed : before;
  }
  return trimmed;
}
