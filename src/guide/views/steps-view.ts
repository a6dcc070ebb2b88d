import type { Leg } from "../../plan/plan.ts";
import {
  phases,
  type Product,
  type Step,
  type Trouble,
} from "../../release/types.ts";
import { blockOf, type BlockFacts, type BlockView } from "./block-view.ts";
import { audienceOf, type Audience } from "../choice-label.ts";
import { editOf } from "../edits/edit.ts";
import { editForms } from "../edits/index.ts";
import { sequenceOf } from "../edits/sequence.ts";
import { closesInWords, phaseTitles } from "../labels.ts";
import { lineOf, type Origins } from "../mark.ts";
import { describeDuration, prose } from "../prose.ts";

export interface PhaseView {
  readonly title: string;
  readonly steps: readonly StepView[];
}

/** Steps that say the same for several platforms are one step in variants. */
export interface StepView {
  /** Of all its variants. */
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Ways back that end here; absent where none does. */
  readonly closes?: string;
  readonly variants: readonly VariantView[];
}

export interface VariantView extends Audience {
  readonly why?: string;
  /** How long nobody is served. */
  readonly downtime?: string;
  readonly manual: readonly string[];
  readonly blocks: readonly BlockView[];
  readonly expect?: string;
}

export interface TroubleView extends Audience {
  readonly symptom: string;
  readonly cause: string;
  readonly fix?: string;
  readonly block?: BlockView;
}

/** How the texts of a leg are marked, and what goes before its ids. */
export interface Marking {
  readonly origins: Origins;
  readonly prefix: string;
}

/** What steps draw on of the leg they belong to. */
export type StepContext = Pick<Leg, "config" | "migrations" | "noReturn">;

/** The phases that have steps, numbered through. */
export function viewOfPhases(
  product: Product,
  leg: Leg,
  marking: Marking,
): PhaseView[] {
  let number = 1;
  const views: PhaseView[] = [];
  for (const phase of phases) {
    if (phase === "rollback") continue;
    const steps = leg.steps.filter((step) => step.phase === phase);
    if (steps.length === 0) continue;
    const view = viewOfSteps(product, leg, steps, {
      ...marking,
      first: number,
    });
    number += view.length;
    views.push({ title: phaseTitles[phase], steps: view });
  }
  return views;
}

/** Consecutive steps with the same title become variants of one step. */
export function viewOfSteps(
  product: Product,
  leg: StepContext,
  steps: readonly Step[],
  marking: Marking & { readonly first: number; readonly depth?: string },
): StepView[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const group = groups.at(-1);
    if (group?.[0]?.title === step.title) group.push(step);
    else groups.push([step]);
  }
  return groups.map((group, index) => ({
    ...closingOf(leg, group),
    id: group.map(({ id }) => id).join("+"),
    number: marking.first + index,
    title: group
      .slice(0, 1)
      .map(({ title, origin }) =>
        markLine(marking.origins, title, origin, "title"),
      )
      .join(""),
    variants: group.map((step) => viewOfVariant(product, leg, step, marking)),
  }));
}

function closingOf(
  { noReturn }: StepContext,
  group: readonly Step[],
): Pick<StepView, "closes"> {
  const point = noReturn.find(({ step }) =>
    group.some(({ id }) => id === step),
  );
  return point === undefined ? {} : { closes: closesInWords(point.closes) };
}

function viewOfVariant(
  product: Product,
  leg: StepContext,
  step: Step,
  { origins, prefix, depth }: Marking & { readonly depth?: string },
): VariantView {
  const { why, downtime, expect, origin } = step;
  const suffix = depth === undefined || depth === step.depth ? "" : `-${depth}`;
  const facts = {
    id: `${prefix}${step.id}${suffix}`,
    phase: step.phase,
    when: step.when,
    depth,
    skip: step.skip,
    prints: step.prints,
    migrates: leg.migrations.some(
      (one) => one.kind === "own" && one.id === step.id,
    )
      ? step.id
      : undefined,
  };
  return {
    ...audienceOf(product, step.when),
    ...(why !== undefined && { why: markLine(origins, why, origin, "why") }),
    ...(downtime !== undefined &&
      downtime.most > 0 && { downtime: describeDuration(downtime) }),
    ...bodyOf(product, leg, step, { origins, facts }),
    ...(expect !== undefined && {
      expect: markLine(origins, expect, origin, "expect"),
    }),
  };
}

function bodyOf(
  product: Product,
  leg: StepContext,
  { action, origin }: Step,
  { origins, facts }: { origins: Origins; facts: BlockFacts },
): Pick<VariantView, "manual" | "blocks"> {
  switch (action.kind) {
    case "manual": {
      const manual = markLine(origins, action.manual, origin, "manual");
      return { manual: [manual], blocks: [] };
    }
    case "run": {
      const body = origins.mark(
        action.run.trimEnd(),
        origin.file,
        lineOf(origin, "run"),
      );
      return { manual: [], blocks: [blockOf(body, facts)] };
    }
    case "config":
      return configEdits(product, leg, action.surface, { origins, facts });
    case "use": {
      // Plans put a runbook's steps in its place; only a lone step gets here.
      const manual = `Follow the runbook \`${action.runbook}\`.`;
      return { manual: [manual], blocks: [] };
    }
  }
}

function configEdits(
  product: Product,
  leg: StepContext,
  surfaceId: string,
  { origins, facts }: { origins: Origins; facts: BlockFacts },
): Pick<VariantView, "manual" | "blocks"> {
  const surface = product.surfaces.find(({ id }) => id === surfaceId);
  if (surface === undefined) return { manual: [], blocks: [] };
  const form = editForms[surface.format];
  const manual: string[] = [];
  const lines: string[][] = [];
  const { edits, afterwards } = sequenceOf(
    leg.config.filter(({ surface }) => surface === surfaceId),
  );
  for (const delta of edits) {
    const change = editOf(delta, surface, form);
    if (change === undefined) continue;
    const { file } = delta.origin;
    const line = lineOf(delta.origin, "key");
    if (change.kind === "manual") {
      manual.push(origins.markWhole(change.manual, file, line));
    } else {
      lines.push(
        change.lines.map((text) => text + origins.markWhole("", file, line)),
      );
    }
  }
  for (const { path, origin } of afterwards) {
    const text = `Remove \`${form.name(path)}\` from \`${surface.file}\` when the upgrade is done: only its steps need it.`;
    manual.push(origins.markWhole(text, origin.file, lineOf(origin, "key")));
  }
  if (manual.length === 0 && lines.length === 0) {
    manual.push("Nothing has to be changed: the new defaults apply.");
  }
  const blocks =
    lines.length === 0
      ? []
      : [
          blockOf(form.join(lines).join("\n"), {
            ...facts,
            language: form.language,
          }),
        ];
  return { manual, blocks };
}

/** What may go wrong, by what the operator sees. */
export function viewOfTroubles(
  product: Product,
  troubles: readonly Trouble[],
  { origins, prefix }: Marking,
): TroubleView[] {
  return troubles.map((trouble, index) => {
    const { symptom, cause, when, run, fix, origin } = trouble;
    return {
      symptom: markLine(origins, symptom, origin, "symptom"),
      cause: markLine(origins, cause, origin, "cause"),
      ...audienceOf(product, when),
      ...(fix !== undefined && { fix: markLine(origins, fix, origin, "fix") }),
      ...(run !== undefined && {
        block: blockOf(
          origins.mark(run.trimEnd(), origin.file, lineOf(origin, "run")),
          {
            id: `${prefix}trouble-${index + 1}`,
            phase: "troubleshooting",
            when,
          },
        ),
      }),
    };
  });
}

function markLine(
  origins: Origins,
  text: string,
  origin: Step["origin"],
  field: string,
): string {
  return origins.markWhole(prose(text), origin.file, lineOf(origin, field));
}
