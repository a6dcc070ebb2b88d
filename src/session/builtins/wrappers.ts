import {
  type Argument,
  type Call,
  print,
  printUnknown,
} from "../calls/call.ts";
import { dispatch } from "../calls/dispatch.ts";
import { assign } from "../environment.ts";
import { inChild } from "../scripts.ts";
import type { Status } from "../shell.ts";
import { drain } from "../calls/streams.ts";
import { type Value, concat, known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";

/** Runs words as a command of a new process. */
function runInside(
  call: Call,
  words: readonly Argument[],
  name = call.name,
): void {
  const { run, state, node } = call;
  const outer = run.wrappers;
  run.wrappers = [...outer, name];
  inChild(run, state, node, {}, () => {
    dispatch(run, state, node, words, []);
  });
  run.wrappers = outer;
}

const env: Builtin = {
  names: ["env"],
  summary: "Runs a command with further variables",
  run: (call): Status => {
    const { run, state, node, args } = call;
    let at = 0;
    const sets: { name: string; value: Value }[] = [];
    for (; at < args.length; at++) {
      const [first, ...rest] = args[at]?.value ?? [];
      const head = first?.kind === "text" ? first.text : "";
      const name = /^([A-Za-z_]\w*)=/.exec(head);
      if (name?.[1] !== undefined) {
        sets.push({
          name: name[1],
          value: concat(text(head.slice(name[0].length)), rest),
        });
      } else if (/^-(?:u|C)$/.test(head)) at++;
      else if (!head.startsWith("-")) break;
    }
    const words = args.slice(at);
    if (words.length === 0) {
      printUnknown(call);
      return 0;
    }
    const outer = run.wrappers;
    run.wrappers = [...outer, "env"];
    inChild(run, state, node, {}, () => {
      for (const { name, value } of sets) {
        assign(run, state, name, { kind: "text", value }, node);
        const variable = state.shell.variables.get(name);
        if (variable)
          state.shell.variables.set(name, { ...variable, exported: true });
      }
      dispatch(run, state, node, words, []);
    });
    run.wrappers = outer;
    return state.shell.status;
  },
};

/** `-n 1`, `-I{}`; other options only say how, or are not followed. */
const xargs: Builtin = {
  names: ["xargs"],
  summary: "Runs a command with words from its input",
  run: (call): Status => {
    const { run, state, node, args } = call;
    let at = 0;
    let each = Infinity;
    let marker: string | undefined;
    let plain = true;
    let needsItems = false;
    for (; at < args.length; at++) {
      const word = known(args[at]?.value ?? []);
      if (!word?.startsWith("-")) break;
      const value = (letter: string): string => {
        if (word !== letter) return word.slice(2);
        at++;
        return known(args[at]?.value ?? []) ?? "";
      };
      if (word.startsWith("-n")) each = Number(value("-n")) || Infinity;
      else if (word.startsWith("-I")) marker = value("-I");
      else if (/^-(?:P|L|s|d|a)/.test(word)) {
        value(word.slice(0, 2));
        plain = false;
      } else if (word === "-r" || word === "--no-run-if-empty")
        needsItems = true;
      else if (word !== "-t") plain = false;
    }
    const input = known(drain(run, state, node));
    const command = args.slice(at);
    const items =
      plain && input !== undefined
        ? itemsOf(input, marker !== undefined)
        : undefined;
    if (items === undefined) {
      const value = run.unknown(node, "what `xargs` adds is not known");
      const more = { value, unsure: true, node };
      run.note("what `xargs` adds is not known");
      run.doubtfully(() => {
        runInside(
          call,
          command.length > 0 ? inserted(command, marker, more) : [more],
        );
      });
      return "assumed";
    }
    if (needsItems && items.length === 0) return 0;
    const rounds =
      marker === undefined ? chunks(items, each) : items.map((item) => [item]);
    if (command.length === 0) {
      // It is `echo`, which takes a first `-n` for an option.
      if (rounds.some(([item]) => item?.startsWith("-"))) {
        printUnknown(call);
        return "assumed";
      }
      const lines = rounds.map((round) => `${round.join(" ")}\n`);
      print(call, text(lines.join("")));
      return 0;
    }
    for (const round of rounds) {
      const words = round.map((item) => ({
        value: text(item),
        unsure: false,
        node,
      }));
      const [first] = words;
      if (marker === undefined || !first)
        runInside(call, [...command, ...words]);
      else runInside(call, inserted(command, marker, first));
    }
    return "assumed";
  },
};

/** Words of the input; quotes and backslashes mean more there. */
function itemsOf(input: string, lines: boolean): readonly string[] | undefined {
  if (/["'\\]/.test(input) || input.length > 4_000) return undefined;
  const items = lines
    ? input.split("\n").map((line) => line.replace(/^[ \t]+/, ""))
    : input.split(/\s+/);
  return items.filter((item) => item !== "");
}

function chunks(
  items: readonly string[],
  size: number,
): readonly (readonly string[])[] {
  if (items.length <= size) return [items];
  return [items.slice(0, size), ...chunks(items.slice(size), size)];
}

function inserted(
  command: readonly Argument[],
  marker: string | undefined,
  item: Argument,
): readonly Argument[] {
  if (marker === undefined) return [...command, item];
  return command.map((argument) => {
    const pieces = argument.value.flatMap((piece) =>
      piece.kind === "text" && marker !== ""
        ? piece.text
            .split(marker)
            .flatMap((part, index) =>
              index === 0 ? text(part) : [...item.value, ...text(part)],
            )
        : [piece],
    );
    return { ...argument, value: concat(pieces), unsure: argument.unsure };
  });
}

/** What it finds is not known; what it does with that is followed. */
const find: Builtin = {
  names: ["find"],
  summary: "Finds files and runs commands on them",
  run: (call): Status => {
    const { run, state, node, args } = call;
    const words = args.map(({ value }) => known(value) ?? "");
    const changes = words.some((word) =>
      /^-(?:delete|fprint|fls|fprintf)/.test(word),
    );
    const why = run.origin(node, "which files it finds is not known");
    if (changes) state.files().open(run.unknown(node, why.why), why);
    for (const [index, word] of words.entries()) {
      if (!/^-(?:exec|ok)(?:dir)?$/.test(word)) continue;
      const end = words.findIndex(
        (other, at) => at > index && /^[;+]$/.test(other),
      );
      const inner = args.slice(index + 1, end < 0 ? undefined : end);
      const value = run.unknown(node, why.why);
      run.note(why.why);
      run.doubtfully(() => {
        runInside(call, inserted(inner, "{}", { value, unsure: false, node }));
      });
    }
    printUnknown(call);
    return "assumed";
  },
};

export const wrappers: readonly Builtin[] = [env, xargs, find];
