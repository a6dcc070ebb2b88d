import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Document,
  type Pair,
} from "yaml";
import { bump, type Version } from "../versions.ts";
import type { MetadataFile } from "./source.ts";
import { splice, type Fields } from "./splice.ts";
import { depths, type Product } from "./types.ts";

/** How long lines are left alone: people's lines are never rewrapped. */
const yamlStyle = { lineWidth: 0, flowCollectionPadding: true } as const;

/** Records that `derive` adds to a release file, and fields that it puts right. */
export interface DerivedEdits {
  readonly append: Readonly<
    Record<"config" | "migrations" | "changes", readonly Fields[]>
  >;
  readonly set: readonly {
    readonly list: "config" | "migrations";
    readonly index: number;
    readonly fields: Fields;
  }[];
  /** Surfaces whose files were compared whole. */
  readonly checked: readonly string[];
}

/** A release file with what was derived; comments, order and prose stay. */
export function writeDerived(
  text: string,
  { append, set, checked }: DerivedEdits,
): string {
  const known: unknown = parseDocument(text).toJS();
  const coverage = Object.fromEntries(
    checked
      .filter((surface) => coverageIn(known, surface) !== "checked")
      .map((surface) => [surface, "checked"]),
  );
  return splice(text, { append, set, merge: { coverage } });
}

function coverageIn(release: unknown, surface: string): unknown {
  const isMapping = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null;
  if (!isMapping(release) || !isMapping(release["coverage"])) return undefined;
  return release["coverage"][surface];
}

/** What a fold could not decide: two fragments that say different things. */
export interface FoldConflict {
  readonly file: string;
  readonly key: string;
}

/**
 * The text of a new release file: what must be said, and every other field as a
 * comment to uncomment. It reads as it is.
 */
export function newRelease(
  product: Pick<Product, "surfaces" | "releases" | "migrations" | "steps">,
  version: Version,
  {
    date,
    modeline,
    summary = "Say in one sentence what is new",
  }: {
    /** ISO date of the release. */
    readonly date: string;
    /** Path or address of the JSON schema, for editors. */
    readonly modeline: string;
    readonly summary?: string;
  },
): string {
  const previous = product.releases.at(-1)?.version;
  const isPatch = previous !== undefined && bump(previous, version) === "patch";
  const surfaces = product.surfaces.map(({ id }) => id);
  const known = isPatch ? "checked" : "unchecked";
  const coverage = surfaces.map((id) => `${id}: ${known}`).join(", ");
  return [
    `# yaml-language-server: $schema=${modeline}`,
    "schema: 1",
    `version: ${version}`,
    `date: ${date}`,
    `summary: ${summary}`,
    ...(surfaces.length > 0 ? [`coverage: { ${coverage} }`] : []),
    ...(isPatch ? ["deprecated: none"] : optionalFields(product)),
    "",
  ].join("\n");
}

/** The fields that a minor or major release often has, commented out. */
function optionalFields({
  surfaces,
  migrations,
  steps,
}: Pick<Product, "surfaces" | "migrations" | "steps">): string[] {
  const surface = surfaces[0]?.id ?? "env";
  const tool = Object.keys(migrations)[0] ?? "alembic";
  const deepest = depths.findLast((depth) =>
    steps.some((step) => step.depth === depth),
  );
  const rollback =
    deepest === undefined
      ? []
      : [
          "# rollback:",
          `#   - { depth: ${deepest}, loses: Everything written after the backup }`,
        ];
  return [
    "# What was compared with the release before: checked, partial or unchecked.",
    "# difficulty: medium",
    '# from: ">=1.0.0"                      # versions that may upgrade to this one',
    "# requires:",
    '#   PostgreSQL: { range: ">=14 <18", tested: "16" }',
    "# config:",
    `#   - { op: added, key: ${surface}/NEW_KEY, now: 10, note: What it does }`,
    `#   - { op: renamed, key: ${surface}/NEW_NAME, was: OLD_NAME }`,
    `#   - { op: removed, key: ${surface}/OLD_KEY }`,
    "# migrations:",
    `#   - { tool: ${tool}, range: 3d1f0a92..8f21c0d4, runs: on-start, online: true, reversible: true }`,
    "# changes:",
    "#   - { id: short-name, kind: breaking, title: What breaks, impact: What the operator loses }",
    "deprecated: none",
    "# deprecated:",
    "#   - { subject: GET /old, removed: 3.0.0, instead: GET /new }",
    ...rollback,
  ];
}

/**
 * A release file with fragments put into it: lists are joined in the order of
 * the fragments, mappings united. Comments and order survive.
 *
 * The file is unchanged where `conflicts` is not empty.
 */
export function foldFragments(
  release: MetadataFile,
  fragments: readonly MetadataFile[],
): { readonly text: string; readonly conflicts: readonly FoldConflict[] } {
  const document = parseDocument(release.text);
  const conflicts: FoldConflict[] = [];
  for (const { file, text } of fragments) {
    const fragment = parseDocument(text);
    if (!isMap(fragment.contents)) continue;
    for (const pair of fragment.contents.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      if (key === "schema") continue;
      if (!put(document, key, pair)) conflicts.push({ file, key });
    }
  }
  if (conflicts.length > 0) return { text: release.text, conflicts };
  return { text: document.toString(yamlStyle), conflicts };
}

/** Whether the value found its place. */
function put(document: Document, key: string, { value }: Pair): boolean {
  const present = document.get(key, true);
  const isAbsent = present === undefined || isPlaceholder(key, present);
  if (isAbsent) {
    document.set(key, value);
    return true;
  }
  if (isSeq(present) && isSeq(value)) {
    // What a run wrote that ended before it removed the fragment is not told twice.
    const known = present.items.map((item) => stringify(item));
    for (const item of value.items)
      if (!known.includes(stringify(item))) present.add(item);
    return true;
  }
  if (isMap(present) && isMap(value)) {
    for (const pair of value.items) {
      if (
        present.has(pair.key) &&
        !isSame(present.get(pair.key, true), pair.value)
      )
        return false;
      present.set(pair.key, pair.value);
    }
    return true;
  }
  return isSame(present, value);
}

/** What `newRelease` wrote until somebody knows better. */
function isPlaceholder(key: string, node: unknown): boolean {
  if (!isScalar(node)) return false;
  return key === "deprecated"
    ? node.value === "none"
    : key === "summary" && String(node.value).startsWith("Say in one sentence");
}

function isSame(a: unknown, b: unknown): boolean {
  return stringify(a) === stringify(b);
}

/** The newest number of `schema:`. */
export const currentSchema = 1;

/** How a file of one schema number becomes one of the next, by the old number. */
const schemaSteps: Readonly<Record<number, (document: Document) => void>> = {
  // Files from before there was a number: their fields are those of schema 1.
  0: (document) => document.set("schema", 1),
};

/**
 * A metadata file in the newest schema; the very text where it is already.
 * Undefined where it comes from a newer Guidepost.
 */
export function migrateSchema(text: string): string | undefined {
  const document = parseDocument(text);
  const written = document.get("schema");
  let number = typeof written === "number" ? written : 0;
  if (number === currentSchema) return text;
  if (number > currentSchema) return undefined;
  for (; number < currentSchema; number += 1) schemaSteps[number]?.(document);
  return document.toString(yamlStyle);
}
