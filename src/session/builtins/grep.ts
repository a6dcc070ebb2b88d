import { print, printUnknown } from "../calls/call.ts";
import { isAscii } from "../expansion/patterns.ts";
import { contentOf } from "../calls/reading.ts";
import { type Flavour, compile, readRegex } from "../expansion/regex.ts";
import { known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { given } from "./given.ts";
import { joined, linesOf } from "./filter.ts";

export const grep: Builtin = {
  names: ["grep", "egrep", "fgrep"],
  summary: "Prints the lines that match",
  run: (call) => {
    const options = given(
      call,
      ["-e", "-m", "-A", "-B", "-C", "--include", "--exclude", "-f"],
      "vinqcoEFPwxhHsrRl",
    );
    const [named, another] = options.values("-e");
    const [first, ...rest] = options.operands;
    const pattern =
      named ?? (first?.unsure ? undefined : known(first?.value ?? []));
    const files = named === undefined ? rest : options.operands;
    const { value, certain } = contentOf(
      call,
      options.has("-r", "-R") ? [] : files,
    );
    const input =
      options.understood && files.length < 2 ? known(value) : undefined;
    const quiet = options.has("-q");
    const followed =
      input !== undefined &&
      another === undefined &&
      pattern !== undefined &&
      !options.has("-m", "-A", "-B", "-C", "-f", "-n", "-H", "-l", "-r", "-R");
    const found = followed
      ? matching(input, pattern, call.name, options.has)
      : undefined;
    if (found === undefined) {
      if (!quiet) printUnknown(call);
      return "unknown";
    }
    const output = options.has("-c") ? [String(found.length)] : found;
    if (!quiet) print(call, text(joined(output)));
    return !certain ? "unknown" : found.length > 0 ? 0 : 1;
  },
};

function matching(
  input: string,
  pattern: string,
  name: string,
  has: (...names: readonly string[]) => boolean,
): readonly string[] | undefined {
  if (!isAscii(input) || pattern.includes("\n")) return undefined;
  const fixed = name === "fgrep" || has("-F");
  const flavour: Flavour = has("-P")
    ? "perl"
    : has("-E") || name === "egrep"
      ? "extended"
      : "basic";
  const source = fixed
    ? pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")
    : pattern;
  const regex = readRegex(source, fixed ? "extended" : flavour);
  if (!regex || (has("-o") && regex.alternates)) return undefined;
  const parts: string[] = [];
  for (const line of linesOf(input)) {
    const around = has("-x")
      ? { ...regex, source: `^(?:${regex.source})$` }
      : has("-w")
        ? { ...regex, source: `(?<!\\w)(?:${regex.source})(?!\\w)` }
        : regex;
    const compiled = compile(around, line, has("-i") ? "gi" : "g");
    if (!compiled) return undefined;
    const matches = [...line.matchAll(compiled)].map(([whole]) => whole);
    // Who counts empty matches, and how, differs.
    if (has("-o") && matches.includes("")) return undefined;
    const fits = matches.length > 0 !== has("-v");
    if (!fits) continue;
    if (has("-o")) parts.push(...matches.filter((match) => match !== ""));
    else parts.push(line);
  }
  return parts;
}
