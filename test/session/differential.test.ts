import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rehearsal } from "../../src/session/events.ts";
import { rehearse } from "../../src/session/rehearse.ts";
import { plainBlock } from "../support/blocks.ts";
import { runInBash } from "../../src/session/bwrap/sandbox.ts";
import { knowledge, share } from "../support/knowledge.ts";
import type { Knowledge } from "../support/knowledge.ts";
import { overclaimedCalls, overclaims } from "../support/overclaims.ts";
import { scriptsOfCalls } from "../support/random-calls.ts";
import { loadSnippets, type Snippet } from "../support/snippets.ts";
import { locate } from "../support/tools.ts";

// Whatever an outside command prints, no claim may depend on it.
const outputs = ["", "x=changed A=changed\n-n *\tb 'c\n"];

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

describe.skipIf(locate("bwrap") === undefined)("beside real bash", () => {
  const gathered: Knowledge[] = [];

  test.for(outputs)(
    "a rehearsal believes nothing false of a snippet whose tools print %j",
    { timeout: 300_000 },
    async (prints) => {
      const snippets = snippetsFor(prints);
      const runs = snippets.map(({ script, tools }) => ({
        script,
        recorders: tools,
      }));
      const outcomes = await runInBash(runs, { prints });
      for (const [at, { name, script, leaves }] of snippets.entries()) {
        const outcome = outcomes[at];
        if (!outcome) throw new Error(`Unexpected end before \`${name}\``);
        const rehearsal = rehearseAlone(script);
        const found = overclaims(rehearsal, outcome);
        if (!leaves) found.push(...overclaimedCalls(rehearsal, outcome));
        expect.soft(found, name).toEqual([]);
        gathered.push(knowledge(rehearsal, outcome));
      }
    },
  );

  test("a rehearsal knows most of what bash ends with", () => {
    const variables = share(gathered.map(({ variables }) => variables));
    const calls = share(gathered.map(({ calls }) => calls));
    console.log(
      `known: ${percent(variables)} of variables, ${percent(calls)} of calls`,
    );
    expect(variables).toBeGreaterThan(0.5);
    expect(calls).toBeGreaterThan(0.5);
  });

  test(
    "a rehearsal believes nothing false of text tools",
    { timeout: 300_000 },
    async () => {
      const options = { numRuns: isDeep ? 2_000 : 60, seed: 1 };
      const scripts = fc.sample(scriptsOfCalls(), options);
      const outcomes = await runInBash(
        scripts.map((script) => ({ script })),
        {
          seconds: 10,
        },
      );
      for (const [at, script] of scripts.entries()) {
        const outcome = outcomes[at];
        if (!outcome) throw new Error("Unexpected end of the outcomes");
        const found = overclaims(rehearseAlone(script), outcome);
        expect.soft(found, script).toEqual([]);
      }
    },
  );
});

/** Each with every output, or with one by turns where there is no time for both. */
function snippetsFor(prints: string): readonly Snippet[] {
  const turn = outputs.indexOf(prints);
  return loadSnippets().filter(
    (_, at) => isDeep || at % outputs.length === turn,
  );
}

function rehearseAlone(script: string): Rehearsal {
  return rehearse([plainBlock(script)], { variables: {} });
}

function percent(known: number): string {
  return `${(known * 100).toFixed(1)} %`;
}
