import { expect, test } from "vitest";
import { noOrigins, Origins } from "../../src/guide/mark.ts";
import type { Frozen, FrozenRelease } from "../../src/guide/frozen.ts";
import { viewOf } from "../../src/guide/views/guide-view.ts";
import { guideFile, loadRenderer } from "../../src/commands/guides.ts";
import { plan } from "../../src/plan/plan.ts";
import {
  lantern,
  lanternProduct,
  lanternReleases,
} from "../support/lantern.ts";

const folder = "content/products/lantern/surfaces";
const product = lanternProduct.replace(
  "steps:\n",
  "migrations: { alembic: versions }\nsteps:\n",
);
const releases = {
  ...lanternReleases,
  "1.1.0": `${lanternReleases["1.1.0"]}deprecated:
  - { subject: GET /wick, removed: 2.0.0, instead: GET /wicks, insteadSince: 1.0.0 }
`,
};

/** What a release froze of one surface: path to default, secrets with a mark. */
function frozenAt(
  version: string,
  defaults: Readonly<Record<string, string | number>>,
  sql?: string,
): FrozenRelease {
  const settings = Object.entries(defaults).map(([path, value], index) => ({
    path,
    default: value,
    secret: path.endsWith("_KEY"),
    line: index + 5,
  }));
  const file = `${folder}/${version}/alembic.sql`;
  return {
    settings: new Map([
      ["env", { file: `${folder}/${version}/env.json`, settings }],
    ]),
    sql: new Map(sql === undefined ? [] : [["alembic", { file, text: sql }]]),
  };
}

const frozen: Frozen = new Map([
  ["1.0.0", frozenAt("1.0.0", { GONE: "old", SAME: 1, WICK: 3, OIL_KEY: "a" })],
  [
    "1.1.0",
    frozenAt(
      "1.1.0",
      { NEW: 7, SAME: 1, WICK: 4, OIL_KEY: "b" },
      "-- Migration bbb222: wicks\n\nalter table wick add length int;\n",
    ),
  ],
]);

function planned(written = product) {
  const way = plan(lantern(written, releases), "1.0.0", "1.1.0");
  if (way.kind !== "plan") throw new Error(way.why);
  return way;
}

test("a guide ends with what differs in defaults, the SQL and the deprecations", async () => {
  const { text } = guideFile(planned(), await loadRenderer(), frozen);
  const [, appendices] = text.split("## Appendices\n");
  for (const part of [
    "### A. Default settings of 1.0.0 and 1.1.0",
    "-GONE: old\n+NEW: 7\n-WICK: 3\n+WICK: 4\n```",
    "### B. SQL of the migrations",
    "```sql\n-- Migration bbb222: wicks\n\nalter table wick add length int;\n```",
    "### C. Deprecated, and until when",
    "| `GET /wick` | 1.1.0 | 2.0.0 | `GET /wicks` (since 1.0.0) |",
  ])
    expect(appendices).toContain(part);
  expect(appendices).not.toContain("SAME");
  expect(appendices).not.toContain("OIL_KEY");
});

test("each line of an appendix comes from the line that was frozen", async () => {
  const { text, trace } = guideFile(planned(), await loadRenderer(), frozen);
  const originOf = (line: string) => trace(text.split("\n").indexOf(line) + 1);
  expect(originOf("+WICK: 4")).toEqual({
    file: `${folder}/1.1.0/env.json`,
    line: 7,
  });
  expect(originOf("alter table wick add length int;")).toEqual({
    file: `${folder}/1.1.0/alembic.sql`,
    line: 3,
  });
});

test("without anything to look up there is no appendix", () => {
  const nothing = lantern();
  const way = plan(nothing, "1.0.0", "1.1.0");
  if (way.kind !== "plan") throw new Error(way.why);
  expect(viewOf(way, noOrigins).appendices).toEqual([]);
});

test("a long appendix is folded away", () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`KEY${index}`, index]),
  );
  const all: Frozen = new Map([
    ["1.0.0", frozenAt("1.0.0", {})],
    ["1.1.0", frozenAt("1.1.0", many)],
  ]);
  const { appendices } = viewOf(planned(), new Origins(), { frozen: all });
  expect(appendices[0]?.defaults?.map(({ isLong }) => isLong)).toEqual([true]);
});
