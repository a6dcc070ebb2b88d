import type { Leg } from "./plan.ts";
import type { Product } from "../release/types.ts";

/**
 * How much a plan asks of its reader. `unknown` means that a fact is missing,
 * and a missing fact never makes a plan safe. A plan that does not exist is
 * `blocked`; `findPath` answers that.
 */
export interface Verdict {
  readonly kind: "safe" | "manual" | "unknown";
  /** Sentences without full stops; empty where the plan is safe. */
  readonly reasons: readonly string[];
}

export function verdictOf(product: Product, legs: readonly Leg[]): Verdict {
  const missing = legs.flatMap((leg) => [...missingFacts(product, leg)]);
  if (missing.length > 0) return { kind: "unknown", reasons: unique(missing) };
  const work = legs.flatMap((leg) => [...manualWork(leg)]);
  if (work.length > 0) return { kind: "manual", reasons: unique(work) };
  return { kind: "safe", reasons: [] };
}

function* missingFacts(product: Product, leg: Leg): Generator<string> {
  for (const { version, coverage } of leg.releases) {
    if (leg.part !== "") continue;
    for (const { id, title } of product.surfaces) {
      const checked = Object.hasOwn(coverage, id) ? coverage[id] : undefined;
      if (checked === "checked") continue;
      yield `${title}: the settings of ${version} are ${words[checked ?? "missing"]}`;
    }
  }
  for (const { version } of leg.lost)
    yield `${leg.to} does not contain what ${version} brought`;
  for (const { one, other } of leg.conflicts)
    yield `"${one.title}" and "${other.title}" contradict each other`;
  for (const { kind, message } of leg.warnings) {
    if (kind === "contradiction") yield message;
  }
}

const words = {
  checked: "compared with the release before",
  partial: "compared in part only",
  unchecked: "not compared with the release before",
  missing: "not compared with the release before",
};

function* manualWork(leg: Leg): Generator<string> {
  for (const { kind, title } of leg.changes) {
    if (kind === "breaking") yield `Breaking: ${title}`;
  }
  for (const delta of leg.config) {
    const required =
      (delta.op === "added" && delta.required) ||
      (delta.op === "required-changed" && delta.now);
    if (required) yield `\`${nameOf(delta.path)}\` must be set`;
    const moved =
      delta.op === "renamed" || delta.op === "split" || delta.op === "merged";
    if (moved)
      yield `\`${nameOf(delta.path)}\` has to be moved by hand or with the guide's edits`;
  }
  for (const { kind, message } of leg.warnings) {
    if (kind !== "contradiction") yield message;
  }
  for (const migration of leg.migrations) {
    if (migration.runs === "by-hand") yield "A migration is run by hand";
    if (!migration.reversible) yield "A migration cannot be undone";
  }
  for (const step of leg.steps) {
    if (step.action.kind === "manual") yield `By hand: ${step.title}`;
  }
}

/** `server/port` as people say it: `server.port`. */
function nameOf(path: string): string {
  return path
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
