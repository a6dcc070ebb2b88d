import { print, printUnknown } from "../calls/call.ts";
import { isAscii } from "../expansion/patterns.ts";
import { contentOf } from "../calls/reading.ts";
import { known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { filter, joined, linesOf } from "./filter.ts";
import { given } from "./given.ts";

export const cut = filter(
  ["cut"],
  "Prints parts of lines",
  { valued: ["-d", "-f", "-c"], flags: "s" },
  (input, options) => {
    if (!isAscii(input)) return undefined;
    const list = options.value("-f", "-c");
    const ranges = list === undefined ? undefined : rangesOf(list);
    if (!ranges) return undefined;
    const chars = options.value("-c") !== undefined;
    const delimiter = options.value("-d") ?? "\t";
    if (!chars && delimiter.length !== 1) return undefined;
    const pick = <Item>(items: readonly Item[]): Item[] =>
      items.filter((_, at) =>
        ranges.some(([from, to]) => at + 1 >= from && at + 1 <= to),
      );
    const lines = linesOf(input).flatMap((line) => {
      if (chars) return [pick([...line]).join("")];
      if (!line.includes(delimiter)) return options.has("-s") ? [] : [line];
      return [pick(line.split(delimiter)).join(delimiter)];
    });
    return joined(lines);
  },
);

function rangesOf(
  list: string,
): readonly (readonly [number, number])[] | undefined {
  const ranges: (readonly [number, number])[] = [];
  for (const part of list.split(",")) {
    const range = /^(\d*)(-?)(\d*)$/.exec(part);
    if (!range || part === "" || part === "-") return undefined;
    const [, from = "", dash, to = ""] = range;
    const start = from === "" ? 1 : Number(from);
    ranges.push([
      start,
      dash === "" ? start : to === "" ? Infinity : Number(to),
    ]);
  }
  return ranges;
}

export const tr: Builtin = {
  names: ["tr"],
  summary: "Replaces or drops characters",
  run: (call) => {
    const { operands, has, understood } = given(call, [], "ds", {
      stopAtOperand: true,
    });
    const [from, to] = operands.map(({ value }) => known(value));
    const input = known(contentOf(call, []).value);
    const output =
      input === undefined ||
      !understood ||
      from === undefined ||
      !isAscii(input)
        ? undefined
        : translate(input, from, to, has("-d"), has("-s"));
    if (output === undefined) printUnknown(call);
    else print(call, text(output));
    return output === undefined ? "assumed" : 0;
  },
};

function translate(
  input: string,
  from: string,
  to: string | undefined,
  deletes: boolean,
  squeezes: boolean,
): string | undefined {
  const set = charSet(from);
  if (!set) return undefined;
  if (squeezes) {
    if (deletes || to !== undefined) return undefined;
    return [...input]
      .filter((char, at) => !set.includes(char) || char !== input[at - 1])
      .join("");
  }
  if (deletes)
    return to === undefined
      ? [...input].filter((char) => !set.includes(char)).join("")
      : undefined;
  const target = to === undefined ? undefined : charSet(to);
  const last = target?.at(-1);
  if (!target || last === undefined) return undefined;
  return [...input]
    .map((char) => {
      const at = set.lastIndexOf(char);
      return at < 0 ? char : (target[at] ?? last);
    })
    .join("");
}

const charClasses: Readonly<Record<string, string>> = {
  "[:upper:]": "A-Z",
  "[:lower:]": "a-z",
  "[:digit:]": "0-9",
};

function charSet(written: string): readonly string[] | undefined {
  let rest = written.replace(/\[:\w+:\]/g, (name) => charClasses[name] ?? name);
  if (rest.includes("[") || !isAscii(rest)) return undefined;
  const chars: string[] = [];
  while (rest !== "") {
    const range = /^([A-Za-z0-9])-([A-Za-z0-9])/.exec(rest);
    const escape = /^\\([nt\\])/.exec(rest);
    if (range?.[1] !== undefined && range[2] !== undefined) {
      const [from, to] = [range[1].charCodeAt(0), range[2].charCodeAt(0)];
      if (from > to) return undefined;
      for (let code = from; code <= to; code++)
        chars.push(String.fromCharCode(code));
      rest = rest.slice(3);
    } else if (escape) {
      chars.push({ n: "\n", t: "\t", "\\": "\\" }[escape[1] ?? ""] ?? "");
      rest = rest.slice(2);
    } else if (rest.startsWith("\\")) {
      return undefined;
    } else {
      chars.push(rest.charAt(0));
      rest = rest.slice(1);
    }
  }
  return chars;
}

export const columns: readonly Builtin[] = [cut, tr];
