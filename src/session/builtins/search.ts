import { hasHole, readOptions } from "../../shell/words.ts";
import {
  type Argument,
  type Call,
  pathOf,
  print,
  printUnknown,
} from "../call.ts";
import { isAscii } from "../patterns.ts";
import { contentOf, write } from "../reading.ts";
import { compile, type Flavour, readRegex } from "../regex.ts";
import type { Status } from "../state.ts";
import { concat, known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { given, joined, linesOf, openOperands, wordsOf } from "./texts.ts";

const grep: Builtin = {
  names: ["grep", "egrep", "fgrep"],
  summary: "Prints the lines that match",
  run: (call) => {
    const options = given(
      call,
      ["-e", "-m", "-A", "-B", "-C", "--include", "--exclude", "-f"],
      "vinqcoEFPwxhHsrRl",
    );
    const named = options.value("-e");
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

const sed: Builtin = {
  names: ["sed"],
  summary: "Edits its input or files",
  run: (call) => {
    const { run, state, node } = call;
    const words = wordsOf(call);
    const inPlace = words.find((word) => /^(?:-[nEr]*i|--in-place)/.test(word));
    const options = readOptions(
      words.map((word) => (word === inPlace ? "-i" : word)),
      { valued: ["-e", "--expression", "-f", "--file"] },
    );
    const operands = options.operandIndexes.flatMap(
      (at) => call.args[at] ?? [],
    );
    const scripts = options.values("-e", "--expression");
    const script =
      scripts.length > 0 ? scripts.join("\n") : (options.operands[0] ?? "");
    const files =
      scripts.length > 0 || options.has("-f") ? operands : operands.slice(1);
    const writes =
      /(?:^|[;}/\d$])\s*w\s|[sy].*w[^;]*$/.test(script) || hasHole(script);
    // It may be `-i`, and edit the files.
    if (options.unsure) openOperands(call);
    const edit = (input: string | undefined): string | undefined =>
      input === undefined || options.has("-f")
        ? undefined
        : edited(
            input,
            script,
            options.has("-n"),
            options.has("-E", "-r") || /^-\w*[Er]/.test(inPlace ?? ""),
          );

    if (writes) {
      state
        .files()
        .open(state.shell.cwd, run.origin(node, "`sed` may write a file"));
    }
    if (inPlace === undefined) {
      const { value, certain } = contentOf(call, files);
      const output = edit(known(value));
      if (output === undefined) printUnknown(call);
      else print(call, text(output));
      return certain && output !== undefined ? 0 : "assumed";
    }
    const suffix = /^(?:-[nEr]*i|--in-place=?)(.*)$/.exec(inPlace)?.[1] ?? "";
    for (const file of files) editFile(call, file, suffix, edit);
    return "assumed";
  },
};

function editFile(
  call: Call,
  file: Argument,
  suffix: string,
  edit: (input: string | undefined) => string | undefined,
): void {
  const { run, state, node } = call;
  const path = file.unsure
    ? run.unknown(node, "which file it edits is not known")
    : pathOf(call, file.value);
  const { value, certain } = contentOf(call, [file]);
  const before = certain ? known(value) : undefined;
  if (suffix !== "" && !suffix.includes("*") && !hasHole(suffix)) {
    const content = before === undefined ? {} : { content: text(before) };
    const copy = concat(path, text(suffix));
    write(call, copy, { writer: "sed", ...content }, { assumed: !certain });
  } else if (suffix !== "") {
    state
      .files()
      .open(
        state.shell.cwd,
        run.origin(node, "the name of the copy is not followed"),
      );
  }
  const after = edit(before);
  const form = {
    writer: "sed",
    ...(after === undefined ? {} : { content: text(after) }),
  };
  write(call, path, form, { assumed: !certain });
}

/** `s/a/b/g`, `/a/d`, `2p` and the like, one after the other. */
function edited(
  input: string,
  script: string,
  quiet: boolean,
  extended: boolean,
): string | undefined {
  if (!isAscii(input) || !isAscii(script)) return undefined;
  if (input !== "" && !input.endsWith("\n")) return undefined;
  const commands = script
    .split(/[\n;]/)
    .map((part) => readCommand(part.trim(), extended))
    .filter((command) => command !== "empty");
  if (commands.includes(undefined)) return undefined;
  let output = "";
  for (const [index, original] of linesOf(input).entries()) {
    let line: string | undefined = original;
    for (const command of commands) {
      if (command === undefined) return undefined;
      const result = command(line, index + 1);
      if (result === undefined) return undefined;
      output += result.printed;
      line = result.line;
      if (line === undefined) break;
    }
    if (!quiet && line !== undefined) output += `${line}\n`;
  }
  return output;
}

type Edit = (
  line: string,
  number: number,
) => { line: string | undefined; printed: string } | undefined;

function readCommand(
  written: string,
  extended: boolean,
): Edit | "empty" | undefined {
  if (written === "") return "empty";
  const flavour = extended ? "extended" : "basic";
  const numbered = /^(\d+)([dp])$/.exec(written);
  if (numbered) {
    return (line, number) =>
      apply(line, number === Number(numbered[1]), numbered[2] === "d");
  }
  const addressed = /^\/([^/\\]*)\/([dp])$/.exec(written);
  if (addressed) {
    const regex = readRegex(addressed[1] ?? "", flavour);
    return (line) => {
      const compiled = compile(regex, line);
      return compiled && apply(line, compiled.test(line), addressed[2] === "d");
    };
  }
  return substitution(written, flavour);
}

function apply(
  line: string,
  fits: boolean,
  deletes: boolean,
): { line: string | undefined; printed: string } {
  if (!fits) return { line, printed: "" };
  return deletes
    ? { line: undefined, printed: "" }
    : { line, printed: `${line}\n` };
}

function substitution(written: string, flavour: Flavour): Edit | undefined {
  const delimiter = written.charAt(1);
  if (!written.startsWith("s") || !/[/|#,:@!_%+]/.test(delimiter))
    return undefined;
  const parts = written.slice(2).split(delimiter);
  const [pattern, replacement, flags, more] = parts;
  if (pattern === undefined || replacement === undefined || flags === undefined)
    return undefined;
  if (
    more !== undefined ||
    pattern.endsWith("\\") ||
    replacement.endsWith("\\")
  )
    return undefined;
  if (!/^g?$/.test(flags) || /[\n]/.test(replacement)) return undefined;
  const regex = readRegex(pattern, flavour);
  if (!regex || regex.alternates || pattern === "") return undefined;
  const pieces = replacement.match(/\\[1-9]|\\.|&|[^\\&]+/g) ?? [];
  if (pieces.some((piece) => /^\\[a-zA-Z0]/.test(piece))) return undefined;
  const groups = regex.source.replace(/\\./g, "").split("(").length - 1;
  if (pieces.some((piece) => Number(/^\\(\d)/.exec(piece)?.[1]) > groups)) {
    return undefined;
  }

  return (line) => {
    const compiled = compile(regex, line, flags);
    // Empty matches: who counts them how differs.
    if (!compiled || compile(regex, "")?.test("")) return undefined;
    const result = line.replace(compiled, (...match: (string | undefined)[]) =>
      pieces
        .map((piece) => {
          if (piece === "&") return match[0] ?? "";
          const group = /^\\([1-9])$/.exec(piece);
          if (group) return match[Number(group[1])] ?? "";
          return piece.replace(/^\\/, "");
        })
        .join(""),
    );
    return { line: result, printed: "" };
  };
}

const awk: Builtin = {
  names: ["awk", "gawk", "mawk", "nawk"],
  summary: "Prints fields of lines",
  run: (call) => {
    const { run, state, node } = call;
    const options = given(call, ["-F", "-v", "-f"], "");
    const [program, ...files] = options.operands;
    const written =
      program && !program.unsure ? known(program.value) : undefined;
    const { value } = contentOf(call, files);
    const input = known(value);
    const simple =
      /^\s*(?:NR\s*==\s*(\d+)\s*)?\{\s*print(?:\s+\$(\d+|NF))?\s*;?\s*\}\s*$/.exec(
        written ?? "",
      );
    if (written === undefined || /[>|]|system|getline/.test(written)) {
      state
        .files()
        .open(state.shell.cwd, run.origin(node, "`awk` may write a file"));
    }
    const separator = options.value("-F");
    const plain =
      separator === undefined || /^[^\\ .^$*+?()[\]{}|]$/.test(separator);
    if (
      !simple ||
      input === undefined ||
      !plain ||
      options.has("-v", "-f") ||
      !isAscii(input)
    ) {
      printUnknown(call);
      return "assumed";
    }
    const [, line, field = "0"] = simple;
    const output = linesOf(input)
      .filter((_, index) => line === undefined || index + 1 === Number(line))
      .map((whole) => {
        const fields =
          separator === undefined
            ? whole.split(/[ \t]+/).filter(Boolean)
            : whole.split(separator);
        if (field === "0") return whole;
        const last = field === "NF" ? fields.length : Number(field);
        return fields[last - 1] ?? "";
      });
    print(call, text(joined(output)));
    return 0;
  },
};

const jq: Builtin = {
  names: ["jq"],
  summary: "Prints parts of JSON",
  run: (call): Status => {
    const options = given(call, [], "rejc");
    const [program, ...files] = options.operands;
    const written =
      program && !program.unsure ? known(program.value) : undefined;
    const { value } = contentOf(call, files);
    const input = known(value);
    const output =
      input === undefined ||
      written === undefined ||
      !options.understood ||
      options.has("-j")
        ? undefined
        : pick(input, written);
    if (output === undefined || !isAscii(output)) {
      printUnknown(call);
      return options.has("-e") ? "unknown" : "assumed";
    }
    print(
      call,
      text(`${options.has("-r") ? output : JSON.stringify(output)}\n`),
    );
    return 0;
  },
};

/** The text at `.a.b[0]`; numbers and objects are printed in jq's own way. */
function pick(json: string, path: string): string | undefined {
  if (!/^(?:\.[A-Za-z_]\w*|\[\d+\])+$/.test(path) || !path.startsWith("."))
    return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  for (const [step] of path.matchAll(/[A-Za-z_]\w*|\d+/g)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === step)?.[1];
  }
  return typeof value === "string" ? value : undefined;
}

export const search: readonly Builtin[] = [grep, sed, awk, jq];
