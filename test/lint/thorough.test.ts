import { setTimeout } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import type { LintOptions } from "../../src/lint/linter.ts";
import type { Rule } from "../../src/lint/rule.ts";
import { lintThoroughly, type Sources } from "../../src/lint/thorough.ts";

const options: LintOptions = { file: "guide.md", rules: [] };
const rye: Rule = {
  name: "rye-in-payload",
  on: "document",
  tier: "payload",
  severity: "error",
  yieldsTo: [],
  summary: "",
  why: "",
  help: "",
  examples: { good: [], bad: [] },
  *check({ document, parser }) {
    for (const fence of document.fences) {
      if (fence.language !== "rye") continue;
      for (const { message } of parser("rye")?.({
        text: fence.content,
        holes: [],
        carrier: "fence",
      }) ?? [])
        yield { place: fence, message };
    }
  },
};

describe("a thorough lint", () => {
  test("loads the parser that a rule asks for, and lets the rule speak", async () => {
    const parser = vi.fn<NonNullable<Sources["parser"]>>(async () => () => [
      { start: 0, end: 1, message: "Unexpected `x`" },
    ]);
    const { findings, wants } = await lintThoroughly(
      "```rye\nx\n```\n",
      { ...options, rules: [rye] },
      { parser },
    );
    expect(findings.map(({ message }) => message)).toEqual(["Unexpected `x`"]);
    expect(parser.mock.calls).toEqual([["rye"]]);
    expect(wants.payloads).toEqual([]);
  });

  test("loads nothing where nothing is wanted", async () => {
    const evaluate = vi.fn<NonNullable<Sources["evaluate"]>>();
    const fixture = vi.fn<NonNullable<Sources["fixture"]>>();
    const parser = vi.fn<NonNullable<Sources["parser"]>>();
    const page = "```bash\nx=1\necho $x\n```\n";
    await lintThoroughly(
      page,
      { ...options, rules: [rye] },
      { evaluate, fixture, parser },
    );
    expect(evaluate).not.toHaveBeenCalled();
    expect(fixture).not.toHaveBeenCalled();
    expect(parser).not.toHaveBeenCalled();
  });

  test("asks once for what nobody has", async () => {
    const parser = vi.fn<NonNullable<Sources["parser"]>>(async () => undefined);
    const page = "```rye\nx\n```\n";
    const result = await lintThoroughly(
      page,
      { ...options, rules: [rye] },
      { parser },
    );
    expect(parser).toHaveBeenCalledOnce();
    expect(result.wants.payloads).toEqual(["rye"]);
  });

  test("fails once where two things that it lacks cannot be loaded", async () => {
    const asking: Rule = {
      ...rye,
      *check({ parser, specs }) {
        parser("rye");
        specs("mill");
        yield* [];
      },
    };
    const failing = Promise.reject(new Error("no specs"));
    const linted = lintThoroughly(
      "# Mill\n",
      { ...options, rules: [asking] },
      {
        parser: () => Promise.reject(new Error("no parser")),
        specs: () => failing,
      },
    );
    await expect(linted).rejects.toThrow("no parser");
    // Node ends at a rejection that nobody has heard of by the next turn.
    await setTimeout();
  });

  test("does not wait for a page whose evaluations never end", async () => {
    const evaluate = vi.fn<NonNullable<Sources["evaluate"]>>(async () => ({
      kind: "unknown",
      why: "the limit of time ended the evaluation",
      limit: "time",
    }));
    const commands = Array.from(
      { length: 20 },
      (_, at) => `echo ${at} | awk '{ while (1); }'\n`,
    );
    const page = `\`\`\`bash\n${commands.join("")}\`\`\`\n`;
    await lintThoroughly(page, options, { evaluate });
    expect(evaluate).toHaveBeenCalledTimes(3);
  });
});
