import type { Event, Rehearsal, Statement } from "./events.ts";
import { type Choice, type Options, pairwise } from "./pairwise.ts";
import type { Ran, SessionBlock } from "./rehearse.ts";

/** So many ways through a page are followed: each takes as long as a page without choices. */
const most = 16;
/** With more options it takes too long to find ways on which every two of them meet. */
const mostPaired = 60;

/**
 * Every combination of the options that occur. Where they are too many, ways on
 * which any two options meet, as far as there is room for them, and each option
 * at least once.
 */
export function combinations(
  blocks: readonly SessionBlock[],
): readonly Choice[] {
  const options = optionsOf(blocks);
  const sizes = [...options.values()].map(({ length }) => length);
  if (sizes.reduce((product, size) => product * size, 1) <= most)
    return product(options);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return all <= mostPaired ? pairwise(options, most) : each(options);
}

/** Says so where not every combination is followed: at the last block of a choice. */
export function unfollowed(
  blocks: readonly SessionBlock[],
): Rehearsal["limits"] {
  const block = blocks.findLastIndex(
    ({ choices }) => Object.keys(choices).length > 0,
  );
  const all = [...optionsOf(blocks).values()].reduce(
    (product, { length }) => product * length,
    1,
  );
  return all > most
    ? [{ place: { block, start: 0, end: 0 }, limit: "ways" }]
    : [];
}

function optionsOf(blocks: readonly SessionBlock[]): Options {
  const options = new Map<string, string[]>();
  for (const { choices } of blocks) {
    for (const [name, some] of Object.entries(choices)) {
      const known = new Set([...(options.get(name) ?? []), ...some]);
      options.set(name, [...known]);
    }
  }
  return options;
}

function product(options: Options): readonly Choice[] {
  let choices: Choice[] = [{}];
  for (const [name, values] of options) {
    choices = choices.flatMap((choice) =>
      values.map((value) => ({ ...choice, [name]: value })),
    );
  }
  return choices;
}

function each(options: Options): readonly Choice[] {
  const longest = Math.max(
    ...[...options.values()].map(({ length }) => length),
  );
  return Array.from({ length: Math.min(longest, most) }, (_, index) =>
    Object.fromEntries(
      [...options].map(([name, values]) => [
        name,
        values[index % values.length] ?? "",
      ]),
    ),
  );
}

export function follows({ choices }: SessionBlock, choice: Choice): boolean {
  return Object.entries(choices).every(([name, options]) =>
    options.includes(choice[name] ?? ""),
  );
}

/** One log of several runs: block by block, what happened in several only once. */
export function mergeRuns(
  runs: readonly Ran[],
): Pick<Rehearsal, "events" | "statements" | "limits"> {
  const [first] = runs.map(({ run }) => run);
  if (first && runs.length === 1) {
    return {
      events: first.log.map(({ event }) => event),
      statements: first.statements.map(stripped),
      limits: first.limits,
    };
  }
  return {
    events: mergeEvents(runs),
    statements: mergeStatements(runs),
    limits: unique(runs.flatMap(({ run }) => run.limits)),
  };
}

function mergeEvents(runs: readonly Ran[]): readonly Event[] {
  const blocks = Math.max(
    0,
    ...runs.flatMap(({ run }) => run.log.map(({ during }) => during + 1)),
  );
  const merged: Event[] = [];
  for (let block = 0; block < blocks; block++) {
    const seen = new Map<string, number>();
    for (const { run } of runs) {
      const counts = new Map<string, number>();
      for (const { event } of run.log.filter(
        ({ during }) => during === block,
      )) {
        const key = JSON.stringify(event);
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        if (count <= (seen.get(key) ?? 0)) continue;
        seen.set(key, count);
        merged.push(event);
      }
    }
  }
  return merged;
}

const outcomes = ["skipped", "known", "evaluated", "unknown"] as const;

/** Known only where it is known on every path that gets there. */
function mergeStatements(runs: readonly Ran[]): readonly Statement[] {
  const merged = new Map<string, Statement>();
  const all = runs.flatMap(({ run }) => run.statements);
  all.sort((a, b) => a.during - b.during || a.place.start - b.place.start);
  for (const statement of all) {
    const key = JSON.stringify(statement.place);
    const before = merged.get(key);
    const worse =
      !before ||
      outcomes.indexOf(statement.outcome) > outcomes.indexOf(before.outcome);
    if (worse) merged.set(key, stripped(statement));
  }
  return [...merged.values()];
}

function stripped({ place, outcome, why }: Statement): Statement {
  return { place, outcome, ...(why === undefined ? {} : { why }) };
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [
    ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
  ];
}
