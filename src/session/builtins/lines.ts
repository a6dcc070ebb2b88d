import { isAscii } from "../expansion/patterns.ts";
import { known } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { filter, joined, linesOf } from "./filter.ts";
import type { Given } from "./given.ts";

function count(
  options: Given,
  call: readonly string[] = ["-n", "--lines"],
): number | undefined {
  const value = options.value(...call) ?? "10";
  return /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

/** Text whose last line has no end keeps none. */
function sameEnd(input: string, output: string, keepsLast: boolean): string {
  return keepsLast && !input.endsWith("\n")
    ? output.replace(/\n$/, "")
    : output;
}

export const head = filter(
  ["head"],
  "Prints the first lines",
  { valued: ["-n", "--lines"], flags: "0-9" },
  (input, options) => {
    const short = "0123456789"
      .split("")
      .filter((digit) => options.has(`-${digit}`));
    if (options.operands.length > 1 || short.length > 1) return undefined;
    const lines = linesOf(input);
    const most = short[0] === undefined ? count(options) : Number(short[0]);
    if (most === undefined) return undefined;
    return sameEnd(input, joined(lines.slice(0, most)), most >= lines.length);
  },
);

const tail = filter(
  ["tail"],
  "Prints the last lines",
  { valued: ["-n", "--lines"], flags: "" },
  (input, options) => {
    const from = /^\+(\d{1,6})$/.exec(options.value("-n", "--lines") ?? "");
    const most = count(options);
    if (options.operands.length > 1) return undefined;
    const lines = linesOf(input);
    if (from)
      return sameEnd(
        input,
        joined(lines.slice(Math.max(0, Number(from[1]) - 1))),
        true,
      );
    if (most === undefined) return undefined;
    return sameEnd(input, joined(most === 0 ? [] : lines.slice(-most)), true);
  },
);

export const following: Builtin = {
  ...tail,
  endless: ({ args }) => {
    const words = args.map(({ value }) => known(value) ?? "");
    const follows = words.some((word) =>
      /^(?:-\w*[fF]\w*|--follow)/.test(word),
    );
    return follows ? "it follows the file" : undefined;
  },
};

export const wc = filter(
  ["wc"],
  "Counts lines, words or bytes",
  { flags: "lwc" },
  (input, options) => {
    const counts = [
      options.has("-l") ? input.split("\n").length - 1 : undefined,
      options.has("-w") ? input.split(/\s+/).filter(Boolean).length : undefined,
      options.has("-c") ? new TextEncoder().encode(input).length : undefined,
    ].filter((number) => number !== undefined);
    const [only, second] = counts;
    // A file's name follows the number, and several numbers are padded.
    if (only === undefined || second !== undefined) return undefined;
    if (options.operands.length > 0) return undefined;
    return isAscii(input) || !options.has("-w") ? `${only}\n` : undefined;
  },
);

export const sort = filter(
  ["sort"],
  "Sorts lines",
  { flags: "run" },
  (input, options) => {
    const lines = [...linesOf(input)];
    // The order of letters and signs depends on the reader's locale.
    const safe = options.has("-n")
      ? lines.every((line) => /^\d{1,15}$/.test(line))
      : lines.every((line) => /^[a-z]+$/.test(line)) ||
        lines.every((line) => /^\d+$/.test(line));
    if (!safe) return undefined;
    lines.sort((a, b) =>
      options.has("-n") ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0,
    );
    if (options.has("-r")) lines.reverse();
    return joined(options.has("-u") ? [...new Set(lines)] : lines);
  },
);

export const uniq = filter(
  ["uniq"],
  "Drops repeated lines",
  {},
  (input, { operands }) =>
    operands.length > 1
      ? undefined
      : joined(linesOf(input).filter((line, at, all) => line !== all[at - 1])),
);

export const rev = filter(["rev"], "Turns lines around", {}, (input) =>
  isAscii(input)
    ? joined(linesOf(input).map((line) => [...line].reverse().join("")))
    : undefined,
);

export const tac = filter(
  ["tac"],
  "Turns the order of lines around",
  {},
  (input, { operands }) =>
    input.endsWith("\n") && operands.length < 2
      ? joined([...linesOf(input)].reverse())
      : undefined,
);

export const lines: readonly Builtin[] = [
  head,
  following,
  wc,
  sort,
  uniq,
  rev,
  tac,
];
