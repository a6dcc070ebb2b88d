import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { Child } from "../../src/child.ts";
import {
  armed,
  endingsOf,
  type HostileBlock,
  loadHostileBlocks,
} from "./blocks.ts";
import { layCanaries, type Laid } from "./canaries.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;
const all = loadHostileBlocks();
const blocks = all.filter(isDeep ? () => true : isQuick);

const said = z.object({
  findings: z.array(z.string()),
  values: z.array(z.string()),
});
const answer = z.object({
  limits: z.array(z.string()),
  before: said,
  after: said,
  raw: z.array(z.string()),
  sawSecret: z.boolean(),
  polluted: z.boolean(),
  milliseconds: z.number(),
  megabytes: z.number(),
});

describe("a page with a hostile block", () => {
  const child = new Child(new URL("lint-child.ts", import.meta.url), {
    milliseconds: 60_000,
    megabytes: 384,
    env: "ours",
  });
  const slowest = { milliseconds: 0, megabytes: 0, name: "" };
  let laid: Laid;
  let usual: z.infer<typeof answer>;

  beforeAll(async () => {
    laid = await layCanaries();
    usual = await lint(":\n");
  }, 60_000);

  afterAll(() => {
    child.stop();
    laid.clear();
    const { name, milliseconds, megabytes } = slowest;
    console.log(
      `${blocks.length} of ${all.length} hostile blocks linted; slowest: ${name}, ${milliseconds} ms of computing; most memory: ${megabytes} MB`,
    );
  });

  test("has neighbours of which much is said", () => {
    expect(usual.before.findings).toHaveLength(2);
    expect(usual.after.findings).toHaveLength(3);
    expect(usual.after.values).toContain("CLAY=red");
  });

  test("is seen where it tells the secret, wherever that came from", async () => {
    for (const script of [`x=${laid.secret}`, `tool ${laid.secret}`, "cat x |"])
      expect([script, (await lint(`${script}\n`)).sawSecret]).toEqual([
        script,
        script.includes(laid.secret),
      ]);
  });

  test("is one of at least eighty", () => {
    expect(all.length).toBeGreaterThanOrEqual(80);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  test.for(blocks)(
    "ends by the limits it should, and no neighbour notices: $theme, $name",
    { timeout: 70_000 },
    async (block) => {
      const found = await lint(armed(block, laid));
      if (found.milliseconds > slowest.milliseconds) {
        slowest.name = block.name;
        slowest.milliseconds = found.milliseconds;
      }
      slowest.megabytes = Math.max(slowest.megabytes, found.megabytes);
      expect(found.limits).toEqual(endingsOf(block.session, found.limits));
      expect(found.before).toEqual(usual.before);
      if (block.after === undefined) expect(found.after).toEqual(usual.after);
      expect(found.raw).toEqual([]);
      expect(found.sawSecret).toBe(false);
      expect(found.polluted).toBe(false);
      expect(laid.touched()).toEqual([]);
      expect(found.milliseconds).toBeLessThan(10_000);
      expect(found.megabytes).toBeLessThan(800);
    },
  );

  async function lint(script: string): Promise<z.infer<typeof answer>> {
    const result = await child.ask({ script, secret: laid.secret });
    if (result.kind === "ended")
      throw new Error(`the limit of ${result.by} ended the linter itself`);
    return answer.parse(result.answer);
  }
});

/** What every change can wait for: who waits for a limit of time is left out. */
function isQuick({ session, theme }: HostileBlock, at: number): boolean {
  if (session.some((named) => named.includes("evaluation: time"))) return false;
  return at % (theme === "shapes" || theme === "payloads" ? 8 : 2) === 0;
}
