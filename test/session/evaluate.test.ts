import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Child } from "../../src/child.ts";
import { Evaluator } from "../../src/session/evaluate/evaluator.ts";
import type { Rehearsal } from "../../src/session/events.ts";
import { known } from "../../src/session/values.ts";
import { type Outcome, runInBash } from "../../src/session/bwrap/sandbox.ts";
import { rehearseEvaluating } from "../support/evaluating.ts";
import { overclaims } from "../support/overclaims.ts";
import { locate } from "../support/tools.ts";

const evaluator = new Evaluator();
afterAll(() => evaluator.stop());

test("a statement that a real program helped is called evaluated", async () => {
  const rehearsal = await evaluated("echo mill | awk '{print toupper($1)}'");
  expect(outcomes(rehearsal)).toEqual(["evaluated"]);
});

test("what is printed is a value like any other, and leads to the next", async () => {
  const { end } = await evaluated(`
    total=$(printf 'flour 3\\nrye 4\\n' | awk '{ s += $2 } END { print s }')
    half=$(echo "$total" | awk '{ print int($1 / 2) }')
  `);
  expect(known(end.variables["half"] ?? [])).toBe("3");
});

test("nothing is asked for where any of the input is not known", async () => {
  const { end, wants } = await rehearseEvaluating(
    `x=$(mill list | awk 'END { print NR }')\n`,
    { evaluate: () => Promise.reject(new Error("was asked")) },
  );
  expect(known(end.variables["x"] ?? [])).toBeUndefined();
  expect(wants.evaluations).toEqual([]);
});

test.for([
  ["an option of another's", "echo a | awk --posix '{ print }'"],
  ["what reads the clock", "echo a | awk '{ print systime() }'"],
  ["what reads the environment", "echo '{}' | jq 'env.HOME'"],
  ["the order of letters", "printf 'b\\nA\\n' | sort -k1"],
  ["an alternation", "echo abc | sed -E 's/(a|ab)(c|bcd)?/x/'"],
  ["a script that writes", "echo a | sed 'w out'"],
  ["numbers as they are written", "echo '[0.1, 1e400]' | jq -c ."],
  ["letters that take several bytes", "echo ä | awk '{ print length($1) }'"],
])("%s is left alone", async ([, script]) => {
  expect(outcomes(await evaluated(script ?? ""))).not.toContain("evaluated");
});

test.for([
  ["awk that never ends", "awk '{ while (1); }'", "evaluation: time"],
  [
    "a string that doubles",
    "awk '{ while (1) s = s $0 s }'",
    "evaluation: memory",
  ],
  [
    "output without end",
    "awk '{ for (i = 0; i < 9999; i++) print s $0 }'",
    "evaluation: output",
  ],
])("%s is ended by a limit that says its name", async ([, program, limit]) => {
  const { limits, end } = await evaluated(`x=$(echo mill | ${program})\n`);
  expect(limits.map((one) => one.limit)).toEqual([limit]);
  expect(known(end.variables["x"] ?? [])).toBeUndefined();
});

test("an expression that backtracks for ever does not hold up anybody", async () => {
  const hostile = `x=$(echo ${"a".repeat(60)}b | grep -n '^a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*$')\n`;
  const before = performance.now();
  await evaluated(hostile);
  expect(performance.now() - before).toBeLessThan(10_000);
});

describe("a child", () => {
  const hostile = new URL("../support/hostile-child.ts", import.meta.url);
  /** A busy machine keeps to the first, where the system tells it. */
  const limits = {
    processorMilliseconds: 1_500,
    milliseconds: process.platform === "linux" ? 60_000 : 1_500,
  };

  test.for([
    ["loop", "time"],
    ["backtrack", "time"],
    ["grow", "memory"],
  ] as const)("that does nothing but %s is killed", async ([what, by]) => {
    const child = new Child(hostile, { ...limits, megabytes: 64 });
    expect(await child.ask(what)).toEqual({ kind: "ended", by });
    expect(await child.ask("environment")).toEqual({
      kind: "answer",
      answer: { done: [] },
    });
    child.stop();
  });
});

describe.skipIf(locate("bwrap") === undefined)("beside the real tools", () => {
  const [preamble = "", list = ""] = readFileSync(
    new URL("evaluated.sh", import.meta.url),
    "utf8",
  ).split("# Each line is a case\n");
  const cases = list.split("\n").filter((line) => line !== "");
  const ran: string[] = [];
  const real = new Map<string, Outcome>();

  beforeAll(async () => {
    const found = await runInBash(cases.map((one) => ({ script: full(one) })));
    for (const [at, one] of cases.entries()) {
      const outcome = found[at];
      if (outcome) real.set(one, outcome);
    }
  }, 60_000);

  test.for(cases)(
    "an evaluation says what a real one does: %s",
    async (one) => {
      const outcome = real.get(one);
      const rehearsal = await evaluated(full(one));
      expect(outcome && overclaims(rehearsal, outcome)).toEqual([]);
      if (outcomes(rehearsal).includes("evaluated")) ran.push(one);
    },
  );

  test("at least sixty of them were really evaluated", () => {
    console.log(`evaluated: ${ran.length} of ${cases.length}`);
    expect(ran.length).toBeGreaterThanOrEqual(60);
  });

  function full(command: string): string {
    return `${preamble}x=$(${command})\nstatus=$?\n`;
  }
});

function evaluated(script: string): Promise<Rehearsal> {
  return rehearseEvaluating(script, evaluator);
}

function outcomes({ statements }: Rehearsal): string[] {
  return statements.map(({ outcome }) => outcome);
}
