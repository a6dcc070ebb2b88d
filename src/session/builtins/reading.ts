import { store } from "../calls/assignments.ts";
import type { Argument, Call } from "../calls/call.ts";
import { separatorsOf, splitLine } from "../lines.ts";
import { setName } from "../calls/naming.ts";
import { inputOf, takeLine } from "../calls/streams.ts";
import { type Value, known, text, unknown } from "../values.ts";
import type { Builtin } from "./builtin.ts";

export const read: Builtin = {
  names: ["read"],
  summary: "Reads a line into variables",
  run: (call) => {
    const { run, state, node, args } = call;
    const words = args.map(({ value, unsure }) =>
      unsure ? undefined : known(value),
    );
    const flags: string[] = [];
    let at = 0;
    let array: Argument | undefined;
    for (; at < words.length && words[at]?.startsWith("-"); at++) {
      const flag = words[at] ?? "";
      flags.push(flag);
      if (flag.endsWith("a")) array = args[at + 1];
      if (/[adinNptu]$/.test(flag)) at++;
    }
    const names = array ? [array] : args.slice(at);
    const plain = flags.every(
      (flag) => /^-(?:r|p|rp|s|e|er|re)$/.test(flag) || flag === "-ra",
    );
    const taken = plain ? takeLine(run, state, node) : undefined;
    const fixed = names.some(({ value }) => {
      const before = state.shell.variables.get(known(value) ?? "");
      return before !== undefined && before.readonly !== false;
    });
    // It stops at a name that it may not set.
    const line = fixed ? undefined : taken && known(taken.line);
    const raw = flags.some((flag) => flag.includes("r"));
    if (inputOf(state).kind === "terminal" && !array) {
      typed(call, names);
      return "assumed";
    }
    const ifs = separatorsOf(run, state, node);
    if (!plain && flags.some((flag) => /[dnNu]/.test(flag))) disturbAll(call);

    if (
      line === undefined ||
      ifs === undefined ||
      (!raw && line.includes("\\"))
    ) {
      for (const name of names.length > 0 ? names : [undefined]) {
        if (array && name === array) {
          setUnknownArray(call, name);
        } else {
          setName(call, name, run.unknown(node, "what is read is not known"));
        }
      }
      if (names.length === 0)
        setReply(call, run.unknown(node, "what is read is not known"));
      if (taken === undefined || fixed) return "unknown";
      return taken.complete ? 0 : 1;
    }
    const status = taken?.complete ? 0 : 1;
    if (array) {
      setItems(call, array, splitLine(line, ifs));
    } else if (names.length === 0) {
      setReply(call, text(line));
    } else {
      const fields = splitLine(line, ifs, names.length);
      for (const [index, name] of names.entries()) {
        setName(call, name, text(fields[index] ?? ""));
      }
    }
    return status;
  },
};

/** What the reader types is the reader's own. */
function typed(call: Call, names: readonly Argument[]): void {
  const { run, node } = call;
  const reply: Argument = { value: text("REPLY"), unsure: false, node };
  for (const argument of names.length > 0 ? names : [reply]) {
    const reader = known(argument.value) ?? "REPLY";
    const from = run.origin(node, `the reader types \`${reader}\``);
    setName(call, argument, unknown({ ...from, reader }));
  }
}

function disturbAll({ run, state, node }: Call): void {
  takeLine(run, state, node);
  const input = state.shell.descriptors.get(0);
  if (input?.kind === "stream") {
    const value = run.unknown(node, "how much it read is not followed");
    state.streams.set(input.stream, { value });
  }
}

function setReply(call: Call, value: Value): void {
  setName(
    call,
    { value: text("REPLY"), unsure: false, node: call.node },
    value,
  );
}

function setUnknownArray(call: Call, argument: Argument): void {
  const { run, state, node } = call;
  const name = known(argument.value);
  if (name === undefined) {
    setName(call, argument, []);
    return;
  }
  const from = run.origin(node, "what is read is not known");
  store(run, state, name, { kind: "unknown", from }, node, { append: false });
}

function setItems(
  call: Call,
  argument: Argument,
  items: readonly string[],
): void {
  const { run, state, node } = call;
  const name = known(argument.value);
  if (name === undefined || !/^[A-Za-z_]\w*$/.test(name)) {
    setName(call, argument, []);
    return;
  }
  const map = new Map(items.map((item, index) => [String(index), text(item)]));
  store(
    run,
    state,
    name,
    { kind: "array", associative: false, items: map },
    node,
    {
      append: false,
    },
  );
}

export const mapfile: Builtin = {
  names: ["mapfile", "readarray"],
  summary: "Reads all lines into an array",
  run: (call) => {
    const { run, state, node, args } = call;
    const words = args.map(({ value }) => known(value));
    const target = args.at(-1);
    const lines: string[] = [];
    let sure = words.length === 2 && words[0] === "-t";
    for (let count = 0; sure && count < 1_000; count++) {
      const taken = takeLine(run, state, node);
      const line = taken && known(taken.line);
      if (taken && !taken.complete && taken.line.length === 0) break;
      if (line === undefined) sure = false;
      else lines.push(line);
      if (!taken?.complete) break;
    }
    if (!target) return "assumed";
    if (sure && lines.length < 1_000) setItems(call, target, lines);
    else {
      disturbAll(call);
      setUnknownArray(call, target);
    }
    return "assumed";
  },
};

export const getopts: Builtin = {
  names: ["getopts"],
  summary: "Reads the options of a script",
  run: (call) => {
    const unknown = (): Value =>
      call.run.unknown(call.node, "which options there are is not known");
    setName(call, call.args[1], unknown());
    for (const name of ["OPTARG", "OPTIND"]) {
      setName(
        call,
        { value: text(name), unsure: false, node: call.node },
        unknown(),
      );
    }
    return "unknown";
  },
};

export const reading: readonly Builtin[] = [read, mapfile, getopts];
