import { createContext, Script } from "node:vm";
import fc from "fast-check";
import { seed } from "../support/seed.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

/** Of all kinds together; each has a share. */
const allCases = Number(
  process.env["GUIDEPOST_RUNS"] ?? (isDeep ? 100_000 : 2_000),
);
/** Of one run: after this it is ended, however busy the machine is. */
const usualLimit = 30_000;
/** Of the processor's time, of both runs of a case. */
const slowMilliseconds = 5_000;
/** What a terminal would obey, a newline aside. */
const obeyed = /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\ufeff]/u;

/** How long a test of this many cases may take, in milliseconds. */
export const fuzzTimeout = isDeep ? 3_600_000 : 120_000;

export interface Target<Case> {
  readonly name: string;
  /** Of all cases, from 0 to 1. */
  readonly share: number;
  readonly cases: fc.Arbitrary<Case>;
  /**
   * Does the whole work and gives back what a user would see of it. A mistake
   * of the user's is caught there, and its message is what they see.
   */
  readonly run: (input: Case) => Seen | Promise<Seen>;
  readonly examples?: readonly Case[];
  /** Of one run. */
  readonly limitMilliseconds?: number;
}

export interface Seen {
  readonly text: string;
  /** The case got as far as it was meant to. */
  readonly reached: boolean;
}

/**
 * Runs the cases of a target: none throws, none goes on for long, each says the
 * same when it is run again, and nothing that a terminal would obey. Prints the
 * seed, which repeats it: `GUIDEPOST_SEED=<seed>`. Gives back how many of the
 * cases got as far as they were meant to, from 0 to 1.
 */
export async function fuzz<Case>(target: Target<Case>): Promise<number> {
  const numRuns = Math.ceil(allCases * target.share);
  const { limitMilliseconds = usualLimit } = target;
  const limited = <Result>(run: () => Result): Result =>
    ended(run, limitMilliseconds);
  const told = { cases: 0, reached: 0, longest: 0 };
  const begun = process.threadCpuUsage();
  const property = fc.asyncProperty(target.cases, async (input) => {
    const start = process.threadCpuUsage();
    const first = await limited(() => target.run(input));
    const second = await limited(() => target.run(input));
    if (first.text !== second.text)
      throw new Error(
        `Unexpected second answer, expected the first again:\n${first.text}\n---\n${second.text}`,
      );
    const mark = obeyed.exec(first.text);
    if (mark)
      throw new Error(
        `Unexpected ${JSON.stringify(mark[0])} in what is printed: ${JSON.stringify(first.text.slice(Math.max(0, mark.index - 80), mark.index + 80))}`,
      );
    const { user, system } = process.threadCpuUsage(start);
    const milliseconds = (user + system) / 1_000;
    if (milliseconds > slowMilliseconds)
      throw new Error(`Unexpected ${milliseconds} ms, expected far less`);
    told.cases++;
    if (first.reached) told.reached++;
    told.longest = Math.max(told.longest, milliseconds);
  });
  try {
    await fc.assert(property, {
      numRuns,
      ...(target.examples && {
        examples: target.examples.map((one): [Case] => [one]),
      }),
    });
  } finally {
    const share = told.reached / Math.max(1, told.cases);
    const { user, system } = process.threadCpuUsage(begun);
    console.log(
      `fuzz ${target.name}: seed ${seed}, ${told.cases} cases, ${Math.round(share * 100)} % got through, longest ${Math.round(told.longest)} ms, all ${Math.round((user + system) / 1_000_000)} s`,
    );
  }
  return told.reached / told.cases;
}

const inner: { run: () => unknown } = { run: () => undefined };
const context = createContext(inner);
const script = new Script("run()");

/** Ends what does not end by itself: no timer could, for it would never be asked. */
function ended<Result>(run: () => Result, limitMilliseconds: number): Result {
  const kept: { result?: { readonly value: Result } } = {};
  inner.run = () => {
    kept.result = { value: run() };
  };
  script.runInContext(context, { timeout: limitMilliseconds });
  if (!kept.result) throw new Error("Unexpected end of a case");
  return kept.result.value;
}
