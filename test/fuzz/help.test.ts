import fc from "fast-check";
import { test } from "vitest";
import { printable } from "../../src/report/printable.ts";
import { UnreadableHelp } from "../../src/tools/harvest/adapter.ts";
import { adapters } from "../../src/tools/harvest/index.ts";
import { writeSpec } from "../../src/tools/harvest/write.ts";
import { helpTexts } from "./help-texts.ts";
import { mutated } from "./mutations.ts";
import { fuzz, fuzzTimeout } from "./runner.ts";

const noise = [
  "  -x, --",
  "=",
  "[",
  "]",
  "{",
  "}",
  "<",
  ">",
  "|",
  "(",
  ")",
  "*",
  "+",
  "?",
  ":",
  "Usage:",
  "Commands:",
  "Flags:",
  "  grind  ",
  "  a+b  ",
  "{a(,b[}",
];
/** More are asked only of a program that has no end. */
const mostQuestions = 5_000;

test(
  "whatever a program prints as its help, a spec comes of it",
  { timeout: fuzzTimeout },
  async () => {
    const help = fc.oneof(
      mutated(helpTexts, { noise }),
      fc.constantFrom(...helpTexts),
    );
    await fuzz({
      name: "help",
      share: 0.05,
      cases: fc.record({
        adapter: fc.constantFrom(...adapters),
        answers: fc.array(help, { minLength: 1, maxLength: 4 }),
        status: fc.constantFrom(0, 0, 0, 1),
      }),
      async run({ adapter, answers, status }) {
        let questions = 0;
        const ask = async (words: readonly string[]) => {
          if (questions++ > mostQuestions)
            throw new Error("Unexpected questions without an end");
          const said = words.join(" ").length;
          return { text: answers[said % answers.length] ?? "", status };
        };
        const spec = await adapter
          .harvest(ask, adapter.tools[0] ?? "mill")
          .catch(onlyUnreadable);
        if (typeof spec === "string") return { text: spec, reached: false };
        const { version, style, ...told } = spec;
        const text = writeSpec({
          tool: "mill",
          version,
          source: "mill --help",
          style,
          ...told,
        });
        JSON.parse(text);
        return {
          text: text.split("\n").map(printable).join("\n"),
          reached:
            (spec.options ?? []).length > 0 ||
            Object.keys(spec.commands ?? {}).length > 0,
        };
      },
    });
  },
);

function onlyUnreadable(error: unknown): string {
  if (error instanceof UnreadableHelp) return error.message;
  throw error;
}
