import type { Leg, Plan } from "../plan/plan.ts";
import type { Depth, Step } from "../release/types.ts";
import { editOf, shellWord } from "./edits/edit.ts";
import { editForms } from "./edits/index.ts";
import { lineOf, type Origins } from "./mark.ts";
import { describeDuration } from "./prose.ts";

/** What the template of a shell script may use; every text is ready to print. */
export interface ScriptView {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly downtime: string;
  /** Where a rollback leads: the start of the last leg. */
  readonly back: string;
  /** Variables the reader must set, and the line that stops where one is missing. */
  readonly asked: readonly { readonly name: string; readonly guard: string }[];
  readonly legs: readonly ScriptLeg[];
  /** One function a step, upgrade and rollback alike. */
  readonly functions: readonly ScriptFunction[];
  /** Ways back from the last leg. */
  readonly rollback: readonly {
    readonly depth: Depth;
    readonly calls: readonly ScriptCall[];
  }[];
}

export interface ScriptLeg {
  /** A shell word. */
  readonly title: string;
  readonly computed: readonly {
    readonly name: string;
    readonly value: string;
  }[];
  readonly calls: readonly ScriptCall[];
}

export interface ScriptFunction {
  readonly name: string;
  readonly body: string;
}

/** A step in its place: a question first where it needs one. */
export interface ScriptCall {
  readonly name: string;
  /** Shell words, as are the questions. */
  readonly title: string;
  /** Asked before the step, and after it. */
  readonly confirm?: string;
  readonly done?: string;
}

/** Choices that a plan leaves open and its steps depend on. */
export function openChoicesOf({ product, answers, legs }: Plan): string[] {
  const used = new Set(
    legs
      .flatMap((leg) => [
        ...leg.steps,
        ...leg.rollback.flatMap(({ steps }) => steps),
        ...leg.variables,
      ])
      .flatMap(({ when }) => Object.keys(when ?? {})),
  );
  return product.choices
    .map(({ id }) => id)
    .filter((id) => used.has(id) && !(id in answers));
}

/** A plan whose choices are all answered, as a script runs it. */
export function scriptViewOf(plan: Plan, origins: Origins): ScriptView {
  const { product, from, to, legs } = plan;
  const places = legs.map((leg, index) => ({
    leg,
    prefix: legs.length > 1 ? `leg_${index + 1}_` : "",
  }));
  const last = places.at(-1);
  return {
    title: `Upgrade ${oneLine(product.name)} from ${from} to ${to}`,
    from,
    to,
    downtime: describeDuration(plan.downtime),
    back: last?.leg.from ?? from,
    asked: askedOf(legs),
    legs: places.map(({ leg, prefix }) => ({
      title: shellWord(`${leg.from} to ${leg.to}`),
      computed: leg.variables
        .filter(({ kind }) => kind === "computed")
        .map(({ name, value }) => ({ name, value: shellWord(value) })),
      calls: callsOf(leg.steps, prefix),
    })),
    functions: places.flatMap(({ leg, prefix }) =>
      stepsOf(leg).map((step) => ({
        name: nameOf(step, prefix),
        body: bodyOf(plan, leg, step, origins),
      })),
    ),
    rollback: (last?.leg.rollback ?? []).map(({ depth, steps }) => ({
      depth,
      calls: callsOf(steps, last?.prefix ?? ""),
    })),
  };
}

function askedOf(legs: readonly Leg[]): ScriptView["asked"] {
  const asked = legs
    .flatMap((leg) => leg.variables)
    .filter(({ kind }) => kind !== "computed")
    .map(({ name, ask, kind, value }) => {
      const example = kind === "asked" ? `, for example ${value}` : "";
      const message = oneLine(`set ${name}: ${ask}${example}`);
      // Inside "${NAME:?...}" these would end the text or start an expansion.
      const safe = message.replace(/["$`\\}]/g, "'");
      return [name, `: "\${${name}:?${safe}}"`] as const;
    });
  return [...new Map(asked)].map(([name, guard]) => ({ name, guard }));
}

/** Rollback steps belong to several depths and are one function all the same. */
function stepsOf(leg: Leg): Step[] {
  const back = leg.rollback.flatMap(({ steps }) => steps);
  return [
    ...new Map([...leg.steps, ...back].map((step) => [step.id, step])).values(),
  ];
}

function callsOf(steps: readonly Step[], prefix: string): ScriptCall[] {
  const first = steps.find(({ phase }) =>
    ["upgrade", "rollback"].includes(phase),
  );
  return steps.map((step) => {
    const confirm = questionOf(step, step === first);
    return {
      name: nameOf(step, prefix),
      title: shellWord(oneLine(step.title)),
      ...(confirm !== undefined && { confirm: shellWord(confirm) }),
      ...(step.action.kind === "manual" && { done: shellWord("Done?") }),
    };
  });
}

/** Words of commands that take away what cannot be had back. */
const destructive =
  /(^|[\s"'])(rm|delete|drop|destroy|uninstall|prune|truncate|downgrade|rollback|--clean)\b/im;

function questionOf(
  { phase, action }: Step,
  isFirst: boolean,
): string | undefined {
  if (isFirst && phase === "rollback") return "Roll back now?";
  if (isFirst) return "Everything is backed up. Change the system now?";
  const runs = action.kind === "run" && destructive.test(action.run);
  return runs ? "This takes something away. Go on?" : undefined;
}

function bodyOf(plan: Plan, leg: Leg, step: Step, origins: Origins): string {
  const { action, origin } = step;
  const mark = (text: string, field: string) =>
    origins.mark(text.trimEnd(), origin.file, lineOf(origin, field));
  switch (action.kind) {
    case "run":
      return mark(action.run, "run");
    case "manual":
      return `echo ${shellWord(oneLine(action.manual))}`;
    case "config":
      return editsOf(plan, leg, action.surface);
    case "use":
      return `echo ${shellWord(`Follow the runbook ${action.runbook}`)}`;
  }
}

function editsOf({ product }: Plan, leg: Leg, id: string): string {
  const surface = product.surfaces.find((surface) => surface.id === id);
  if (surface === undefined) return ":";
  const form = editForms[surface.format];
  const lines: string[] = [];
  const toMerge: string[][] = [];
  for (const delta of leg.config.filter((delta) => delta.surface === id)) {
    const edit = editOf(delta, surface, form);
    if (edit === undefined) continue;
    if (edit.kind === "manual")
      lines.push(`echo ${shellWord(oneLine(edit.manual))}`);
    else toMerge.push([...edit.lines]);
  }
  const joined = toMerge.length > 0 ? form.join(toMerge) : [];
  if (form.language === "bash") lines.push(...joined);
  else if (joined.length > 0) {
    lines.push(`echo ${shellWord(oneLine(`Put this into ${surface.file}:`))}`);
    lines.push(...joined.map((line) => `printf '%s\\n' ${shellWord(line)}`));
  }
  return lines.length > 0 ? lines.join("\n") : ":";
}

function nameOf({ id }: Step, prefix: string): string {
  return `step_${prefix}${id.replaceAll("-", "_")}`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
