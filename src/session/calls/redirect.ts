import { expandText } from "../expansion/expand.ts";
import { hereDoc, mayBeMisread } from "../expansion/here-documents.ts";
import { limits } from "../limits.ts";
import { type Opened, open, targetOf } from "../opening.ts";
import type { Frame, Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import { complain } from "./streams.ts";
import { type Value, concat, known, nothing, text } from "../values.ts";
import type { Redirect, Redirection, Word } from "unbash";

/**
 * Points the shell's descriptors where the redirections say. False where bash
 * certainly refuses, so that the command does not run at all.
 */
export function redirect(
  run: Run,
  state: State,
  redirections: readonly Redirection[],
  writer: string,
): Redirected {
  const opened: Opened[] = [];
  const refusals: State[] = [];
  for (const [index, redirection] of redirections.entries()) {
    if (index === limits.redirections) run.exhaust(redirection, "redirections");
    if (run.exhausted || !run.step(redirection)) break;
    const before = state.copy();
    const file = apply(run, state, redirection, writer);
    if (file === "refused") return { opened, refused: true, refusals };
    if (file === "doubtful") {
      refusals.push(before);
      continue;
    }
    if (redirection.type === "HereDoc" && mayBeMisread(redirection)) {
      refusals.push(before);
    }
    if (!file) continue;
    opened.push(file);
    if (!file.certain) refusals.push(before);
  }
  return { opened, refused: false, refusals };
}

/**
 * Those of a program: a child expands and opens them. Nothing it sets stays, and
 * where it gives up the shell goes on.
 */
export function redirectChild(
  run: Run,
  state: State,
  redirections: readonly Redirection[],
  writer: string,
): Redirected {
  if (redirections.length === 0)
    return { opened: [], refused: false, refusals: [] };
  const child: Frame = { kind: "shell", left: [] };
  const { frames } = run;
  const variables = state.shell.variables.copy();
  const before = state.copy();
  run.frames = [...frames, child];
  const outcome = redirect(run, state, redirections, writer);
  run.frames = frames;
  state.shell.variables = variables;
  if (child.left.length === 0) return outcome;
  const refused = outcome.refused || !state.alive;
  state.alive = true;
  return { ...outcome, refused, refusals: [...outcome.refusals, before] };
}

export interface Redirected {
  readonly opened: readonly Opened[];
  readonly refused: boolean;
  /** The states in which bash would not have run the command at all. */
  readonly refusals: readonly State[];
}

/** Runs what is redirected; where a file may be missing, it may not run. */
export function redirected(
  run: Run,
  state: State,
  { refusals }: Redirected,
  node: Span,
  work: () => void,
): void {
  if (refusals.length === 0) {
    work();
    return;
  }
  run.doubtfully(work);
  const { status, descriptors } = state.shell;
  const fine = state.alive && (status === 0 || status === "assumed");
  const why = run.origin(node, "whether its files are there is not known");
  for (const refusal of refusals) {
    complain(run, refusal, node);
    refusal.shell.descriptors = new Map(descriptors);
    refusal.shell.status = 1;
    state.join(refusal, why);
  }
  if (fine) state.shell.status = "assumed";
}

function apply(
  run: Run,
  state: State,
  redirection: Redirection,
  writer: string,
): Opened | "refused" | "doubtful" | undefined {
  const { descriptor } = redirection;
  if (descriptor?.type === "FileDescriptorVariable") {
    run.note("a descriptor with a name is not followed");
    if (redirection.type === "Redirect" && redirection.target) {
      if (redirection.operator.endsWith("&")) return undefined;
      return open(run, state, redirection, [], redirection.target, writer);
    }
    return undefined;
  }
  if (redirection.type === "HereDoc") {
    const value = hereDoc(run, state, redirection);
    feed(run, state, descriptor?.value ?? 0, value, redirection.body);
    return undefined;
  }
  if (redirection.type === "HereString") {
    const value = redirection.target
      ? expandText(run, state, redirection.target)
      : nothing;
    feed(run, state, descriptor?.value ?? 0, concat(value, text("\n")));
    return undefined;
  }
  const { operator, target } = redirection;
  if (!target) return undefined;
  const input = operator === "<" || operator === "<&" || operator === "<>";
  const numbers = operator.startsWith("&>")
    ? [1, 2]
    : [descriptor?.value ?? (input ? 0 : 1)];
  if (operator === "<&" || operator === ">&") {
    return duplicate(run, state, redirection, numbers, target, writer);
  }
  return open(run, state, redirection, numbers, target, writer);
}

function feed(
  run: Run,
  state: State,
  number: number,
  value: Value,
  node?: Span,
): void {
  const stream = run.newStream(state, { value, ...(node ? { node } : {}) });
  state.shell.descriptors.set(number, {
    kind: "stream",
    stream,
    as: "redirected",
  });
}

function duplicate(
  run: Run,
  state: State,
  redirection: Redirect,
  numbers: readonly number[],
  target: Word,
  writer: string,
): Opened | "refused" | "doubtful" | undefined {
  const { value, sure } = targetOf(run, state, target);
  if (sure === "several") return "refused";
  const to = sure === "one" ? known(value) : undefined;
  const { descriptors } = state.shell;
  for (const number of numbers) {
    if (to === "-") {
      descriptors.set(number, { kind: "closed" });
    } else if (to !== undefined && /^\d+$/.test(to)) {
      const from = descriptors.get(Number(to)) ?? { kind: "closed" };
      descriptors.set(number, from);
      if (from.kind === "closed") return "doubtful";
    } else if (to !== undefined && /^\d+-$/.test(to)) {
      const from = Number(to.slice(0, -1));
      descriptors.set(number, descriptors.get(from) ?? { kind: "closed" });
      descriptors.set(from, { kind: "closed" });
    } else if (redirection.operator === ">&" && !redirection.descriptor) {
      return open(run, state, redirection, [1, 2], target, writer);
    } else {
      descriptors.set(number, { kind: "unknown" });
      return "doubtful";
    }
  }
  return undefined;
}
