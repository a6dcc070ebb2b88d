import {
  type Evaluable,
  areWholeLines,
  inputsOf,
  plainOptions,
} from "./evaluable.ts";
import { isPortable } from "./regex.ts";

const address = String.raw`(?:\d+|\$|/(?:[^/\\\n]|\\.)+/)`;
const addresses = String.raw`(?:${address}(?:\s*,\s*${address})?)?\s*!?\s*`;
const simple = new RegExp(`${addresses}[dpq=]`, "y");
const substitution = new RegExp(
  `${addresses}s([/|#,:@!_%])((?:(?!\\1)[^\\\\\\n]|\\\\.)+)\\1((?:(?!\\1)[^\\\\\\n]|\\\\.)*)\\1([gpiI]*)`,
  "y",
);
const opening = new RegExp(`${addresses}\\{`, "y");
const between = /[\s;]*(?:\}[\s;]*)*/y;

export const sed: Evaluable = {
  names: ["sed"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, { flags: "nEr", valued: "e" });
    if (!options) return false;
    const named = options.values("e");
    const [first, ...rest] = options.operands;
    const script = named.length > 0 ? named.join("\n") : first;
    const files = named.length > 0 ? options.operands : rest;
    const inputs = inputsOf(files, evaluation);
    if (script === undefined || !inputs || !areWholeLines(inputs)) return false;
    // Whether `$` is the last line of each file or of all differs.
    if (files.length > 1) return false;
    return isPlain(script, options.has("E") || options.has("r"));
  },
};

function isPlain(script: string, extended: boolean): boolean {
  if (/[^\x20-\x7e\n]/.test(script)) return false;
  let at = skip(between, script, 0);
  while (at < script.length) {
    const open = match(opening, script, at);
    const one =
      open ?? match(simple, script, at) ?? match(substitution, script, at);
    if (!one) return false;
    const [whole, mark, pattern, replacement] = one;
    if (!patternsOf(whole, mark, extended)) return false;
    if (mark !== undefined) {
      const read = (pattern ?? "").replaceAll(`\\${mark}`, mark);
      if (!isPortable(read, extended ? "extended" : "basic")) return false;
      if (!/^(?:[^\\]|\\[1-9&/.])*$/.test(replacement ?? "")) return false;
      if (!hasGroups(read, replacement ?? "", extended)) return false;
    }
    at += whole.length;
    const after = skip(between, script, at);
    if (after === at && after < script.length && !open) return false;
    at = after;
  }
  return true;
}

/** Whether the patterns of the addresses are read alike everywhere. */
function patternsOf(
  whole: string,
  mark: string | undefined,
  extended: boolean,
): boolean {
  const head =
    mark === undefined ? whole : whole.slice(0, whole.indexOf(`s${mark}`));
  return [...head.matchAll(/\/((?:[^/\\]|\\.)+)\//g)].every(
    ([, pattern = ""]) =>
      isPortable(
        pattern.replaceAll("\\/", "/"),
        extended ? "extended" : "basic",
      ),
  );
}

function hasGroups(
  pattern: string,
  replacement: string,
  extended: boolean,
): boolean {
  const groups = extended
    ? pattern.replace(/\\./g, "").split("(").length - 1
    : pattern.split("\\(").length - 1;
  return [...replacement.matchAll(/\\([1-9])/g)].every(
    ([, number]) => Number(number) <= groups,
  );
}

function match(
  regex: RegExp,
  text: string,
  at: number,
): RegExpExecArray | null {
  regex.lastIndex = at;
  return regex.exec(text);
}

function skip(regex: RegExp, text: string, at: number): number {
  return at + (match(regex, text, at)?.[0].length ?? 0);
}
