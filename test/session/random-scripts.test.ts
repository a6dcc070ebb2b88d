import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rehearse } from "../../src/session/rehearse.ts";
import { plainBlock } from "../support/blocks.ts";
import { type Outcome, runInBash } from "../../src/session/bwrap/sandbox.ts";
import { overclaimedCalls, overclaims } from "../support/overclaims.ts";
import { randomStatements, scriptOf } from "../support/random-scripts.ts";
import { locate } from "../support/tools.ts";

// Scripts that fail here become snippets, shrunk as they are printed.
const seed = Number(process.env["GUIDEPOST_SEED"] ?? 1);
const enough = process.env["GUIDEPOST_DEEP"]
  ? Number(process.env["GUIDEPOST_RUNS"] ?? 20_000)
  : 200;

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
      const batches = fc.array(randomStatements(), {
        minLength: 1,
        maxLength: 50,
        size: "max",
      });
      const property = fc.asyncProperty(batches, async (scripts) => {
        const trials = await tryOut(scripts, counts);
        expect(trials.flatMap(complaints)).toEqual([]);
      });
      for (let run = 0; counts.compared < enough; run++) {
        const options = { seed: seed + run, numRuns: 5, unbiased: true };
        await fc.assert(property, options);
      }
      console.log(
        `random scripts: ${counts.compared} compared, ${counts.cut} of them cut before a failing command; ${counts.endless} never end`,
      );
    },
  );
});

/**
 * A session assumes that commands succeed. Where bash reports that one did not,
 * the statements before it are the script.
 */
async function tryOut(
  scripts: readonly (readonly string[])[],
  counts: { compared: number; cut: number; endless: number },
): Promise<Trial[]> {
  const tried = await run(scripts.map(scriptOf));
  const innocent = tried.filter(({ outcome }) => !breaks(outcome));
  const beginnings = scripts
    .filter((_, at) => tried[at] && breaks(tried[at].outcome))
    .map((statements) =>
      statements.map((_, length) => scriptOf(statements.slice(0, length))),
    );
  const again = await run(beginnings.flat());
  let from = 0;
  const cut = beginnings.flatMap(({ length }) => {
    const trials = again.slice(from, (from += length));
    return trials.findLast(({ outcome }) => !breaks(outcome)) ?? [];
  });
  const ended = [...innocent, ...cut].filter(({ outcome }) => !outcome.killed);
  counts.compared += ended.length;
  counts.cut += cut.length;
  counts.endless += innocent.length + cut.length - ended.length;
  return ended;
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

/** A script may catch what its commands complain of. */
function breaks({ stderr, files, variables }: Outcome): boolean {
  const caught = [...files.values(), ...(variables?.values() ?? [])];
  return [stderr, ...caught].some(
    (text) => typeof text === "string" && failure.test(text),
  );
}

function complaints({ script, outcome }: Trial): string[] {
  const rehearsal = rehearse([plainBlock(script)], { variables: {} });
  const found = overclaims(rehearsal, outcome);
  // A call is said to happen unless the script left before.
  if (outcome.variables?.get("finished") === "1")
    found.push(...overclaimedCalls(rehearsal, outcome));
  return found.length === 0 ? [] : [script, ...found];
}
