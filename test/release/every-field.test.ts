import { readFile } from "node:fs/promises";
import { isMap, isScalar, isSeq, parseDocument, type Document } from "yaml";
import { expect, test } from "vitest";
import { loadRenderer } from "../../src/commands/guides.ts";
import {
  renderBody,
  renderChangelog,
  renderOverview,
  renderRunbook,
} from "../../src/guide/render.ts";
import { lintProduct } from "../../src/lint/product/linter.ts";
import { unconfirmedGuess } from "../../src/lint/rules/product/unconfirmed-guess.ts";
import { planJson } from "../../src/plan/json.ts";
import { plan } from "../../src/plan/plan.ts";
import { planRunbook } from "../../src/plan/runbooks.ts";
import { readProduct } from "../../src/release/read.ts";
import { jsonSchemas } from "../../src/release/schema/json.ts";
import { MetadataError, type MetadataFile } from "../../src/release/source.ts";

const folder = "test/release/full";
const isDeep = process.env["GUIDEPOST_DEEP"] === "1";
const releases = ["1.0.0", "1.1.0", "1.2.0", "1.2.1", "1.3.0"];
const ways = [
  ["1.0.0", "1.1.0"],
  ["1.0.0", "1.2.0"],
  ["1.0.0", "1.3.0"],
  ["1.2.1", "1.3.0"],
] as const;
const cranes = ["1.0.0", "1.1.0"];

async function files(): Promise<MetadataFile[]> {
  const read = async (name: string, file: string) => ({
    file,
    text: await readFile(`${folder}/${name}.yaml`, "utf8"),
  });
  return Promise.all([
    read("product", "harbour/product.yaml"),
    ...releases.map((v) => read(v, `harbour/releases/${v}.yaml`)),
    ...cranes.map((v) =>
      read(`crane-${v}`, `harbour/releases/crane/${v}.yaml`),
    ),
  ]);
}

type Path = readonly (string | number)[];

/** Every value of a document that is no mapping and no list. */
function leaves(node: unknown, path: Path = []): Path[] {
  if (isScalar(node)) return [path];
  if (isSeq(node))
    return node.items.flatMap((item, index) => leaves(item, [...path, index]));
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) =>
    isScalar(key) ? leaves(value, [...path, String(key.value)]) : [],
  );
}

/** Values to try in place of a leaf; the first that still reads is the mutant. */
function others(value: unknown): unknown[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1];
  const text = String(value);
  return [
    ...alternatives.filter((group) => group.includes(text)).flat(),
    "9.9.9",
    ">=0.0.1 <9",
    "2031-01-01",
    "7m",
    "7s..9s",
    "sha256:1111111111111111111111111111111111111111111111111111111111111111",
    "https://other.example.org",
    "other-v{{version}}",
    "ccc..ddd",
    "env/OTHER",
    `${text}x`,
  ].filter((other) => other !== text);
}

/** Words of which only the others of the same group would read. */
const alternatives = [
  ["upgrade", "operation"],
  ["easy", "medium", "hard"],
  ["routine", "emergency", "development"],
  ["supported", "eol"],
  ["version", "line"],
  ["dotenv", "values", "pulumi"],
  ["on-start", "by-hand", "background"],
  ["breaking", "behaviour", "security", "known-issue"],
  ["low", "medium", "high"],
  ["checked", "partial", "unchecked"],
  ["integer", "string", "boolean"],
  ["ignored", "error-at-start", "new-behaviour"],
  ["from", "to"],
  ["code", "schema", "data"],
  ["once", "final-only", "every-hop"],
  ["compose", "helm"],
  ["dump", "copy"],
  ["prepare", "verify"],
  ["start", "configure", "answer"],
  ["1.1.0", "1.2.0", "1.0.0"],
];

const renderer = await loadRenderer();

/**
 * Everything Guidepost makes of the metadata, for every way and answer, one text
 * after the other.
 */
function* everything(all: readonly MetadataFile[]): Generator<string> {
  const [productFile, ...releaseFiles] = all;
  if (productFile === undefined) return;
  const product = readProduct(productFile, releaseFiles);
  const parts = [{ part: "crane", from: "1.0.0", to: "1.1.0" }];
  for (const request of [
    {},
    { answers: { platform: "compose", backup: "dump" } },
    { answers: { platform: "helm" } },
    { parts },
    { waive: ["stop 1.2.0", "risk 1.3.0"] },
  ])
    for (const [from, to] of ways) {
      const planned = plan(product, from, to, request);
      if (planned.kind === "no-path") yield JSON.stringify(planned);
      else yield planJson(planned) + renderBody(planned, renderer);
    }
  yield renderOverview(product, renderer).body;
  yield renderChangelog(product, renderer).body;
  for (const runbook of product.runbooks)
    yield renderRunbook(planRunbook(product, runbook, "1.3.0"), renderer).body;
  for (const { message } of lintProduct(product, [unconfirmedGuess]))
    yield message;
  // What only `derive` and `harvest` read.
  for (const { source, freeForm } of product.surfaces)
    yield [...source, ...freeForm].join();
  yield JSON.stringify(product.migrations);
  for (const { name, run, adapter } of product.cli)
    yield [name, run, adapter].join();
  // Which pages there are, and how a release is tagged.
  yield JSON.stringify([product.ways, product.changelog, product.tag]);
}

/** What follows the first difference is made in a deep run only, to see that it can be. */
function isChanged(all: readonly MetadataFile[], before: readonly string[]) {
  if (isDeep) return [...everything(all)].join() !== before.join();
  let at = 0;
  for (const text of everything(all)) if (text !== before[at++]) return true;
  return at !== before.length;
}

function withLeaf(document: Document, path: Path, value: unknown): string {
  const changed = document.clone();
  changed.setIn(path, value);
  return changed.toString({ lineWidth: 0 });
}

test("no field is dead: each one that changes, changes a plan, a guide or what reads", async () => {
  const all = await files();
  const before = [...everything(all)];
  const dead: string[] = [];
  let mutants = 0;
  for (const [at, { file, text }] of all.entries()) {
    const document = parseDocument(text);
    for (const path of leaves(document.contents)) {
      const outcomes: ("changed" | "same" | "refused")[] = [];
      for (const other of others(document.getIn(path))) {
        const mutant = withLeaf(document, path, other);
        try {
          const changed = all.with(at, { file, text: mutant });
          outcomes.push(isChanged(changed, before) ? "changed" : "same");
        } catch (error) {
          if (!(error instanceof MetadataError)) throw error;
          outcomes.push("refused");
        }
        if (outcomes.at(-1) !== "refused") break;
      }
      mutants += 1;
      if (outcomes.at(-1) === "same") dead.push(`${file} ${path.join(".")}`);
    }
  }
  // No plan leads to the first release, so what it brings is in none.
  expect(dead).toEqual([
    "harbour/releases/1.0.0.yaml coverage.env",
    "harbour/releases/1.0.0.yaml migrations.0.runs",
    "harbour/releases/1.0.0.yaml migrations.0.online",
    "harbour/releases/1.0.0.yaml migrations.0.reversible",
  ]);
  expect(mutants).toBeGreaterThan(200);
}, 120_000);

test("the full fixture uses every field of the schemas", async () => {
  const schemas = jsonSchemas();
  const texts = (await files()).map(({ text }) => text).join("\n");
  const fields = new Set<string>();
  for (const name of ["product", "release"]) {
    collect(JSON.parse(schemas[`${name}.schema.json`] ?? "{}"), fields);
  }
  const unused = [...fields].filter(
    (field) => !new RegExp(`\\b${field}:`).test(texts),
  );
  // `yanked` is the other spelling of `avoid`, and a release is one of them.
  expect(unused).toEqual(["yanked"]);
});

function collect(schema: unknown, fields: Set<string>): void {
  if (typeof schema !== "object" || schema === null) return;
  if ("properties" in schema && typeof schema.properties === "object")
    for (const name of Object.keys(schema.properties ?? {})) fields.add(name);
  for (const child of Object.values(schema)) collect(child, fields);
}
