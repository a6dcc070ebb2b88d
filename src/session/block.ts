import {
  type Statement as StatementNode,
  type SyntaxNode,
  forEachChild,
} from "unbash";
import type { Script } from "../shell/script.ts";
import { loseThread } from "./environment.ts";
import { comeBack, either } from "./flow/forks.ts";
import { mayLeave } from "./flow/leaving.ts";
import type { SessionBlock } from "./rehearse.ts";
import type { Frame, Run } from "./run.ts";
import type { Span } from "./source.ts";
import type { State } from "./state.ts";
import { inVisit, isExit } from "./visits.ts";
import { runStatement } from "./flow/walk.ts";

/** Runs one block of the page; `exits` collects the states that left it early. */
export function runBlock(
  run: Run,
  state: State,
  { script, skip, prints, migrates }: SessionBlock,
  exits: State[],
): void {
  const { commands } = script.tree;
  const why =
    skip ??
    (script.kind === "file" ? `it is a file: ${script.why}` : undefined);
  if (why !== undefined) {
    for (const statement of commands) skipped(run, statement, why);
    if (script.isUnread) unread(run, script, why);
    return;
  }
  const frame: Frame = { kind: "shell", left: [] };
  run.frames = [frame];
  const breach = breachIn(script);
  const isTyped = script.kind === "transcript" && script.prompts.length > 0;
  const lastExit = isTyped ? commands.findLastIndex(isExit) : -1;

  /** Up to the end, or to where the shell that was opened before is left. */
  function runFrom(first: number, isVisit: boolean): number {
    for (let index = first; index < commands.length; index++) {
      const statement = commands[index];
      if (!statement) break;
      run.isLeftLater = index < lastExit;
      runOne(statement, index);
      const visit = run.takeVisit();
      if (visit)
        inVisit(run, state, visit, () => {
          index = runFrom(index + 1, true);
        });
      if (isVisit && isExit(statement)) return index;
    }
    return commands.length;
  }

  function runOne(statement: StatementNode, index: number): void {
    const before = commands[index - 1]?.end ?? 0;
    if (script.text.slice(before, statement.pos).includes("\n")) {
      goOn(run, state);
    }
    if (statement === breach?.first) mayLeave(run, state);
    const isLast = index === commands.length - 1;
    run.prints = isLast ? prints : undefined;
    run.migrates = isLast ? migrates : undefined;
    if (run.exhausted) {
      given(run, statement, run.whyExhausted);
    } else if (state.alive) {
      guarded(run, state, frame, statement, () => {
        if (breach?.statements.has(statement)) doubted(run, state, statement);
        else runStatement(run, state, statement);
      });
      given(run, statement, run.takeNotes()[0]);
    } else {
      skipped(run, statement, "the script ends before it");
      guarded(run, state, frame, statement, () => {
        run.aside(state, (copy) => runStatement(run, copy, statement));
      });
      run.takeNotes();
    }
  }

  runFrom(0, false);
  run.isLeftLater = false;
  run.prints = undefined;
  run.migrates = undefined;
  goOn(run, state);
  leaveBlock(run, state, frame.left, exits);
}

/** The next line runs, whether bash dropped the one before or not. */
function goOn(run: Run, state: State): void {
  const span = { pos: 0, end: 0 };
  const why = run.origin(span, "bash may have dropped the line before");
  for (const dropped of run.faults.splice(0)) {
    dropped.shell.descriptors = new Map(state.shell.descriptors);
    state.join(dropped, why);
  }
}

/** Where bash stops reading, and the statements that it may refuse. */
interface Breach {
  readonly first: StatementNode | undefined;
  readonly statements: ReadonlySet<StatementNode>;
}

function breachIn(script: Script): Breach | undefined {
  const { text, tree } = script;
  const positions = errorsIn(script);
  // The last line goes on in a line that is not there.
  if (/(?:^|[^\\])(?:\\\\)*\\\s*$/.test(text.slice(-1_000))) {
    positions.push(text.length);
  }
  if (positions.length === 0) return undefined;
  const start = text.lastIndexOf("\n", earliest(positions) - 1) + 1;
  const statements = new Set<StatementNode>();
  for (const position of positions) {
    const before = tree.commands.findLast(({ pos }) => pos <= position);
    if (before) statements.add(before);
  }
  for (const statement of tree.commands) {
    if (statement.pos < start && statement.end > start) {
      statements.add(statement);
    }
  }
  const first = tree.commands.find(
    (statement) => statement.pos >= start || statements.has(statement),
  );
  return { first, statements };
}

function earliest(positions: readonly number[]): number {
  return positions.reduce((first, position) => Math.min(first, position));
}

const mostNodes = 20_000;

/** Bash reads a substitution with the command around it: its errors count too. */
function errorsIn({ text, tree }: Script): number[] {
  const positions = (tree.errors ?? []).map(({ pos }) => pos);
  if (!/[(`]/.test(text)) return positions;
  const open: SyntaxNode[] = [tree];
  for (let count = 0; count < mostNodes; count++) {
    const node = open.pop();
    if (!node) break;
    if ("script" in node && node.script?.errors) positions.push(node.pos);
    forEachChild(node, (child) => open.push(child));
  }
  return positions;
}

function doubted(run: Run, state: State, statement: StatementNode): void {
  const why = run.origin(statement, "it does not parse");
  run.note(why.why);
  either(
    run,
    state,
    why,
    (on) => runStatement(run, on, statement),
    () => undefined,
  );
}

/** The tree may be nested more deeply than the stack of whoever runs this. */
function guarded(
  run: Run,
  state: State,
  frame: Frame,
  statement: StatementNode,
  work: () => void,
): void {
  const { source } = run;
  try {
    work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    run.recover(source, frame);
    state.alive = true;
    run.limit(statement, "nesting");
    loseThread(run, state, run.origin(statement, "it is nested too deeply"));
  }
  if (run.exhausted) {
    const why = run.origin(statement, run.whyExhausted);
    loseThread(run, state, why);
    run.note(why.why);
  }
}

/** None of it was read: it is counted as one statement, with its limit. */
function unread(run: Run, { content }: Script, why: string): void {
  const all = { pos: 0, end: content.length };
  skipped(run, all, why);
  run.limit(all, "size");
}

function given(
  run: Run,
  statement: StatementNode,
  why: string | undefined,
): void {
  const helped = run.takeHelp();
  run.statements.push({
    place: run.place(statement),
    during: run.block,
    ...(why === undefined
      ? { outcome: helped ? "evaluated" : "known" }
      : { outcome: "unknown", why }),
  });
}
function skipped(run: Run, statement: Span, why: string): void {
  run.statements.push({
    place: run.place(statement),
    during: run.block,
    outcome: "skipped",
    why,
  });
}

/** `exit` ends this block; the next one is typed into a shell of some sort. */
function leaveBlock(
  run: Run,
  state: State,
  left: readonly State[],
  exits: State[],
): void {
  if (state.alive) {
    exits.splice(0, exits.length, ...left);
    return;
  }
  const span = { pos: 0, end: 0 };
  comeBack(run, state, left, span);
  exits.length = 0;
}
