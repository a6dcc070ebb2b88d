import { type Call, certain, printUnknown, texts } from "../calls/call.ts";
import { loseThread } from "../environment.ts";
import type { Status } from "../shell.ts";
import { unaryTest, comparisons, isEmpty, status } from "../flow/tests.ts";
import { integer } from "../expansion/numbers.ts";
import { type Value, known, same } from "../values.ts";
import type { Builtin } from "./builtin.ts";

const letters: Readonly<Record<string, string>> = {
  e: "errexit",
  u: "nounset",
  C: "noclobber",
  a: "allexport",
  f: "noglob",
  x: "xtrace",
  v: "verbose",
  n: "noexec",
  E: "errtrace",
  m: "monitor",
  b: "notify",
  h: "hashall",
  B: "braceexpand",
  H: "histexpand",
  T: "functrace",
  P: "physical",
  k: "keyword",
  p: "privileged",
  t: "onecmd",
};

const set: Builtin = {
  names: ["set"],
  summary: "Sets options of the shell and the arguments",
  run: (call) => {
    const { state, args } = call;
    if (args.length === 0) {
      printUnknown(call);
      return 0;
    }
    for (let at = 0; at < args.length; at++) {
      const argument = args[at];
      const word =
        argument && !argument.unsure ? known(argument.value) : undefined;
      if (word === undefined || !/^[-+]/.test(word)) {
        setArguments(call, at);
        return 0;
      }
      if (word === "--" || word === "-") {
        setArguments(call, at + 1);
        return 0;
      }
      const on = word.startsWith("-");
      for (const letter of word.slice(1)) {
        if (letter === "o") {
          at++;
          const name = known(args[at]?.value ?? []);
          if (name === undefined) return lost(call);
          state.shell.options.set(name, on);
          if (/^(?:posix|physical|noexec)$/.test(name) && on) return lost(call);
          continue;
        }
        const name = letters[letter];
        if (name === undefined) return lost(call);
        // `set -n` and the like change how everything after is read.
        if (/[nBkPt]/.test(letter)) return lost(call);
        state.shell.options.set(name, on);
      }
    }
    return 0;
  },
};

function lost(call: Call): Status {
  const { run, state, node } = call;
  const why = "what this option changes is not followed";
  run.note(why);
  loseThread(run, state, run.origin(node, why));
  return "assumed";
}

function setArguments(call: Call, from: number): void {
  const { state, args } = call;
  const rest = args.slice(from);
  state.shell.positional = certain(call)
    ? rest.map(({ value }) => value)
    : undefined;
}

const shift: Builtin = {
  names: ["shift"],
  summary: "Drops the first argument",
  run: ({ state, args }) => {
    const [first] = args;
    const count = first ? Number(known(first.value) ?? "NaN") : 1;
    const { positional } = state.shell;
    if (positional === undefined || !Number.isInteger(count)) {
      state.shell.positional = undefined;
      return "unknown";
    }
    if (count > positional.length || count < 0) return 1;
    state.shell.positional = positional.slice(count);
    return 0;
  },
};

/** Options of patterns and words that the session does not follow. */
const shopt: Builtin = {
  names: ["shopt"],
  summary: "Sets further options of the shell",
  run: (call) => {
    const words = texts(call);
    const sets = words?.some((word) => /^-\w*[su]/.test(word));
    if (!sets) {
      printUnknown(call);
      return words ? "unknown" : lost(call);
    }
    // Globs are unknown whatever these say; the others change more.
    const harmless =
      /^(?:-[suq]+|extglob|globstar|nullglob|dotglob|failglob|nocaseglob|histappend|checkwinsize|expand_aliases|inherit_errexit)$/;
    const same = words?.every((word) => harmless.test(word));
    return same === true ? 0 : lost(call);
  },
};

const test: Builtin = {
  names: ["test", "["],
  summary: "Asks about texts, numbers and files",
  run: (call) => {
    if (!certain(call)) return "unknown";
    const closed = known(call.args.at(-1)?.value ?? []) === "]";
    if (call.name === "[" && !closed) return 2;
    const operands = call.args
      .slice(0, call.name === "[" ? -1 : undefined)
      .map(({ value }) => value);
    return answer(call, operands);
  },
};

/** POSIX decides by the number of operands; longer ones are not followed. */
function answer(call: Call, operands: readonly Value[]): Status {
  const [first = [], second = [], third = []] = operands;
  switch (operands.length) {
    case 0:
      return 1;
    case 1:
      return negated(status(isEmpty(first)));
    case 2:
      if (known(first) === "!") return negated(answer(call, [second]));
      return unary(call, first, second);
    case 3:
      return binary(call, first, second, third);
    case 4:
      return known(first) === "!"
        ? negated(answer(call, operands.slice(1)))
        : "unknown";
    default:
      return "unknown";
  }
}

function negated(inner: Status): Status {
  return typeof inner === "number" && inner < 2
    ? 1 - inner
    : inner === 2
      ? 2
      : "unknown";
}

function unary(call: Call, operator: Value, operand: Value): Status {
  const name = known(operator);
  if (name === undefined) return "unknown";
  if (!/^-[a-zA-Z]$/.test(name)) return 2;
  return status(unaryTest(call.run, call.state, name, operand, call.node));
}

function binary(call: Call, left: Value, middle: Value, right: Value): Status {
  const operator = known(middle);
  if (operator === undefined) return "unknown";
  if (operator === "=" || operator === "==" || operator === "!=") {
    const a = known(left);
    const b = known(right);
    if (a === undefined || b === undefined) {
      return same(left, right) ? (operator === "!=" ? 1 : 0) : "unknown";
    }
    return (a === b) === (operator !== "!=") ? 0 : 1;
  }
  const compare = comparisons[operator];
  if (compare) {
    const a = integer((known(left) ?? "?").trim());
    const b = integer((known(right) ?? "?").trim());
    const decimal = [left, right].every((value) =>
      /^\s*-?(?:0|[1-9]\d*)\s*$/.test(known(value) ?? ""),
    );
    if (a === undefined || b === undefined || !decimal) return "unknown";
    return compare(a, b) ? 0 : 1;
  }
  if (known(left) === "!") return negated(unary(call, middle, right));
  return "unknown";
}

export const options: readonly Builtin[] = [set, shift, shopt, test];
