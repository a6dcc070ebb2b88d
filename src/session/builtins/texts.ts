import { hasHole, readOptions } from "../../shell/words.ts";
import {
  type Argument,
  type Call,
  certain,
  pathOf,
  print,
  printUnknown,
} from "../call.ts";
import { isAscii } from "../patterns.ts";
import { holes } from "../holes.ts";
import { contentOf, write } from "../reading.ts";
import type { Status } from "../state.ts";
import { emit } from "../streams.ts";
import { concat, known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";

interface Given {
  readonly has: (...names: readonly string[]) => boolean;
  readonly value: (...names: readonly string[]) => string | undefined;
  readonly operands: readonly Argument[];
  /** Every option is one that the command here understands. */
  readonly understood: boolean;
}

/** Options with known text; operands stay arguments, known or not. */
export function given(
  call: Call,
  valued: readonly string[],
  flags: string,
  { stopAtOperand = false } = {},
): Given {
  const words = wordsOf(call);
  const options = readOptions(words, { valued, stopAtOperand });
  const allowed = new RegExp(`^-[${flags}]*$`);
  const isOperand = (at: number): boolean =>
    options.operandIndexes.includes(at);
  const understood = words.every(
    (word, at) =>
      isOperand(at) ||
      (!hasHole(word) &&
        (word === "--" ||
          allowed.test(word) ||
          valued.some((name) => word.startsWith(name)) ||
          valued.includes(words[at - 1] ?? ""))),
  );
  return {
    has: options.has,
    value: options.value,
    operands: options.operandIndexes.flatMap((at) => call.args[at] ?? []),
    understood: understood && !options.unsure,
  };
}

/** The arguments with holes; one that may be several words may be anything. */
export function wordsOf({ args }: Call): readonly string[] {
  const table = holes();
  return args.map(({ value, unsure }) =>
    unsure ? ANYTHING : table.word(value),
  );
}

const ANYTHING = "\uf8ff";

/** A command that turns its input into other text, line by line or as a whole. */
function filter(
  names: readonly string[],
  summary: string,
  {
    valued = [],
    flags = "",
    files = true,
  }: { valued?: readonly string[]; flags?: string; files?: boolean },
  change: (input: string, options: Given) => string | undefined,
): Builtin {
  return {
    names,
    summary,
    run: (call) => {
      const options = given(call, valued, flags);
      const content = contentOf(call, files ? options.operands : []);
      const input = known(content.value);
      const output =
        input === undefined || !options.understood || !certain(call)
          ? undefined
          : change(input, options);
      if (!options.understood) openOperands(call);
      if (output === undefined) printUnknown(call);
      else print(call, text(output));
      return content.certain && output !== undefined ? 0 : "assumed";
    },
  };
}

/** An option that is not followed may name a file to write: `sort -o`. */
export function openOperands(call: Call): void {
  const { run, state, node, args } = call;
  const why = run.origin(
    node,
    `these options of \`${call.name}\` are not followed`,
  );
  for (const { value } of args) state.files().open(pathOf(call, value), why);
}

const cat: Builtin = {
  names: ["cat"],
  summary: "Prints files one after the other",
  run: (call) => {
    const { run, state, node } = call;
    const { operands, understood } = given(call, [], "");
    const { value, compressed, certain: sure } = contentOf(call, operands);
    const printed = understood ? value : run.unknown(node, "`cat` marks it up");
    emit(run, state, printed, node, compressed ? { compressed } : {});
    return sure && understood ? 0 : "assumed";
  },
};

const tee: Builtin = {
  names: ["tee"],
  summary: "Prints its input and writes it to files",
  run: (call) => {
    const { run, state, node } = call;
    const { operands, has, understood } = given(call, [], "ai");
    const { value, compressed } = contentOf(call, []);
    const form = compressed ? { compressed } : {};
    emit(run, state, value, node, form);
    for (const { value: word, unsure } of operands) {
      const path = unsure
        ? run.unknown(node, "which file it writes is not known")
        : pathOf(call, word);
      if (known(word)?.startsWith("/dev/")) continue;
      const before = state.find(path);
      const kept =
        before.found === "written" ? before.entry.form.content : undefined;
      const content = has("-a", "--append")
        ? kept && concat(kept, value)
        : value;
      write(call, path, {
        writer: "tee",
        ...form,
        ...(content && understood && !compressed ? { content } : {}),
      });
    }
    return 0;
  },
};

/** Lines without their ends, and whether the last one had one. */
export function linesOf(input: string): readonly string[] {
  const lines = input.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

export function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

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

const head = filter(
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

const following: Builtin = {
  ...tail,
  endless: ({ args }) => {
    const words = args.map(({ value }) => known(value) ?? "");
    const follows = words.some((word) =>
      /^(?:-\w*[fF]\w*|--follow)/.test(word),
    );
    return follows ? "it follows the file" : undefined;
  },
};

const wc = filter(
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

const sort = filter(
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

const uniq = filter(
  ["uniq"],
  "Drops repeated lines",
  {},
  (input, { operands }) =>
    operands.length > 1
      ? undefined
      : joined(linesOf(input).filter((line, at, all) => line !== all[at - 1])),
);

const cut = filter(
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

const tr: Builtin = {
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
  let rest = written.replace(
    /\[:\w+:\]/g,
    (name) => charClasses[name] ?? "\u0000",
  );
  if (/[[\u0000]/.test(rest) || !isAscii(rest)) return undefined;
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

const rev = filter(["rev"], "Turns lines around", {}, (input) =>
  isAscii(input)
    ? joined(linesOf(input).map((line) => [...line].reverse().join("")))
    : undefined,
);

const tac = filter(
  ["tac"],
  "Turns the order of lines around",
  {},
  (input, { operands }) =>
    input.endsWith("\n") && operands.length < 2
      ? joined([...linesOf(input)].reverse())
      : undefined,
);

const seq: Builtin = {
  names: ["seq"],
  summary: "Prints numbers",
  run: (call) => {
    const numbers = call.args.map(({ value, unsure }) =>
      unsure
        ? NaN
        : Number(/^-?\d{1,15}$/.test(known(value) ?? "") ? known(value) : NaN),
    );
    const [a = NaN, b, c] = numbers;
    const [first, step, last] =
      c === undefined
        ? b === undefined
          ? [1, 1, a]
          : [a, 1, b]
        : [a, b ?? NaN, c];
    const length = Math.floor((last - first) / step) + 1;
    if (
      !Number.isInteger(length) ||
      step === 0 ||
      length > 1_000 ||
      numbers.length > 3
    ) {
      if (length > 1_000) call.run.limit(call.node, "words");
      printUnknown(call);
      return "assumed";
    }
    print(
      call,
      text(
        joined(
          Array.from({ length: Math.max(0, length) }, (_, at) =>
            String(first + at * step),
          ),
        ),
      ),
    );
    return 0;
  },
};

/** Commands that change their input in ways the session does not follow. */
const opaque: Builtin = {
  names: [
    ..."nl paste fold fmt column join comm expand unexpand shuf".split(" "),
    ..."md5sum sha1sum sha256sum sha512sum cksum base64 base32 xxd od hexdump".split(
      " ",
    ),
    ..."strings iconv less more tsort numfmt bc dc yq xmllint envsubst diff cmp".split(
      " ",
    ),
  ],
  summary: "Print what the session does not work out",
  run: (call): Status => {
    const files = call.args.filter(
      ({ value }) => !(known(value) ?? "").startsWith("-"),
    );
    contentOf(
      call,
      files.length > 0 && /sum$|^(?:diff|cmp|less|more)$/.test(call.name)
        ? files
        : [],
    );
    printUnknown(call);
    return /^(?:diff|cmp|comm)$/.test(call.name) ? "unknown" : "assumed";
  },
};

export const texts: readonly Builtin[] = [
  cat,
  tee,
  head,
  following,
  wc,
  sort,
  uniq,
  cut,
  tr,
  rev,
  tac,
  seq,
  opaque,
];
