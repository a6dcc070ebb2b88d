import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { sessionBlock, shellBlocks } from "../../src/lint/blocks.ts";
import { readDocument } from "../../src/markdown/read.ts";
import { noExpectations } from "../../src/plan/expect.ts";
import { isOfTheShell } from "../../src/session/bwrap/end.ts";
import { rehearseInBash } from "../../src/session/bwrap/engine.ts";
import { recorderNames } from "../../src/session/bwrap/programs.ts";
import type { Event, Rehearsal } from "../../src/session/events.ts";
import { rehearse, type SessionBlock } from "../../src/session/rehearse.ts";
import { known } from "../../src/session/values.ts";
import { plainBlock } from "../support/blocks.ts";
import { loadSnippets } from "../support/snippets.ts";
import { locate } from "../support/tools.ts";

const document = z.object({ name: z.string(), blocks: z.array(z.string()) });
const documents = readFileSync(
  new URL("documents.jsonl", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => document.parse(JSON.parse(line)));

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

/** All in a deep run; a sample of them, or of the snippets, otherwise. */
const oneIn = (count: number) => (_: unknown, at: number) =>
  isDeep || at % count === 0;

const guides = globSync("content/guides/**/*.md").filter(oneIn(3));

interface Page {
  readonly name: string;
  readonly blocks: readonly SessionBlock[];
}

/** What they know depends on how long `sleep` takes, and a recorded one takes no time. */
const asksTheClock = new Set(["background id"]);

/** An expression that bash refuses ends a line of a script, and all of a block. */
const endsTheBlock = new Set([
  "read into a variable that counts",
  "words that are refused in the middle of a list",
]);

const pages: readonly Page[] = [
  ...guides.map((name) => ({
    name,
    blocks: shellBlocks(readDocument(readFileSync(name, "utf8"))).map(
      (block): SessionBlock => {
        const { script, choices, skip } = sessionBlock(block, noExpectations);
        // A sample of what a tool prints is no help to one that only records.
        return { script, choices, ...(skip !== undefined && { skip }) };
      },
    ),
  })),
  ...documents.filter(oneIn(4)).map(({ name, blocks }) => ({
    name,
    blocks: blocks.map(plainBlock),
  })),
  // All of them are held against bash, too, many in one sandbox.
  ...loadSnippets()
    .filter(oneIn(8))
    .filter(
      ({ leaves, name }) =>
        !leaves && !asksTheClock.has(name) && !endsTheBlock.has(name),
    )
    .map(({ name, script }) => ({ name, blocks: [plainBlock(script)] })),
];

describe.skipIf(locate("bwrap") === undefined)("the two engines", () => {
  const counted = { calls: 0, values: 0 };

  test.concurrent.for(pages)(
    "agree on what is known of $name",
    { timeout: 60_000 },
    async ({ blocks }, { expect }) => {
      const session = rehearse(blocks, { variables: {} });
      const bash = await rehearseInBash(
        blocks,
        { variables: {} },
        { recorders: namesIn(session), seconds: isDeep ? 10 : 2 },
      );
      expect(bash.limits).toEqual([]);
      expect([
        ...deniedCalls(blocks, session, bash),
        ...deniedValues(session, bash),
      ]).toEqual([]);
    },
  );

  test("agree on much", () => {
    console.log(
      `agreed on ${counted.calls} calls and ${counted.values} values`,
    );
    expect(counted.calls).toBeGreaterThan(200);
    expect(counted.values).toBeGreaterThan(100);
  });

  /** Calls that the session is certain of and bash did not make. */
  function deniedCalls(
    blocks: Page["blocks"],
    session: Rehearsal,
    bash: Rehearsal,
  ): string[] {
    const names = new Set(recorderNames(namesIn(session)));
    const made = bash.events.flatMap((event) => callOf(event) ?? []);
    return session.events.flatMap((event) => {
      const call = event.namespace === "host" ? callOf(event) : undefined;
      const [name = ""] = call?.argv ?? [];
      if (!call || !names.has(name) || isFunction(name, blocks)) return [];
      // A tool that is only recorded does not run what it is given.
      if (call.within.some((wrapper) => names.has(wrapper))) return [];
      counted.calls++;
      const at = made.findIndex(
        ({ block, argv }) =>
          block === call.block && argv.join("\0") === call.argv.join("\0"),
      );
      if (at < 0) return [`block ${call.block}: ${call.argv.join(" ")}`];
      made.splice(at, 1);
      return [];
    });
  }

  function deniedValues(session: Rehearsal, bash: Rehearsal): string[] {
    // A shell that was replaced tells nothing of itself.
    if (Object.keys(bash.end.variables).length === 0) return [];
    return Object.entries(session.end.variables).flatMap(([name, value]) => {
      const claimed = known(value);
      if (claimed === undefined || isOfTheShell(name)) return [];
      counted.values++;
      const real = bash.end.variables[name];
      return real && known(real) === claimed
        ? []
        : [`${name} is ${real && known(real)}, not ${claimed}`];
    });
  }
});

interface Call {
  readonly block: number;
  readonly argv: readonly string[];
  readonly within: readonly string[];
}

/** One that is certain; what runs in the background may be ended before it begins. */
function callOf(event: Event): Call | undefined {
  if (event.kind !== "call" || event.maybe || event.background)
    return undefined;
  const argv = event.argv.flatMap((value) => known(value) ?? []);
  return argv.length === event.argv.length
    ? { block: event.place.block, argv, within: event.within }
    : undefined;
}

function isFunction(name: string, blocks: Page["blocks"]): boolean {
  return blocks.some(
    ({ script: { text } }) =>
      text.includes(`${name}()`) ||
      text.includes(`function ${name} `) ||
      text.includes(`alias ${name}=`),
  );
}

function namesIn({ events }: Rehearsal): string[] {
  return events.flatMap((event) => {
    const [name] = event.kind === "call" ? event.argv : [];
    return (name && known(name)) ?? [];
  });
}
