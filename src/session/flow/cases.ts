import type { Case, CaseItem, Word, WordPart } from "unbash";
import { expandPattern, expandText } from "../expansion/expand.ts";
import { matches } from "../expansion/patterns.ts";
import type { Run } from "../run.ts";
import type { State } from "../state.ts";
import { type Value, known } from "../values.ts";
import { runList } from "./walk.ts";

export function runCase(run: Run, state: State, node: Case): void {
  const word = expandText(run, state, node.word);
  state.shell.status = 0;
  arms(run, state, node, word, 0);
}

/** Each arm that may match on a copy, up to the one that certainly does. */
function arms(
  run: Run,
  state: State,
  node: Case,
  word: Value,
  from: number,
): void {
  const { items } = node;
  const why = run.origin(node.word, "which case it is is not known");
  const open: State[] = [];
  let decided = false;
  for (let at = from; at < items.length; at++) {
    const item = items[at];
    if (!item || run.exhausted) break;
    const answer: boolean | undefined = decided
      ? false
      : fits(run, state, node, item, word);
    if (answer === false) {
      run.aside(state, (copy) => runList(run, copy, item.body));
    } else if (answer === true && open.length === 0) {
      runArm(run, state, node, word, at);
      if (item.terminator === ";;&") return;
    } else {
      const copy = answer === true ? state : state.copy();
      run.doubtfully(() => runArm(run, copy, node, word, at));
      if (copy !== state) open.push(copy);
    }
    decided ||= answer === true;
  }
  let differs = false;
  for (const copy of open) differs = state.join(copy, why) || differs;
  if (differs) run.note(why.why);
}

function fits(
  run: Run,
  state: State,
  node: Case,
  { pattern }: CaseItem,
  word: Value,
): boolean | undefined {
  const subject = leavesMark(node.word) ? undefined : known(word);
  let answer: boolean | undefined = false;
  for (const one of pattern) {
    const whole = expandPattern(run, state, one);
    if (whole === "*") return true;
    const match =
      whole === undefined || subject === undefined || leavesMark(one)
        ? undefined
        : matches(subject, whole);
    if (match === true) return answer === undefined ? undefined : true;
    if (match === undefined) answer = undefined;
  }
  return answer;
}

/**
 * Bash leaves a character of its own in a word of `case` beside `"${x#y}"` that
 * is empty, so that `"${x#y}"z` is not `z`.
 */
function leavesMark({ parts = [] }: Word): boolean {
  return parts.length > 1 && parts.some(isQuotedOperation);
}

function isQuotedOperation(part: WordPart): boolean {
  return (
    part.type === "DoubleQuoted" &&
    part.parts.some(
      (inner) =>
        inner.type === "ParameterExpansion" && inner.operation !== undefined,
    )
  );
}

function runArm(
  run: Run,
  state: State,
  node: Case,
  word: Value,
  at: number,
): void {
  const item = node.items[at];
  if (!item) return;
  runList(run, state, item.body);
  if (item.terminator === ";;&") arms(run, state, node, word, at + 1);
  if (item.terminator === ";&") runArm(run, state, node, word, at + 1);
}
