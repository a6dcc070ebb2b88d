import type { Product, Release, Step } from "../../release/types.ts";
import type { Field } from "./rule.ts";

/** A text of the metadata that somebody's shell runs, and where it stands. */
export interface ShellText {
  readonly text: string;
  readonly place: Required<Pick<Field, "at" | "field">>;
}

/** A step and the release that brings it: the product's own steps have none. */
export interface PlacedStep {
  readonly step: Step;
  readonly release?: Release;
  /** Of a runbook: in the phase of the step that uses it. */
  readonly isRunbook: boolean;
}

/** Every release of the product and its parts. */
export function releasesOf({ releases, parts }: Product): Release[] {
  return [...releases, ...parts.flatMap((part) => part.releases)];
}

/** Every step there is: the product's, its runbooks' and its releases'. */
export function stepsOf(product: Product): PlacedStep[] {
  return [
    ...product.steps.map((step) => ({ step, isRunbook: false })),
    ...product.runbooks.flatMap(({ steps }) =>
      steps.map((step) => ({ step, isRunbook: true })),
    ),
    ...releasesOf(product).flatMap((release) =>
      release.steps.map((step) => ({ step, release, isRunbook: false })),
    ),
  ];
}

/** What a step runs; undefined where a person does it. */
export function runOf(step: Step): ShellText | undefined {
  if (step.action.kind !== "run") return undefined;
  return { text: step.action.run, place: { at: step, field: "run" } };
}

/** Every command that only asks: it must change nothing. */
export function* probesOf(product: Product): Generator<ShellText> {
  for (const { stop, requires, migrations, changes } of releasesOf(product)) {
    if (stop?.probe !== undefined)
      yield { text: stop.probe, place: { at: stop, field: "probe" } };
    for (const at of requires) {
      if (at.check === undefined) continue;
      yield { text: at.check, place: { at, field: "check" } };
    }
    for (const at of migrations) {
      if (at.wait === undefined) continue;
      yield { text: at.wait, place: { at, field: "wait" } };
    }
    for (const at of changes.flatMap(({ detect }) => detect))
      yield { text: at.run, place: { at, field: "run" } };
  }
}
