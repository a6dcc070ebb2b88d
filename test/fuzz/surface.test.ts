import fc from "fast-check";
import { expect, test } from "vitest";
import { printable } from "../../src/report/printable.ts";
import { diffSettings } from "../../src/surface/diff.ts";
import { formats } from "../../src/surface/formats/index.ts";
import { migrationTools } from "../../src/surface/migrations/index.ts";
import { readHistory } from "../../src/surface/history.ts";
import { readSettings } from "../../src/surface/read.ts";
import { mutated } from "./mutations.ts";
import { fuzz, fuzzTimeout } from "./runner.ts";
import { treeEdits } from "./trees.ts";

const every = await Promise.all(Object.values(formats).map((load) => load()));
const texts = every.flatMap(({ examples }) => examples.map(({ text }) => text));
const noise = [
  "=",
  ": ",
  "- ",
  "[a]",
  "[[a]]",
  "a.b = ",
  '"""',
  "'''",
  "export ",
  "${A:-b}",
  "&a ",
  "*a",
  "<<: ",
  "!!js ",
  "|",
  "{",
  "}",
  ",",
  "//",
  "/*",
  "{ $ref: '#' }",
];

test(
  "configuration of any format is read, or its first line that is none is named",
  { timeout: fuzzTimeout },
  async () => {
    const text = (own: readonly string[]) =>
      fc.oneof(
        mutated(own, { noise, most: 3 }),
        mutated(texts, { noise, most: 1 }),
        fc
          .tuple(fc.constantFrom(...own), treeEdits())
          .map(([start, edit]) => edit(start)),
      );
    const cases = fc.constantFrom(...every).chain((format) => {
      const own = text(format.examples.map((each) => each.text));
      return fc.record({ format: fc.constant(format), text: own, other: own });
    });
    const reached = await fuzz({
      name: "surface formats",
      share: 0.1,
      cases,
      run({ format, text: before, other }) {
        const [old, now] = [before, other].map((one) =>
          readSettings(format, one),
        );
        if (old?.kind !== "settings" || now?.kind !== "settings")
          return {
            text: printable(JSON.stringify([old, now])),
            reached: false,
          };
        const deltas = diffSettings(old.settings, now.settings);
        const seen = { old, now, deltas };
        return { text: printable(JSON.stringify(seen)), reached: true };
      },
    });
    expect(reached).toBeGreaterThan(0.15);
  },
);

const examples = migrationTools.flatMap((tool) =>
  tool.examples.map(({ files }) => ({ tool, files: Object.entries(files) })),
);
const migrationTexts = examples.flatMap(({ files }) =>
  files.map(([, text]) => text),
);
const paths = examples.flatMap(({ files }) => files.map(([path]) => path));

test(
  "folders of migrations are read, whatever lies in them",
  { timeout: fuzzTimeout },
  async () => {
    const file = fc.record({
      path: fc.oneof(fc.constantFrom(...paths), mutated(paths, { most: 2 })),
      text: fc.oneof(
        fc.constantFrom(...migrationTexts),
        mutated(migrationTexts, { noise: ["def ", "#", '"""', "--", ";"] }),
      ),
    });
    await fuzz({
      name: "migrations",
      share: 0.05,
      cases: fc.record({
        example: fc.constantFrom(...examples),
        more: fc.array(file, { maxLength: 5 }),
      }),
      run({ example: { tool, files }, more }) {
        const all = [...files.map(([path, text]) => ({ path, text })), ...more];
        const history = readHistory(tool, all);
        const text = printable(
          JSON.stringify({ ...history, heads: [...history.heads] }),
        );
        return { text, reached: history.migrations.length > 0 };
      },
    });
  },
);
