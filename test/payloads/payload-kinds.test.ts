import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadParser, payloadKinds } from "../../src/payloads/index.ts";

const folder = new URL("../../src/payloads/", import.meta.url);
const notKinds = ["index.ts", "payload-kind.ts"];

const aliases = Array.from(
  { length: 9 },
  (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]\n`,
).join("");

const hostile: Readonly<Record<string, string>> = {
  "maps in maps": '{"a":'.repeat(3000),
  "lists in lists": "[".repeat(3000),
  "minus signs": "-".repeat(9000),
  "functions in functions": "def f: ".repeat(2000),
  "open comments": "/*".repeat(2000),
  "aliases of aliases": `on: push\njobs: {a: {runs-on: x, steps: [{run: x}]}}\na0: &a0 [x]\n${aliases}`,
  "more than anybody writes": "(".repeat(1_000_000),
};

test("every file of payloads is in the list", () => {
  const files = globSync("*.ts", { cwd: folder }).filter(
    (file) => !notKinds.includes(file),
  );
  expect(files.toSorted()).toEqual(
    payloadKinds.map(({ name }) => `${name}.ts`).toSorted(),
  );
});

test("nothing is loaded for a name that nobody knows", async () => {
  expect(await loadParser("rye")).toBeUndefined();
});

describe.each(payloadKinds.map((kind) => [kind.name, kind] as const))(
  "%s",
  (name, { examples, load, summary }) => {
    test("shows what is right and what is wrong", () => {
      expect(summary.trim()).not.toBe("");
      expect(examples.some(({ problems }) => problems.length === 0)).toBe(true);
      expect(examples.some(({ problems }) => problems.length > 0)).toBe(true);
    });

    test.each(examples.map((example) => [example.text, example] as const))(
      "%s",
      async (_, { text, problems }) => {
        const parser = await load();
        const found = parser({ text, holes: [], carrier: "command" });
        expect(
          found.map(
            ({ start, end, message }) =>
              `${text.slice(start, end)}: ${message}`,
          ),
        ).toEqual(problems);
      },
    );

    test.each(Object.entries(hostile))("ends on %s", async (_, text) => {
      const parser = await loadParser(name);
      const start = performance.now();
      parser?.({ text, holes: [], carrier: "command" });
      expect(performance.now() - start).toBeLessThan(10_000);
    });

    test("ends on every beginning of an example, and with a hole anywhere", async () => {
      const parser = await load();
      for (const { text } of examples) {
        const step = Math.ceil((text.length + 1) / 50);
        for (let at = 0; at <= text.length; at += step) {
          const cut = text.slice(0, at);
          const holed = `${cut}_${text.slice(at)}`;
          const holes = [{ start: at, end: at + 1 }];
          for (const { start, end } of [
            ...parser({ text: cut, holes: [], carrier: "fence" }),
            ...parser({ text: holed, holes, carrier: "command" }),
          ]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length + 1);
          }
        }
      }
    });
  },
);
