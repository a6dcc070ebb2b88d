import fc from "fast-check";
import { stringify as toToml } from "smol-toml";
import { expect, test } from "vitest";
import { stringify as toYaml } from "yaml";
import { formats, type FormatName } from "../../src/surface/formats/index.ts";
import { readSettings } from "../../src/surface/read.ts";
import { toSegments } from "../../src/surface/setting.ts";

type Tree = { readonly [name: string]: unknown };

/** Writers of the formats that hold trees. */
const writers: Readonly<Partial<Record<FormatName, (tree: Tree) => string>>> = {
  yaml: (tree) => toYaml(tree),
  values: (tree) => toYaml(tree, { collectionStyle: "block", lineWidth: 30 }),
  json: (tree) => JSON.stringify(tree, null, 2),
  toml: (tree) => toToml(tree),
};

const anyName = fc.oneof(
  fc.constantFrom(
    "a",
    "port",
    "b.c",
    "d/e",
    "~f",
    "x y",
    "0",
    "true",
    '"q"',
    "'",
    "#",
    "é",
  ),
  fc.string({ minLength: 1, maxLength: 5, unit: "grapheme-ascii" }),
);
// The writer leaves `<<` bare, and a bare one merges.
const name = anyName.filter((text) => text !== "<<");
const leaf = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }),
  fc.boolean(),
  fc.string({ maxLength: 12, unit: "grapheme-ascii" }),
  fc.constantFrom(
    "yes",
    "1.10",
    "a: b",
    "# no",
    "line\nline\n",
    " x ",
    "[a]\nb = 1",
  ),
  fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
);
const { tree } = fc.letrec<{ tree: Tree; value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, tie("tree")),
  tree: fc.dictionary(name, tie("value"), { minKeys: 1, maxKeys: 4 }),
}));

function leaves(value: unknown, path: readonly string[] = []): string[] {
  const isBranch =
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0;
  if (isBranch)
    return Object.entries(value).flatMap(([key, inner]) =>
      leaves(inner, [...path, key]),
    );
  return [JSON.stringify([path, value])];
}

test.each(Object.entries(writers))(
  "%s: every key and its value is found, at a line that bears its name",
  async (format, write) => {
    const load = Object.entries(formats).find(([name]) => name === format)?.[1];
    if (load === undefined) throw new Error(`no format ${format}`);
    const reader = await load();
    fc.assert(
      fc.property(tree, (data) => {
        const text = write(data);
        const reading = readSettings(reader, text);
        if (reading.kind === "unreadable")
          throw new Error(`${reading.line} ${reading.message}\n${text}`);
        const found = reading.settings.map(({ path, type, default: value }) => {
          const isJson = type === "list" || type === "map";
          const plain: unknown = isJson ? JSON.parse(String(value)) : value;
          return JSON.stringify([toSegments(path), plain]);
        });
        expect(found.toSorted(), text).toEqual(leaves(data).toSorted());
        const lines = text.split("\n");
        for (const { path, line } of reading.settings) {
          const key = toSegments(path).at(-1) ?? "";
          if (/^\w+$/.test(key)) expect(lines[line - 1], text).toContain(key);
        }
      }),
      { numRuns: 300 },
    );
  },
);

test("an environment file gives back what was written, quoted or not", async () => {
  const dotenv = await formats.dotenv();
  const variable = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}X$/);
  const plain = fc.stringMatching(/^[a-z0-9./:@%+=-]{0,12}$/);
  const quoted = fc
    .string({ maxLength: 12 })
    .map((text) => text.replace(/[\\"\r]/g, ""));
  fc.assert(
    fc.property(
      fc.dictionary(variable, fc.tuple(plain, quoted), { maxKeys: 5 }),
      (all) => {
        const lines = Object.entries(all).flatMap(([name, [bare, text]]) => [
          `${name}1=${bare} # said`,
          `export ${name}2="${text}"`,
        ]);
        const reading = readSettings(dotenv, lines.join("\n"));
        const found =
          reading.kind === "settings" &&
          reading.settings.map(({ path, secret, default: value }) =>
            secret ? [path] : [path, String(value)],
          );
        const secrets = new Set(
          found
            ? found.filter((one) => one.length === 1).map(([path]) => path)
            : [],
        );
        const wanted = Object.entries(all)
          .flatMap(([name, [bare, text]]) => [
            [`${name}1`, bare],
            [`${name}2`, text],
          ])
          .map(([name, value]) => (secrets.has(name) ? [name] : [name, value]));
        expect(found).toEqual(wanted);
      },
    ),
    { numRuns: 300 },
  );
});
