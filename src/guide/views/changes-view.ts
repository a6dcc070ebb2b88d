import type { Leg } from "../../plan/plan.ts";
import type { Change, Product } from "../../release/types.ts";
import { blockOf, type BlockView } from "./block-view.ts";
import { audienceOf, type Audience } from "../choice-label.ts";
import { changeKinds } from "../labels.ts";
import { lineOf, type Origins } from "../mark.ts";
import { codeCell, fenceFor, prose } from "../prose.ts";
import type { Marking } from "./steps-view.ts";

/** A change, its parts absent where the metadata do not state them. */
export interface ChangeView extends Audience {
  readonly kind: string;
  readonly title: string;
  readonly impact: string;
  readonly reason?: string;
  readonly severity?: string;
  readonly silent: boolean;
  readonly possibleFrom?: string;
  readonly requiredBy?: string;
  readonly detect: readonly ProbeView[];
  readonly autofix?: string;
  readonly optOut?: { readonly how: string; readonly until?: string };
  readonly usages: readonly UsageView[];
  readonly sample?: SampleView;
}

/** What is gone, and what stands in its place, as code. */
export interface UsageView {
  readonly was: string;
  readonly now?: string;
}

export interface ProbeView {
  readonly block: BlockView;
  /** Output that means that the reader is affected: words about code, or all code. */
  readonly affectedIf: string;
}

export interface SampleView {
  readonly fence: string;
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

export function viewOfChanges(
  product: Product,
  leg: Pick<Leg, "changes">,
  marking: Marking,
): ChangeView[] {
  return leg.changes.map((change) => ({
    ...viewOfChange(change, marking),
    ...audienceOf(product, change.when),
  }));
}

function viewOfChange(
  change: Change,
  { origins, prefix }: Marking,
): ChangeView {
  const { origin, reason, severity, possibleFrom, requiredBy } = change;
  const { autofix, optOut, sample } = change;
  const mark = (text: string, field: string) =>
    origins.markWhole(prose(text), origin.file, lineOf(origin, field));
  return {
    kind: changeKinds[change.kind],
    title: mark(change.title, "title"),
    impact: mark(change.impact, "impact"),
    ...(reason !== undefined && { reason: mark(reason, "reason") }),
    ...(severity !== undefined && { severity }),
    silent: change.silent,
    ...(possibleFrom !== undefined && { possibleFrom }),
    ...(requiredBy !== undefined && { requiredBy }),
    detect: change.detect.map(({ run, affectedIf, origin }, index) => ({
      affectedIf: affectedIf.includes("`")
        ? prose(affectedIf)
        : codeCell(affectedIf),
      block: blockOf(
        origins.mark(run.trimEnd(), origin.file, lineOf(origin, "run")),
        {
          id: `${prefix}${change.id}-probe-${index + 1}`,
          phase: "prepare",
          when: change.when,
        },
      ),
    })),
    ...(autofix !== undefined && { autofix: codeCell(autofix) }),
    ...(optOut && {
      optOut: {
        how: mark(optOut.how, "optOut"),
        ...(optOut.until !== undefined && { until: optOut.until }),
      },
    }),
    usages: change.usages.map(({ was, now, origin }) => ({
      was: origins.markWhole(codeCell(was), origin.file, lineOf(origin, "was")),
      ...(now !== undefined && {
        now: origins.markWhole(
          codeCell(now),
          origin.file,
          lineOf(origin, "now"),
        ),
      }),
    })),
    ...(sample && { sample: viewOfSample(sample, origins) }),
  };
}

function viewOfSample(
  { language, before, after, origin }: NonNullable<Change["sample"]>,
  origins: Origins,
): SampleView {
  const mark = (text: string, field: string) =>
    origins.mark(text.trimEnd(), origin.file, lineOf(origin, field));
  return {
    fence: fenceFor(before + after),
    language,
    before: mark(before, "before"),
    after: mark(after, "after"),
  };
}
