import { subshell } from "./forks.ts";
import type { Run } from "../run.ts";
import type { State } from "../state.ts";
import type { Descriptor, Status } from "../shell.ts";
import { nothing } from "../values.ts";
import { type Part, undoRaces } from "./races.ts";
import { checkStatus, runCommandNode } from "./walk.ts";
import type { CommandNode, Pipeline } from "unbash";

export function runPipeline(run: Run, state: State, pipeline: Pipeline): void {
  const { commands, prefixes } = pipeline;
  const negated =
    prefixes.filter(({ type }) => type === "Negation").length % 2 === 1;
  const work = (): void => {
    const [only] = commands;
    if (only && commands.length === 1) runCommandNode(run, state, only);
    else runStages(run, state, pipeline);
  };
  if (!negated) {
    work();
    return;
  }
  run.asCondition(work);
  state.shell.status = negate(state.shell.status);
}

function negate(status: Status): Status {
  if (typeof status !== "number") return "unknown";
  return status === 0 ? 1 : 0;
}

/** Each stage in a subshell of its own, the output of one the input of the next. */
function runStages(
  run: Run,
  state: State,
  { commands, operators, ...node }: Pipeline,
): void {
  const statuses: Status[] = [];
  const parts: Part[] = [];
  let input: number | undefined;
  const start = run.log.length;
  for (const [index, command] of commands.entries()) {
    const last = index === commands.length - 1;
    const output = last ? undefined : run.newStream(state, { value: nothing });
    const from = input;
    const mark = run.touches.length;
    const until = run.log.length;
    const before = run.substitutions;
    const makesMore = mayGoOn(state, command);
    run.inputAs = undefined;
    subshell(run, state, command, () => {
      const { descriptors } = state.shell;
      if (from !== undefined) {
        descriptors.set(0, { kind: "stream", stream: from, as: "piped" });
      }
      if (output !== undefined) {
        const mayBreak = makesMore && !readsAll(commands[index + 1]);
        const pipe: Descriptor = {
          kind: "stream",
          stream: output,
          as: "piped",
          ...(mayBreak ? { mayBreak } : {}),
        };
        descriptors.set(1, pipe);
        if (operators[index] === "|&") descriptors.set(2, pipe);
      }
      if (last) runCommandNode(run, state, command);
      else run.asCondition(() => runCommandNode(run, state, command));
    });
    run.relabel(start, until);
    statuses.push(state.shell.status);
    parts.push({
      touched: run.touches.slice(mark),
      logged: run.log.slice(until),
      isPlain: !makesMore && run.substitutions === before,
    });
    input = output;
  }
  undoRaces(run, state, parts, node);
  state.shell.status = pipelineStatus(state, statuses);
  checkStatus(run, state, node);
}

/** Whether it does more than print once. */
function mayGoOn({ shell }: State, command: CommandNode): boolean {
  return (
    command.type !== "Command" || shell.functions.has(command.name?.text ?? "")
  );
}

/** A pipe breaks where its reader ends before its writer. */
function readsAll(reader: CommandNode | undefined): boolean {
  return (
    reader?.type === "Command" &&
    !/^(?:true|false|:|echo|printf|read|head|exit|test|\[)?$/.test(
      reader.name?.text ?? "",
    )
  );
}

function pipelineStatus(state: State, statuses: readonly Status[]): Status {
  const last = statuses.at(-1) ?? 0;
  const pipefail = state.shell.options.get("pipefail") ?? false;
  if (pipefail === false) return last;
  if (pipefail === "maybe") return last === 0 ? "assumed" : "unknown";
  const failed = statuses.filter((status) => status !== 0);
  if (failed.length === 0) return 0;
  const rightmost = failed.at(-1) ?? 0;
  if (typeof rightmost === "number") return rightmost;
  return failed.every((status) => status === "assumed") ? "assumed" : "unknown";
}
