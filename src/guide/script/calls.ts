import type { Leg, Plan } from "../../plan/plan.ts";
import type { RollbackPlan } from "../../plan/rollback.ts";
import type { Phase, Step } from "../../release/types.ts";
import { programsOf, variablesSetBy } from "../../shell/programs.ts";
import { comparisonsOf } from "../../versions.ts";
import { shellWord } from "../edits/edit.ts";
import type { Origins } from "../mark.ts";
import { bodyOf, instruction, oneLine, type StepBody } from "./bodies.ts";

/** A step as a script runs it. */
export interface Work {
  /** As the reader names it: the landing first where there are several. */
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  readonly body: StepBody;
}

/** A line of a leg or of a way back; shell words all. */
export interface ScriptCall {
  readonly verb: "step" | "by_hand";
  readonly phase: Phase;
  readonly id: string;
  readonly title: string;
  /** Asked before the step. */
  readonly question?: string;
}

/** The steps of a leg in order, what to check before and to wait for after included. */
export function workOf(
  plan: Plan,
  leg: Leg,
  { origins, prefix }: { readonly origins: Origins; readonly prefix: string },
): Work[] {
  const steps = leg.steps.map((step) => ({
    id: step.id,
    title: step.title,
    phase: step.phase,
    body: bodyOf(plan, leg, step, origins),
  }));
  const isLast = plan.legs.at(-1) === leg;
  return [
    ...requirementsOf(leg),
    ...steps,
    ...(isLast ? [] : waitsOf(leg)),
  ].map((work) => ({ ...work, id: prefix + work.id }));
}

/** The steps of all ways back, each once. */
export function workBackOf(
  plan: Plan,
  leg: Leg,
  { origins, prefix }: { readonly origins: Origins; readonly prefix: string },
): Work[] {
  const steps = leg.rollback.flatMap(({ steps }) => steps);
  return [...new Map(steps.map((step) => [step.id, step])).values()].map(
    (step) => ({
      id: prefix + step.id,
      title: step.title,
      phase: step.phase,
      body: bodyOf(plan, leg, step, origins),
    }),
  );
}

/** Programs that the steps start, each once. */
export function programsIn(work: readonly Work[]): string[] {
  return [...new Set(work.flatMap(({ body }) => programsOf(body.plain)))];
}

/** Variables that steps set for later ones, each once. */
export function variablesSetIn(work: readonly Work[]): string[] {
  return [...new Set(work.flatMap(({ body }) => variablesSetBy(body.plain)))];
}

export function callsOf(work: readonly Work[]): ScriptCall[] {
  const first = work.find(({ phase }) => phase === "upgrade");
  return work.map((each) =>
    callOf(
      each,
      each === first
        ? "Everything is backed up. Change the system now?"
        : questionOf(each),
    ),
  );
}

export function callsBackOf(
  work: readonly Work[],
  { steps, loses }: RollbackPlan,
  { from, prefix }: { readonly from: string; readonly prefix: string },
): ScriptCall[] {
  const loss = loses === undefined ? "" : ` You lose: ${oneLine(loses)}.`;
  return steps.flatMap(({ id }: Step, index) => {
    const each = work.find((other) => other.id === prefix + id);
    if (each === undefined) return [];
    return callOf(
      each,
      index === 0 ? `Go back to ${from} now?${loss}` : questionOf(each),
    );
  });
}

function callOf(
  { id, title, phase, body }: Work,
  question: string | undefined,
): ScriptCall {
  return {
    verb: body.byHand.length > 0 ? "by_hand" : "step",
    phase,
    id: shellWord(id),
    title: shellWord(oneLine(title)),
    ...(question !== undefined && { question: shellWord(question) }),
  };
}

/** Words of commands that take away what cannot be had back; settings are backed up. */
const destructive =
  /(?<!config)(^|[\s"'])(rm|delete|drop|dropdb|destroy|uninstall|prune|truncate|downgrade|rollback|--clean)\b/im;

function questionOf({ phase, body }: Work): string | undefined {
  const asks =
    body.byHand.length === 0 &&
    phase !== "prepare" &&
    destructive.test(body.plain);
  return asks ? "This takes something away. Go on?" : undefined;
}

/** Requirements whose version a command tells. */
function requirementsOf({ requires }: Leg): Work[] {
  return requires.flatMap(({ name, range, check }) => {
    if (check === undefined) return [];
    const words = [name, comparisonsOf(range)].map(shellWord).join(" ");
    const text = `local found\nfound=$(\n${check.trimEnd()}\n)\nholds ${words} "$found"\n[ "$trouble" = no ]`;
    const id = `check-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
    return {
      id,
      title: `${name} is ${range}`,
      phase: "prepare",
      body: { plain: check, text, byHand: [] },
    };
  });
}

/** What the next leg must wait for. */
function waitsOf({ releases, to, migrations }: Leg): Work[] {
  const stop = releases.find(({ version }) => version === to)?.stop?.wait;
  const bodies = [
    ...(stop === undefined ? [] : [instruction(stop)]),
    ...migrations.flatMap(({ runs, wait }) =>
      runs === "background" && wait !== undefined
        ? [{ plain: wait, text: wait, byHand: [] }]
        : [],
    ),
  ];
  return bodies.map((body, index) => ({
    id: `wait-${index + 1}`,
    title: `Wait before you leave ${to}`,
    phase: "after",
    body,
  }));
}
