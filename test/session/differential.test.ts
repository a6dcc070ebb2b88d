import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rehearsal } from "../../src/session/events.ts";
import { rehearse } from "../../src/session/rehearse.ts";
import { plainBlock } from "../support/blocks.ts";
import { runInBash } from "../support/bwrap.ts";
import { knowledge, share } from "../support/knowledge.ts";
import type { Knowledge } from "../support/knowledge.ts";
import { overclaimedCalls, overclaims } from "../support/overclaims.ts";
import { scriptsOfCalls } from "../support/random-calls.ts";
import { randomScripts } from "../support/random-scripts.ts";
import { loadSnippets } from "../support/snippets.ts";
import { locate } from "../support/tools.ts";

// Whatever an outside command prints, no claim may depend on it.
const outputs = ["", "x=changed A=changed\n-n *\tb 'c\n"];

describe.skipIf(locate("bwrap") === undefined)("beside real bash", () => {
  const gathered: Knowledge[] = [];

  test.concurrent.for(loadSnippets())(
    "a rehearsal believes nothing false: $name",
    async ({ script, tools, leaves }, { expect }) => {
      const rehearsal = rehearseAlone(script);
      for (const prints of outputs) {
        const outcome = await runInBash(script, { recorders: tools, prints });
        expect(overclaims(rehearsal, outcome)).toEqual([]);
        if (!leaves) expect(overclaimedCalls(rehearsal, outcome)).toEqual([]);
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

  test.concurrent.for(fc.sample(randomScripts(), { numRuns: 200, seed: 1 }))(
    "a rehearsal believes nothing false of random script %#",
    async (script, { expect }) => {
      // Some of them never end.
      const limits = { recorders: ["tool"], milliseconds: 3000 };
      const outcome = await runInBash(script, limits).catch(() => undefined);
      if (!outcome || assumesTooMuch.test(outcome.stderr)) return;
      const rehearsal = rehearseAlone(script);
      expect(overclaims(rehearsal, outcome), script).toEqual([]);
      // A command that complains did not do its work.
      if (outcome.stderr !== "") return;
      expect(overclaimedCalls(rehearsal, outcome), script).toEqual([]);
    },
  );

  test.concurrent.for(fc.sample(scriptsOfCalls(), { numRuns: 60, seed: 1 }))(
    "a rehearsal believes nothing false of text tools %#",
    async (script, { expect }) => {
      const outcome = await runInBash(script);
      expect(overclaims(rehearseAlone(script), outcome), script).toEqual([]);
    },
  );
});

// A session assumes that the commands of a page succeed.
const assumesTooMuch =
  /No such file|Not a directory|Is a directory|are the same|directory stack|no other directory|not set/i;

function rehearseAlone(script: string): Rehearsal {
  return rehearse([plainBlock(script)], { variables: {} });
}

function percent(known: number): string {
  return `${(known * 100).toFixed(1)} %`;
}
