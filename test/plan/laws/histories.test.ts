import fc from "fast-check";
import { expect, test } from "vitest";
import { classes } from "./classes.ts";
import { history, type History } from "./histories.ts";
import { numRuns, seed, timeout } from "./runs.ts";
import { apply, land, walk } from "./simulator.ts";

test(
  "every generated history is valid, by the simulator's own judgement",
  () => {
    fc.assert(
      fc.property(history, ({ start, releases }) => {
        walk(
          start,
          releases.map(({ deltas }) => deltas),
        );
      }),
      { numRuns, seed },
    );
  },
  timeout,
);

test(
  "a file that sets every required key still does after each release",
  () => {
    fc.assert(
      fc.property(history, ({ start, releases }) => {
        let state = start;
        for (const { deltas } of releases) {
          state = land(apply(state, deltas));
          const { keys, file } = state;
          const unset = [...keys].filter(
            ([name, { required }]) => required && !file.has(name),
          );
          const stray = [...file.keys()].filter((name) => !keys.has(name));
          expect([...unset, ...stray]).toEqual([]);
        }
      }),
      { numRuns, seed },
    );
  },
  timeout,
);

test(
  "every class of history that is hard to settle is at least one in twenty",
  () => {
    const all = fc.sample(history, { numRuns, seed });
    const counts = Object.entries(classes).map(
      ([name, isOfClass]) => [name, all.filter(isOfClass).length] as const,
    );
    console.log(describe(all, counts));
    for (const [name, count] of counts)
      expect(count / all.length, name).toBeGreaterThanOrEqual(0.05);
  },
  timeout,
);

function describe(
  all: readonly History[],
  counts: readonly (readonly [string, number])[],
): string {
  const releases = all.reduce((sum, one) => sum + one.releases.length, 0);
  const deltas = all
    .flatMap((one) => one.releases)
    .reduce((sum, release) => sum + release.deltas.length, 0);
  return [
    `${all.length} histories, ${releases} releases, ${deltas} deltas, seed ${seed}`,
    ...counts.map(
      ([name, count]) =>
        `${name}: ${count} (${((100 * count) / all.length).toFixed(1)} %)`,
    ),
  ].join("\n");
}
