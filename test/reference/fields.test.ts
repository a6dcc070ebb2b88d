import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { allSchemas } from "../../src/commands/schemas.ts";
import { fieldsIn, writtenFiles } from "../../src/reference/files.ts";
import { fieldsOf, type Field } from "../../src/reference/fields.ts";

test("keys are told in their order, those within others by their way", () => {
  const schema = {
    properties: {
      name: { type: "string", description: "What it is called" },
      ovens: {
        description: "By id",
        propertyNames: { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
        additionalProperties: {
          properties: { heat: { type: "integer", default: 200 } },
          required: ["heat"],
        },
      },
      loaves: {
        type: "array",
        items: { properties: { flour: { enum: ["rye", "wheat"] } } },
      },
    },
    required: ["name"],
  };
  expect(fieldsOf(schema).map(tell)).toEqual([
    "name: text, required",
    "ovens: by id: fields",
    "ovens.<id>.heat: whole number, required, 200",
    "loaves: list of fields",
    "loaves[].flour: `rye`, `wheat`",
  ]);
});

test("a key that one kind of object has alone says of which", () => {
  const kind = (name: string, more: object) => ({
    properties: { op: { const: name }, key: { type: "string" }, ...more },
    required: ["op", "key"],
  });
  const schema = {
    oneOf: [
      kind("added", { now: { type: "string" } }),
      kind("renamed", { was: { type: "string" } }),
      kind("removed", { was: { type: "string" } }),
    ],
  };
  expect(fieldsOf(schema).map(tell)).toEqual([
    "op: `added`, `renamed`, `removed`, required",
    "key: text, required",
    "now: text, only `op` is `added`",
    "was: text, only `op` is `renamed` or `removed`",
  ]);
});

test("a large object that stands twice is told once, and named where it stands again", () => {
  const names = ["a", "b", "c", "d", "e"];
  const step = {
    properties: Object.fromEntries(names.map((name) => [name, {}])),
  };
  const fields = fieldsOf({ properties: { before: step, after: step } });
  expect(fields.map(({ path }) => path)).toEqual([
    "before",
    ...names.map((name) => `before.${name}`),
    "after",
  ]);
  expect(fields.at(-1)?.as).toBe("before");
});

test.each(writtenFiles)(
  "every key of $title says what it is for",
  async (file) => {
    const fields = fieldsIn(file, []);
    expect(fields.length).toBeGreaterThan(20);
    expect(
      fields.filter(({ says }) => says === "").map(({ path }) => path),
    ).toEqual([]);
  },
);

test("every schema of a file that people write has its page", () => {
  const others = ["baseline.schema.json", "plan.schema.json"];
  const pages = writtenFiles.map(({ schema }) => `${schema}.schema.json`);
  // A baseline is written by Guidepost: a page of the docs tells how it reads.
  // A plan is written for programs: the page about the JSON API tells of it.
  expect([...pages, ...others].toSorted()).toEqual(
    Object.keys(allSchemas()).toSorted(),
  );
});

test.each(writtenFiles)(
  "every key of $title that takes a value shows one",
  async (file) => {
    const fields = fieldsIn(file, await file.written("."));
    const leaves = fields.filter(({ type }) => !type.includes("fields"));
    const without = leaves.filter(({ example }) => example === undefined);
    expect(without.map(({ path }) => path)).toEqual([]);
  },
);

test("every example of a schema is what the schema takes", () => {
  const examples = Object.entries(allSchemas()).flatMap(([name, text]) =>
    Array.from(examplesIn(JSON.parse(text)), (found) => ({ name, ...found })),
  );
  expect(examples.length).toBeGreaterThan(50);
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  const refused = examples.filter(
    ({ schema, example }) => !ajv.validate(schema, example),
  );
  expect(refused).toEqual([]);
});

/** Every value that a schema or one within it names as an example. */
function* examplesIn(
  value: unknown,
): Generator<{ readonly schema: object; readonly example: unknown }> {
  if (typeof value !== "object" || value === null) return;
  if ("examples" in value && Array.isArray(value.examples))
    for (const example of value.examples) yield { schema: value, example };
  for (const below of Object.values(value)) yield* examplesIn(below);
}

function tell({ path, type, isRequired, only, ...field }: Field): string {
  return [
    `${path}: ${type}`,
    ...(isRequired ? ["required"] : []),
    ...(field.default === undefined ? [] : [field.default]),
    ...(only === undefined ? [] : [`only ${only}`]),
  ].join(", ");
}
