import type { Call } from "../calls/call.ts";
import { leave, leaveLoop } from "../flow/leaving.ts";
import type { Status } from "../shell.ts";
import { known } from "../values.ts";
import type { Builtin } from "./builtin.ts";

function codeOf(call: Call): Status {
  const [first] = call.args;
  if (!first) return call.state.shell.status;
  const code = known(first.value);
  return code !== undefined && /^\d{1,3}$/.test(code)
    ? Number(code) % 256
    : "unknown";
}

export const exit: Builtin = {
  names: ["exit"],
  summary: "Ends the shell",
  run: (call) => {
    call.state.shell.status = codeOf(call);
    leave(call.run, call.state, "shell");
    return call.state.shell.status;
  },
};

const returning: Builtin = {
  names: ["return"],
  summary: "Ends the function or the sourced file",
  run: (call) => {
    const { run, state } = call;
    const frame = run.frames.findLast(({ kind }) => kind !== "loop");
    // It fails, and with what depends on the version of bash.
    if (frame?.kind !== "function") return "unknown";
    state.shell.status = codeOf(call);
    leave(run, state, "function");
    return state.shell.status;
  },
};

function leavingLoop(how: "breaks" | "continues") {
  return (call: Call): Status => {
    const [first] = call.args;
    const levels = first ? Number(known(first.value) ?? "1") : 1;
    leaveLoop(call.run, call.state, how, levels || 1, call.node);
    return 0;
  };
}

const breaking: Builtin = {
  names: ["break"],
  summary: "Leaves the loop",
  run: leavingLoop("breaks"),
};

const continuing: Builtin = {
  names: ["continue"],
  summary: "Goes on with the next round",
  run: leavingLoop("continues"),
};

export const leaving: readonly Builtin[] = [
  exit,
  returning,
  breaking,
  continuing,
];
