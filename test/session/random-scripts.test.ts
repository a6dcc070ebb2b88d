import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rehearse } from "../../src/session/rehearse.ts";
import { plainBlock } from "../support/blocks.ts";
import { type Outcome, runInBash } from "../../src/session/bwrap/sandbox.ts";
import { overclaimedCalls, overclaims } from "../support/overclaims.ts";
import { randomStatements, scriptOf } from "../support/random-scripts.ts";
import { seed } from "../support/seed.ts";
import { locate } from "../support/tools.ts";

// Scripts that fail here become snippets, shrunk as they are printed. To go on
// behind one, give the number of its batch as `GUIDEPOST_FROM`.
const from = Number(process.env["GUIDEPOST_FROM"] ?? 0);
const enough = process.env["GUIDEPOST_DEEP"]
  ? Number(process.env["GUIDEPOST_RUNS"] ?? 8_000)
  : 40;
const batch = 20;
const sandboxes = 2;

/** A script and what real bash makes of it. */
interface Trial {
  readonly script: string;
  readonly outcome: Outcome;
}

describe.skipIf(locate("bwrap") === undefined)("beside real bash", () => {
  test(
    "a rehearsal believes nothing false of random scripts",
    { timeout: 3_600_000 },
    async () => {
      const counts = { compared: 0, cut: 0, endless: 0 };
      const wrong: string[] = [];
      let next = from;
      async function takeBatches(): Promise<void> {
        while (counts.compared < enough) {
          const number = next++;
          const scripts = scriptsOf(number);
          const trials = await tryOut(scripts);
          for (const [at, trial] of trials.entries()) {
            if (!trial) continue;
            counts[trial.outcome.killed ? "endless" : "compared"]++;
            if (trial.script !== scriptOf(scripts[at] ?? [])) counts.cut++;
            if (complaints(trial).length > 0)
              wrong.push(await shrunk(number, at));
          }
        }
      }
      await Promise.all(Array.from({ length: sandboxes }, takeBatches));
      console.log(
        `random scripts of seed ${seed}, batches ${from} to ${next - 1}: ${counts.compared} compared, ${counts.cut} of them cut before a failing command; ${counts.endless} never end; ${wrong.length} wrong`,
      );
      expect(wrong).toEqual([]);
    },
  );
});

function optionsOf(number: number) {
  // Seeds have 32 bits: those of the batches of one run follow each other.
  const first = (seed % 20_000) * 100_000;
  return { seed: first + number, numRuns: batch, unbiased: true };
}

function scriptsOf(number: number): (readonly string[])[] {
  return fc.sample(randomStatements(), optionsOf(number));
}

/** The shortest script found that is wrong as this one of the batch is. */
async function shrunk(number: number, at: number): Promise<string> {
  const property = fc.asyncProperty(randomStatements(), async (script) => {
    const [trial] = await tryOut([script]);
    const found = trial ? complaints(trial) : [];
    if (found.length > 0) throw new Error(found.join("\n"));
  });
  const { errorInstance } = await fc.check(property, {
    ...optionsOf(number),
    path: String(at),
    interruptAfterTimeLimit: 60_000,
  });
  const report = `batch ${number}, script ${at}: ${String(errorInstance)}`;
  console.log(report);
  return report;
}

/**
 * A session assumes that commands succeed. Where bash reports that one did not,
 * the statements before it are the script; nothing where there are none.
 */
async function tryOut(
  scripts: readonly (readonly string[])[],
): Promise<(Trial | undefined)[]> {
  // So many statements work, so many do not; `length` of them are tried next.
  const searches = scripts.map((statements) => ({
    statements,
    works: 0,
    fails: statements.length + 1,
    length: statements.length,
    trial: undefined as Trial | undefined,
  }));
  for (;;) {
    const open = searches.filter(({ works, fails }) => fails - works > 1);
    if (open.length === 0) return searches.map(({ trial }) => trial);
    const tried = await run(
      open.map(({ statements, length }) =>
        scriptOf(statements.slice(0, length)),
      ),
    );
    for (const [at, search] of open.entries()) {
      const trial = tried[at];
      if (!trial) throw new Error("Unexpected end of the outcomes");
      if (breaks(trial.outcome)) search.fails = search.length;
      else {
        search.works = search.length;
        search.trial = trial;
      }
      search.length = Math.floor((search.works + search.fails) / 2);
    }
  }
}

async function run(scripts: readonly string[]): Promise<Trial[]> {
  const runs = scripts.map((script) => ({ script, recorders: ["tool"] }));
  const outcomes = await runInBash(runs, { seconds: 1 });
  return outcomes.map((outcome, at) => ({
    script: scripts[at] ?? "",
    outcome,
  }));
}

/** A file that is missing, a folder that is none: the command did not succeed. */
const failure =
  /: (?:No such file or directory|Not a directory|Is a directory)$|are the same file$|directory stack empty$|no other directory$|: \w+ not set$/m;

/** A script may catch what its commands complain of, or print it with the rest. */
function breaks({ stdout, stderr, files, variables }: Outcome): boolean {
  const caught = [...files.values(), ...(variables?.values() ?? [])];
  return [stdout, stderr, ...caught].some(
    (text) => typeof text === "string" && failure.test(text),
  );
}

function complaints({ script, outcome }: Trial): string[] {
  // Where it is killed depends on how busy the machine is.
  if (outcome.killed) return [];
  const rehearsal = rehearse([plainBlock(script)], { variables: {} });
  const found = overclaims(rehearsal, outcome);
  // A call is said to happen unless the script left before.
  if (outcome.variables?.get("finished") === "1")
    found.push(...overclaimedCalls(rehearsal, outcome));
  return found.length === 0 ? [] : [script, ...found];
}
