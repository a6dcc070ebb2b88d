import { type Refusal, refusals } from "../spec-judge.ts";
import type { ToolSpec } from "../spec.ts";
import { goneUsages } from "./gone.ts";
import { type Place, reached, subcommands, below } from "./place.ts";
import type { GoneUsage, SaidUsage, SpecEnds } from "./usage.ts";

/** Where what is said of a CLI and what its specs show differ. */
export interface UsageCoverage {
  /** Gone, and nobody says so. */
  readonly missing: readonly GoneUsage[];
  /** Said, and not so; by the place in the list. */
  readonly wrong: readonly {
    readonly index: number;
    readonly message: string;
  }[];
}

/** Holds what is said of two versions against their specs, both ways. */
export function coverageOf(
  ends: SpecEnds,
  said: readonly SaidUsage[],
): UsageCoverage {
  const lines = new Set(said.map(({ was }) => was));
  const missing = goneUsages(ends, said).filter(
    ({ was }) => !isSaid(was, lines, ends.before),
  );
  const wrong = said.flatMap((usage, index) => {
    const message = objection(usage, ends);
    return message === undefined ? [] : [{ index, message }];
  });
  return { missing, wrong };
}

/** Itself, all of it with a command above, or each command below it. */
function isSaid(
  usage: string,
  lines: ReadonlySet<string>,
  before: ToolSpec,
): boolean {
  if (lines.has(usage)) return true;
  const isOption = / -\S+$/.test(usage);
  const place = isOption ? undefined : reached(before, usage);
  return place !== undefined && isSaidBelow(place, lines);
}

function isSaidBelow(place: Place, lines: ReadonlySet<string>): boolean {
  if (lines.has(place.path)) return true;
  const names = subcommands(place);
  return (
    names.length > 0 &&
    names.every((name) => {
      const inner = below(place, name);
      return inner !== undefined && isSaidBelow(inner, lines);
    })
  );
}

function objection(
  { was, now }: SaidUsage,
  { before, after }: SpecEnds,
): string | undefined {
  if (refuses(before, was))
    return `Unexpected \`${was}\`, ${nameOf(before)} does not have it`;
  if (!refuses(after, was))
    return `Unexpected \`${was}\` as gone, ${nameOf(after)} has it`;
  if (now !== undefined && isOf(after, now) && refuses(after, now))
    return `Unexpected \`${now}\`, ${nameOf(after)} does not have it`;
  return undefined;
}

const kinds: readonly Refusal["kind"][] = [
  "subcommand",
  "option",
  "one dash",
  "value surplus",
];

function refuses(spec: ToolSpec, line: string): boolean {
  const [, ...words] = line.split(" ");
  return refusals(spec, words).some(({ kind }) => kinds.includes(kind));
}

function isOf({ tool }: ToolSpec, line: string): boolean {
  return line.split(" ")[0] === tool;
}

function nameOf({ tool, version }: ToolSpec): string {
  return `${tool} ${version}`;
}
