import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rehearseInBash } from "../../src/session/bwrap/engine.ts";
import { plainBlock } from "../support/blocks.ts";
import { locate } from "../support/tools.ts";
import { armed, endingsOf, loadHostileBlocks } from "./blocks.ts";
import { layCanaries, type Laid } from "./canaries.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

/** What only a program would write is the session's to read, not bash's to run. */
const all = loadHostileBlocks().filter(({ theme }) => theme !== "shapes");
const blocks = all.filter((_, at) => isDeep || at % 24 === 0);

const before = 'FLOUR=rye\ngit tag "before-$FLOUR"\n';
const after = 'CLAY=red\ngit tag "after-$CLAY"\n';

describe.skipIf(locate("bwrap") === undefined)(
  "a page with a hostile block, run in bash",
  () => {
    let laid: Laid;
    const ended = new Map<string, number>();

    beforeAll(async () => {
      laid = await layCanaries();
    });

    afterAll(() => {
      laid.clear();
      const limits = [...ended].map(([name, count]) => `${name} ${count}`);
      console.log(
        `${blocks.length} of ${all.length} hostile blocks run in bash; ended by: ${limits.join(", ")}`,
      );
    });

    test("ends whole, and tells what it did, where none of its blocks is one", async () => {
      const blocks = [before, ":\n", after].map(plainBlock);
      const { limits, events } = await rehearseInBash(
        blocks,
        { variables: {} },
        { seconds: 1 },
      );
      expect(limits).toEqual([]);
      const calls = events.flatMap((event) =>
        event.kind === "call" ? [event.argv] : [],
      );
      expect(calls).toHaveLength(2);
    });

    test.for(blocks)(
      "ends, sees nothing, and no neighbour notices: $theme, $name",
      { timeout: 90_000 },
      async (block) => {
        const started = performance.now();
        const rehearsal = await rehearseInBash(
          [before, armed(block, laid), after].map(plainBlock),
          { variables: {} },
          { seconds: 1 },
        );
        expect(performance.now() - started).toBeLessThan(60_000);
        const limits = new Set(rehearsal.limits.map(({ limit }) => limit));
        for (const limit of limits)
          ended.set(limit, (ended.get(limit) ?? 0) + 1);
        expect([...limits]).toEqual(
          expect.arrayContaining(endingsOf(block.bash, [...limits])),
        );
        expect(limits.has("sandbox")).toBe(block.bash.includes("sandbox"));
        expect(JSON.stringify(rehearsal)).not.toContain(laid.secret);
        expect(laid.touched()).toEqual([]);
        // What ends the whole sandbox says so; nothing is known of any block then.
        if (limits.has("sandbox")) return;
        const calls = rehearsal.events.flatMap((event) =>
          event.kind === "call"
            ? [`${event.place.block} ${JSON.stringify(event.argv)}`]
            : [],
        );
        expect(calls.some((call) => /^0 .*before-rye/.test(call))).toBe(true);
        if (block.after === undefined)
          expect(calls.some((call) => /^2 .*after-red/.test(call))).toBe(true);
      },
    );
  },
);
