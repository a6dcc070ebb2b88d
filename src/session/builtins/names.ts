import { type Call, print, printUnknown } from "../calls/call.ts";
import { look } from "../environment.ts";
import type { Status } from "../shell.ts";
import {
  type Piece,
  type Value,
  concat,
  derived,
  known,
  nothing,
  text,
} from "../values.ts";
import { scalar } from "../variables.ts";
import type { Builtin } from "./builtin.ts";

/** Everything after the last slash that is certainly the last one. */
function splitPath(path: Value): { folder: Value; name: Value } | undefined {
  for (let at = path.length - 1; at >= 0; at--) {
    const piece = path[at];
    if (piece?.kind === "unknown") {
      // A date or the reader's plain word holds no slash.
      if (piece.pattern === undefined) return undefined;
      continue;
    }
    const slash = piece?.text.lastIndexOf("/") ?? -1;
    if (piece && slash >= 0) {
      return {
        folder: concat(path.slice(0, at), text(piece.text.slice(0, slash))),
        name: concat(text(piece.text.slice(slash + 1)), path.slice(at + 1)),
      };
    }
  }
  return { folder: nothing, name: path };
}

const basename: Builtin = {
  names: ["basename"],
  summary: "Prints the last part of a path",
  run: (call) => {
    const [path, suffix, more] = call.args;
    const whole = path && known(path.value);
    const parts = path && splitPath(path.value);
    const end = suffix ? known(suffix.value) : "";
    const plain = path && !path.unsure && !more && end !== undefined;
    const usual =
      plain && parts && parts.name.length > 0 && !whole?.startsWith("-");
    if (!usual) {
      print(call, [
        ...(derived(path?.value ?? []) ??
          call.run.unknown(call.node, "it is not followed")),
        ...text("\n"),
      ]);
      return 0;
    }
    print(call, concat(withoutEnd(parts.name, end), text("\n")));
    return 0;
  },
};

function withoutEnd(name: Value, end: string): Value {
  const last = name.at(-1);
  if (end === "" || last?.kind !== "text" || !last.text.endsWith(end))
    return name;
  if (name.length === 1 && last.text === end) return name;
  return concat(name.slice(0, -1), text(last.text.slice(0, -end.length)));
}

const dirname: Builtin = {
  names: ["dirname"],
  summary: "Prints a path without its last part",
  run: (call) => {
    const [path, more] = call.args;
    const whole = path && known(path.value);
    const parts = path && splitPath(path.value);
    const usual =
      path &&
      !path.unsure &&
      !more &&
      parts &&
      parts.name.length > 0 &&
      !whole?.startsWith("-") &&
      !whole?.includes("//");
    if (!usual) {
      printUnknown(call);
      return 0;
    }
    const root = parts.folder.length === 0 && whole?.startsWith("/");
    const folder = root
      ? text("/")
      : parts.folder.length === 0
        ? text(".")
        : parts.folder;
    print(call, concat(folder, text("\n")));
    return 0;
  },
};

const dateFields: Readonly<Record<string, string>> = {
  Y: "YYYY",
  y: "YY",
  m: "MM",
  d: "DD",
  H: "HH",
  I: "HH",
  M: "MM",
  S: "SS",
  F: "YYYY-MM-DD",
  T: "HH:MM:SS",
  R: "HH:MM",
};

/** Options of GNU and BSD that take the next word. */
const dateValued = /^(?:-\w*[dfrsv]|--date|--file|--reference|--set)$/;

const date: Builtin = {
  names: ["date"],
  summary: "Prints the date: its shape is known, its digits are not",
  run: (call) => {
    const words = call.args.map(({ value, unsure }) =>
      unsure ? undefined : known(value),
    );
    const [format, more] = words.filter(
      (word, at) =>
        word?.startsWith("+") && !dateValued.test(words[at - 1] ?? ""),
    );
    if (
      format === undefined ||
      more !== undefined ||
      words.includes(undefined)
    ) {
      printUnknown(call);
      return 0;
    }
    print(call, concat(dateValue(call, format.slice(1)), text("\n")));
    return 0;
  },
};

function dateValue({ run, node }: Call, format: string): Value {
  const from = run.origin(node, "the date is not known");
  const pieces: Piece[] = [];
  let shape = "";
  const flush = (): void => {
    if (shape !== "")
      pieces.push({ kind: "unknown", from: { ...from }, pattern: shape });
    shape = "";
  };
  for (const part of format.match(/%[-_0^]?.|[^%]+|%$/g) ?? []) {
    const field = /^%([A-Za-z])$/.exec(part)?.[1];
    const digits = field === undefined ? undefined : dateFields[field];
    if (digits !== undefined) {
      shape += digits;
      continue;
    }
    flush();
    if (part === "%%") pieces.push({ kind: "text", text: "%" });
    else if (part.startsWith("%"))
      pieces.push({ kind: "unknown", from: { ...from } });
    else pieces.push({ kind: "text", text: part });
  }
  flush();
  return concat(pieces);
}

/** A name nobody had before. */
const mktemp: Builtin = {
  names: ["mktemp"],
  summary: "Makes a file or folder of a new name",
  run: (call) => {
    const { run, node, args } = call;
    const plain = args.every(({ value }) =>
      /^-[dqu]+$/.test(known(value) ?? ""),
    );
    const made = (): Value =>
      run.unknown(node, "the name that `mktemp` makes is not known");
    print(
      call,
      plain
        ? concat(made(), text("/tmp."), made(), text("\n"))
        : concat(made(), text("\n")),
    );
    return 0;
  },
};

/** Links decide where they lead. */
const realpath: Builtin = {
  names: ["realpath", "readlink"],
  summary: "Prints where a path leads",
  run: (call) => {
    printUnknown(call);
    return "assumed";
  },
};

const printenv: Builtin = {
  names: ["printenv"],
  summary: "Prints variables of the environment",
  run: (call): Status => {
    const [first, second] = call.args;
    const name = first && !first.unsure ? known(first.value) : undefined;
    const variable =
      name === undefined ? undefined : call.state.shell.variables.get(name);
    if (name === undefined || second || variable?.exported !== true) {
      printUnknown(call);
      return "assumed";
    }
    const value = scalar(look(call.run, call.state, name, call.node));
    if (!value) return 1;
    print(call, concat(value, text("\n")));
    return 0;
  },
};

export const names: readonly Builtin[] = [
  basename,
  dirname,
  date,
  mktemp,
  realpath,
  printenv,
];
