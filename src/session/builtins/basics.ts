import { print, printUnknown, texts } from "../calls/call.ts";
import { setName } from "../calls/naming.ts";
import { type Value, derived, join, known, nothing, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";

const succeed: Builtin = {
  names: ["true", ":", "sleep", "disown"],
  summary: "Change nothing the session follows",
  run: () => 0,
};

const fail: Builtin = {
  names: ["false"],
  summary: "Fails",
  run: () => 1,
};

const doubtful: Builtin = {
  names: [
    ..."kill wait jobs times fg bg ulimit history umask logout bind".split(" "),
    ..."complete enable caller hash".split(" "),
  ],
  summary: "Change nothing the session follows, and may fail",
  run: (call) => {
    if (!/^(?:kill|wait|hash)$/.test(call.name)) printUnknown(call);
    return "assumed";
  },
};

const echo: Builtin = {
  names: ["echo"],
  summary: "Prints its arguments",
  run: (call) => {
    const { run, node, args } = call;
    const plain = args.findIndex(
      ({ value, unsure }) => unsure || !/^-[neE]+$/.test(known(value) ?? ""),
    );
    const flags = args.slice(0, plain < 0 ? undefined : plain);
    const given = flags.map(({ value }) => known(value)).join("");
    const words = args.slice(flags.length);
    const unsure =
      words.some((word) => word.unsure) || mayBeOption(words[0]?.value ?? []);
    const end = given.includes("n") ? nothing : text("\n");
    const value = join(
      words.map((word) => word.value),
      " ",
    );
    const escapes =
      given.includes("e") && (known(value) ?? "\\").includes("\\");
    if (unsure || escapes) {
      print(call, [
        ...(derived(value) ??
          run.unknown(node, "how `echo -e` prints it is not followed")),
        ...end,
      ]);
      return 0;
    }
    print(call, [...value, ...end]);
    return 0;
  },
};

/** An unknown first word may turn out to be `-n`. */
function mayBeOption([first, second]: Value): boolean {
  if (first?.kind === "unknown") {
    return first.from.reader === undefined && first.pattern === undefined;
  }
  return second !== undefined && first?.text.startsWith("-") === true;
}

const printf: Builtin = {
  names: ["printf"],
  summary: "Prints its arguments in a format",
  run: (call) => {
    const { run, node } = call;
    const words = texts(call);
    const target = call.args[0] && known(call.args[0].value) === "-v";
    const given = target ? words?.slice(2) : words;
    const value = given && format(given);
    // A width of millions is nobody's.
    if (given?.[0] && /%[-0]*\d{5}/.test(given[0])) run.limit(node, "length");
    const printed =
      value === undefined
        ? call.run.unknown(call.node, "what `printf` makes is not followed")
        : text(value);
    if (!target) print(call, printed);
    else setName(call, call.args[1], printed);
    return value === undefined ? "assumed" : 0;
  },
};

/** `%s`, `%d` with widths, and the plain escapes; the format repeats. */
function format([pattern, ...values]: readonly string[]): string | undefined {
  if (pattern === undefined || pattern === "--" || pattern.startsWith("-")) {
    return undefined;
  }
  const parts =
    pattern.match(/%%|%-?0?\d{0,3}[sd]|\\[nt\\"']|[^%\\]+|[%\\]/g) ?? [];
  if (parts.some((part) => /^[%\\]$/.test(part))) return undefined;
  const slots = parts.filter((part) => /^%[^%]/.test(part)).length;
  const rest = [...values];
  let printed = "";
  do {
    for (const part of parts) {
      const next = printPart(part, rest);
      if (next === undefined) return undefined;
      printed += next;
    }
  } while (slots > 0 && rest.length > 0 && printed.length < 65_536);
  return printed;
}

const escapes: Readonly<Record<string, string>> = {
  "\\n": "\n",
  "\\t": "\t",
  "\\\\": "\\",
  '\\"': '"',
  "\\'": "'",
  "%%": "%",
};

function printPart(part: string, values: string[]): string | undefined {
  const plain = escapes[part];
  if (plain !== undefined) return plain;
  const slot = /^%(-?)(0?)(\d*)([sd])$/.exec(part);
  if (!slot) return part;
  const [, left, zero, width, kind] = slot;
  const value = values.shift() ?? (kind === "d" ? "0" : "");
  if (kind === "d" && !/^(?:0|-?[1-9]\d{0,15})$/.test(value)) return undefined;
  // Widths count bytes or characters: that depends on the locale.
  if (width && !/^[ -~]*$/.test(value)) return undefined;
  if (zero && kind === "s") return undefined;
  if (left) return value.padEnd(Number(width));
  if (zero && value.startsWith("-")) {
    return `-${value.slice(1).padStart(Number(width) - 1, "0")}`;
  }
  return value.padStart(Number(width), zero ? "0" : " ");
}

export const basics: readonly Builtin[] = [
  succeed,
  fail,
  doubtful,
  echo,
  printf,
];
