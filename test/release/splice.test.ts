import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { splice, type Splices } from "../../src/release/splice.ts";

const nothing: Splices = { append: {}, set: [], merge: {} };
const record = { op: "added", key: "env/B", now: "a: b" };

test("records go to the end of their list, and all else stays", () => {
  const text =
    "schema: 1   # the first\nconfig:\n    # about A\n    - { op: added,   key: env/A } # kept\n\n# what follows\nmigrations: [ ]\n";
  expect(splice(text, { ...nothing, append: { config: [record] } })).toBe(
    'schema: 1   # the first\nconfig:\n    # about A\n    - { op: added,   key: env/A } # kept\n    - { op: added, key: env/B, now: "a: b" }\n\n# what follows\nmigrations: [ ]\n',
  );
});

test.each([
  [
    "a list of mappings over lines",
    "config:\n  - op: added\n    key: env/A\n    note: >\n      Long\n      text\nx: 1\n",
  ],
  ["no indentation", "config:\n- op: added\n  key: env/A\n"],
  ["an empty list", "config: []\nx: 1\n"],
  ["a key with nothing behind it", "config:\nx: 1\n"],
  [
    "a list on one line",
    "config: [{ op: added, key: env/A }, { op: removed, key: env/C }]\nx: 1\n",
  ],
  ["no list and no line break", "x: 1"],
  ["nothing at all", ""],
  [
    "a list at the end, a comment below it",
    "config:\n  - { op: added, key: env/A }\n  # the end\n",
  ],
])("a record can be added to %s", (_, text) => {
  const before = parse(text)?.config ?? [];
  const after = parse(
    splice(text, { ...nothing, append: { config: [record, record] } }),
  );
  expect(after).toEqual({
    ...parse(text),
    config: [...before, record, record],
  });
});

test("a field is replaced or added where it stands", () => {
  const text =
    "config:\n  - { op: default-changed, key: env/A, was: 1, now:  2 } # two\n  - op: removed\n    key: env/B # old\n    note: |\n      Gone\n";
  const set = [
    { list: "config", index: 0, fields: { now: 3, confirm: "it was 2" } },
    { list: "config", index: 1, fields: { confirm: "look" } },
  ];
  expect(splice(text, { ...nothing, set })).toBe(
    "config:\n  - { op: default-changed, key: env/A, confirm: it was 2, was: 1, now:  3 } # two\n  - op: removed\n    key: env/B # old\n    confirm: look\n    note: |\n      Gone\n",
  );
});

test("a mapping gets its fields, and is made where it is missing", () => {
  const merge = { coverage: { env: "checked" } };
  expect(splice("coverage: { env: unchecked }\n", { ...nothing, merge })).toBe(
    "coverage: { env: checked }\n",
  );
  expect(splice("x: 1\n", { ...nothing, merge })).toBe(
    "x: 1\ncoverage: { env: checked }\n",
  );
});

test("line breaks stay those of the file", () => {
  const text = "schema: 1\r\nconfig:\r\n  - { key: env/A }\r\n";
  expect(splice(text, nothing)).toBe(text);
  expect(splice(text, { ...nothing, append: { config: [record] } })).toBe(
    `${text}  - { op: added, key: env/B, now: "a: b" }\r\n`,
  );
});

test("any text survives as a value", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (now) => {
      const text = splice("config:\n  - { key: a, now: 1 }\n", {
        ...nothing,
        append: { config: [{ now }] },
        set: [{ list: "config", index: 0, fields: { now } }],
      });
      expect(parse(text)).toEqual({ config: [{ key: "a", now }, { now }] });
    }),
  );
});
