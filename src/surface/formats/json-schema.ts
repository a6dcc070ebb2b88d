import type { SettingType } from "../../release/types.ts";
import type { Format, Found, IsFreeForm } from "../format.ts";
import { jsonData, readJson } from "../json-tree.ts";
import { findNodeAtLocation } from "jsonc-parser";

const maximumDepth = 30;

const types: Readonly<Record<string, SettingType>> = {
  string: "string",
  integer: "integer",
  number: "number",
  boolean: "boolean",
  array: "list",
  object: "map",
};

export const jsonSchema: Format = {
  name: "json-schema",
  summary: "A JSON Schema of the configuration: `values.schema.json`",
  overlay: { keepsDefaults: true },
  examples: [
    {
      text: '{\n  "required": ["port"],\n  "properties": {\n    "port": { "type": "integer", "description": "Where it listens" },\n    "level": { "enum": ["info", "debug"], "default": "info" },\n    "labels": { "type": "object", "additionalProperties": { "type": "string" } }\n  }\n}\n',
      settings: [
        "4 port: integer required # Where it listens",
        '5 level: string = "info"',
        "6 labels: map",
      ],
    },
    {
      text: '{\n  "properties": { "db": { "$ref": "#/$defs/db" } },\n  "$defs": { "db": { "type": "object", "properties": {\n    "port": { "type": ["integer", "null"], "default": 5432, "deprecated": true },\n    "phrase": { "type": "string", "writeOnly": true, "default": "grist9000" } } } }\n}\n',
      settings: [
        "4 db/port: integer = 5432 deprecated",
        "5 db/phrase: string secret",
      ],
    },
    {
      text: '{"allOf": [{"properties": {"a": {"const": 1}}}, {"properties": {"b": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}}]}',
      settings: ["1 a: integer", "1 b: unknown"],
    },
    { text: "true", unreadable: "1 Unexpected text, expected an object" },
  ],
  *read(text, isFreeForm) {
    const { root, lineAt } = readJson(text);
    const whole = jsonData(root);
    const lineOf = (at: readonly string[]) => {
      const node = findNodeAtLocation(
        root,
        at.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      );
      return lineAt(node?.parent?.offset ?? node?.offset ?? 0);
    };
    yield* settingsOf(
      { schema: whole, at: [], segments: [], isRequired: true },
      { whole, lineOf, isFreeForm },
    );
  },
};

interface Place {
  readonly schema: unknown;
  /** Where the schema stands in the file. */
  readonly at: readonly string[];
  readonly segments: readonly string[];
  /** Of everything above it, too. */
  readonly isRequired: boolean;
  /** What a default further up says of it. */
  readonly fallback?: unknown;
}

interface File {
  readonly whole: unknown;
  readonly lineOf: (at: readonly string[]) => number;
  readonly isFreeForm: IsFreeForm;
}

function* settingsOf(place: Place, file: File, depth = 0): Generator<Found> {
  if (depth > maximumDepth) return;
  const { schema, at, segments, isRequired } = referred(place, file.whole);
  if (!isObject(schema)) return;
  const fallback = place.fallback ?? schema["default"];
  const branches = isObject(schema["properties"])
    ? Object.entries(schema["properties"])
    : [];
  const merged = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  const isBranch = branches.length > 0 || merged.length > 0;
  if (segments.length > 0 && (!isBranch || file.isFreeForm(segments))) {
    yield setting({ schema, at, segments, isRequired, fallback }, file);
    return;
  }
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  for (const [name, inner] of branches) {
    const place = {
      schema: inner,
      at: [...at, "properties", name],
      segments: [...segments, name],
      isRequired: isRequired && required.includes(name),
      fallback: isObject(fallback) ? fallback[name] : undefined,
    };
    yield* settingsOf(place, file, depth + 1);
  }
  for (const [index, inner] of merged.entries()) {
    const part = [...at, "allOf", String(index)];
    const place = { schema: inner, at: part, segments, isRequired, fallback };
    if (segments.length === 0 || hasBranches(inner))
      yield* settingsOf(place, file, depth + 1);
  }
}

function setting(
  { schema, at, segments, isRequired, fallback }: Place,
  { lineOf }: File,
): Found {
  const known = isObject(schema) ? schema : {};
  const words = known["description"] ?? known["title"];
  const isHidden =
    known["writeOnly"] === true || known["format"] === "password";
  return {
    segments,
    value: fallback,
    line: lineOf(at),
    comment: typeof words === "string" ? words.replace(/\s+/g, " ") : undefined,
    type: typeOf(known),
    required: isRequired,
    ...(isHidden && { secret: true }),
    ...(known["deprecated"] === true && { deprecated: true }),
  };
}

/** Undefined where several are allowed. */
function typeOf(schema: Readonly<Record<string, unknown>>) {
  const { type, const: fixed } = schema;
  const allowed = [schema["enum"] ?? []].flat();
  const names =
    type === undefined
      ? [...(fixed === undefined ? [] : [fixed]), ...allowed].map(nameOfType)
      : [type].flat();
  const kinds = new Set(names.filter((name) => name !== "null"));
  const [only] = kinds;
  return kinds.size === 1 && typeof only === "string" ? types[only] : undefined;
}

function nameOfType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number")
    return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/** Follows `$ref` within the file; what stands beside it counts, too. */
function referred(place: Place, whole: unknown): Place {
  let { schema, at } = place;
  for (let hops = 0; hops < maximumDepth; hops += 1) {
    if (!isObject(schema) || typeof schema["$ref"] !== "string") break;
    const { $ref: reference, ...beside } = schema;
    if (typeof reference !== "string" || !reference.startsWith("#/")) break;
    const way = reference
      .slice(2)
      .split("/")
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    const target = way.reduce<unknown>(
      (node, part) => (isObject(node) ? node[part] : undefined),
      whole,
    );
    if (!isObject(target)) break;
    schema = { ...target, ...beside };
    at = way;
  }
  return { ...place, schema, at };
}

function hasBranches(schema: unknown): boolean {
  return isObject(schema) && ("properties" in schema || "allOf" in schema);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
