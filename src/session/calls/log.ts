import type { Argument } from "./call.ts";
import type { AskedTerminal } from "../events.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import { terminalOf } from "./streams.ts";
import { unsettled } from "../values.ts";

/** What a call event says beyond its words. */
interface CallFacts {
  readonly finishes?: "unknown";
  readonly endless?: string | undefined;
  readonly asksTerminal?: AskedTerminal | undefined;
}

export function logCall(
  run: Run,
  state: State,
  node: Span,
  words: readonly Argument[],
  { finishes, endless, asksTerminal }: CallFacts,
): void {
  const argv = words.map(({ value }) => value);
  run.happened(state, node, {
    kind: "call",
    argv,
    within: run.wrappers,
    terminal: terminalOf(state),
    finishes: finishes ?? endless === undefined,
    ...(endless === undefined ? {} : { endless }),
    background: run.inBackground,
    rests: unsettled(...argv),
    ...(asksTerminal ? { asksTerminal: askedTerminal(asksTerminal) } : {}),
  });
}

function askedTerminal({
  option,
  stdin,
  looksAtOutput,
}: AskedTerminal): AskedTerminal {
  return { option, stdin, ...(looksAtOutput ? { looksAtOutput } : {}) };
}
