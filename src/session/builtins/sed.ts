import { hasHole, readOptions } from "../../shell/words.ts";
import {
  type Argument,
  type Call,
  pathOf,
  print,
  printUnknown,
} from "../calls/call.ts";
import { isAscii } from "../expansion/patterns.ts";
import { contentOf, write } from "../calls/reading.ts";
import { type Flavour, compile, readRegex } from "../expansion/regex.ts";
import { concat, known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { linesOf } from "./filter.ts";
import { openOperands, wordsOf } from "./given.ts";

export const sed: Builtin = {
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
      /(?:^|[;}/\d$])\s*w\s/.test(script) ||
      mayWrite(script) ||
      hasHole(script);
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

/** A `w` behind the last `;` may be the flag of a substitution. */
function mayWrite(script: string): boolean {
  const last = script.lastIndexOf("w");
  return last > script.lastIndexOf(";") && /[sy]/.test(script.slice(0, last));
}
