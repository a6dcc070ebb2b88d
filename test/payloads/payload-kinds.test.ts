import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadParser, payloadKinds } from "../../src/payloads/index.ts";

const folder = new URL("../../src/payloads/", import.meta.url);
const notKinds = ["index.ts", "payload-kind.ts"];

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
  (_, { examples, load, summary }) => {
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

    test("ends on every beginning of an example, and with a hole anywhere", async () => {
      const parser = await load();
      for (const { text } of examples)
        for (let at = 0; at <= text.length; at++) {
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
    });
  },
);
