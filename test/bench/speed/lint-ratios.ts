import { median } from "../measure/figures.ts";
import {
  ratioOf,
  type Cost,
  type Ratio,
  type Wanted,
} from "../measure/told.ts";

const mostMegabytes = 500;

const wanted: readonly (readonly [string, string, Wanted?])[] = [
  ["text", "markdownlint-cli2", { most: 0.25 }],
  ["dry run", "markdownlint-cli2", { most: 0.5 }],
  ["dry run", "shellcheck a block", { most: 0.1 }],
  ["cached", "markdownlint-cli2", { most: 0.05 }],
  ["two jobs, two cores", "one job, two cores", { most: 0.625 }],
  ["text", "remark-cli"],
  ["dry run", "remark-cli"],
  ["dry run", "remark-cli, recommended"],
  ["dry run", "bash -n a block"],
];

/** How the ways to read a repository compare; where it is judged, what is wanted, too. */
export function ratiosOf(
  costs: readonly Cost[],
  { of, isJudged }: { readonly of: string; readonly isJudged: boolean },
): Ratio[] {
  const costOf = (name: string) => costs.find(({ what }) => what === name);
  const compared = wanted.flatMap(([one, other, limit]): Ratio[] => {
    const found = ratioOf(
      [costOf(one), costOf(other)],
      isJudged ? limit : undefined,
    );
    if (found.length > 0) return found.map(byItsClock);
    if (!isJudged || !limit) return [];
    const what = `${one} / ${other}`;
    return [
      { kind: "ratio", bench: "lint", of, what, measured: [], wanted: limit },
    ];
  });
  const own = ["dry run", "two jobs, two cores"].flatMap(
    (name) => costOf(name) ?? [],
  );
  return [...compared, ...own.map(memoryRatio)];
}

/** Two cores together spend no less than one: of two jobs only the clock counts. */
function byItsClock({ ofProcessor, ...ratio }: Ratio): Ratio {
  return ratio.what.startsWith("two jobs") || !ofProcessor
    ? ratio
    : { ...ratio, ofProcessor };
}

function memoryRatio({ of, what, runs }: Cost): Ratio {
  return {
    kind: "ratio",
    bench: "lint",
    of,
    unit: "MB",
    what: `memory, ${what}`,
    measured: runs.flatMap(({ memory }) => memory ?? []),
    wanted: { most: mostMegabytes },
  };
}

/** Each guide more of the largest step by each guide more of the smallest. */
export function growthOf(costs: readonly Cost[]): Ratio[] {
  const points = costs.map(({ size, runs }) => ({
    size,
    cpu: median(runs.map(({ cpu }) => cpu)),
  }));
  const [small, middle] = points;
  const [before, large] = points.slice(-2);
  const asked = {
    kind: "ratio",
    bench: "lint",
    what: "a further guide of the largest / of the smallest",
    wanted: { most: 1.2 },
  } as const;
  if (!small || !middle || !before || !large || points.length < 3)
    return [{ ...asked, of: "fewer than three sizes", measured: [] }];
  const slope = (one: typeof small, other: typeof small) =>
    (other.cpu - one.cpu) / (other.size - one.size);
  return [
    {
      ...asked,
      of: `${small.size} to ${large.size} guides`,
      measured: [slope(before, large) / slope(small, middle)],
    },
  ];
}
