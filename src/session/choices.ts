import type { Event, Rehearsal, Statement } from "./events.ts";
import type { Ran, SessionBlock } from "./rehearse.ts";

type Choice = Readonly<Record<string, string>>;

const most = 64;

/** Every combination of the options that occur; where they are too many, each option once. */
export function combinations(
  blocks: readonly SessionBlock[],
): readonly Choice[] {
  const options = new Map<string, string[]>();
  for (const { choices } of blocks) {
    for (const [name, some] of Object.entries(choices)) {
      const known = new Set([...(options.get(name) ?? []), ...some]);
      options.set(name, [...known]);
    }
  }
  const count = [...options.values()].reduce(
    (product, { length }) => product * length,
    1,
  );
  if (count > most) return each(options);
  let choices: Choice[] = [{}];
  for (const [name, values] of options) {
    choices = choices.flatMap((choice) =>
      values.map((value) => ({ ...choice, [name]: value })),
    );
  }
  return choices;
}

function each(
  options: ReadonlyMap<string, readonly string[]>,
): readonly Choice[] {
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
