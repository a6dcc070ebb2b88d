import type { Answers } from "../../plan/plan.ts";
import { contradiction } from "../../plan/when.ts";
import type { Choice, Option, Product, When } from "../../release/types.ts";
import { labelOf } from "../choice-label.ts";
import { cell } from "../prose.ts";

/** A question the reader has to answer first; finished table cells. */
export interface QuestionRow {
  readonly ask: string;
  readonly options: string;
}

/** The questions that decide what of some records applies, and are still open. */
export function questionsFor(
  product: Product,
  answers: Answers,
  records: unknown,
): QuestionRow[] {
  return choicesThatDecide(product, records)
    .filter(({ id, options }) => !(id in answers) && options.length > 1)
    .filter(({ when }) => contradiction(when, answers) === undefined)
    .map(({ ask, options, when }) => ({
      ask: cell(askedOf(product, when, ask)),
      options: optionsCell(options),
    }));
}

/** A question that is asked of some readers only needs the answer that makes them so. */
function choicesThatDecide({ choices }: Product, records: unknown): Choice[] {
  const named = namedIn(records);
  for (const { id, when = {} } of choices.toReversed()) {
    if (named.has(id)) Object.keys(when).forEach((other) => named.add(other));
  }
  return choices.filter(({ id }) => named.has(id));
}

/** The choices that each `when` of some records names, whatever they are. */
function namedIn(records: unknown): Set<string> {
  const named = new Set<string>();
  addNamed(records, named);
  return named;
}

function addNamed(value: unknown, named: Set<string>): void {
  if (!isObject(value)) return;
  for (const [key, part] of Object.entries(value)) {
    if (!isObject(part) || key === "origin") continue;
    if (key === "when") for (const id of Object.keys(part)) named.add(id);
    else if (key === "releases") addNamedByReleases(part, named);
    else addNamed(part, named);
  }
}

const namedByRelease = new WeakMap<object, ReadonlySet<string>>();

/** A release is the same in every plan, and most of what a plan holds. */
function addNamedByReleases(releases: object, named: Set<string>): void {
  for (const release of Object.values(releases).filter(isObject)) {
    const known = namedByRelease.get(release) ?? namedIn(release);
    namedByRelease.set(release, known);
    for (const id of known) named.add(id);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Titles alone, or a sentence for each. */
function optionsCell(options: readonly Option[]): string {
  if (options.every(({ says }) => says === undefined))
    return options.map(({ title }) => cell(title)).join(", ");
  return options
    .map(({ title, says }) =>
      says === undefined
        ? `**${cell(title)}**.`
        : `**${cell(title)}**: ${cell(says)}.`,
    )
    .join(" ");
}

/** A question that only some readers have says so. */
function askedOf(
  product: Product,
  when: When | undefined,
  ask: string,
): string {
  const label = labelOf(product, when);
  return label === undefined ? ask : `${ask} (${label})`;
}
