import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHistory, tellMigration } from "../../src/surface/history.ts";
import { migrationTools } from "../../src/surface/migrations/index.ts";
import type { MigrationFile } from "../../src/surface/migration-tool.ts";

const folder = new URL("../../src/surface/migrations/", import.meta.url);

test("every migration tool's file is in the list, under its name", () => {
  const files = readdirSync(folder).filter((name) => name !== "index.ts");
  expect(migrationTools.map(({ name }) => `${name}.ts`).sort()).toEqual(
    files.sort(),
  );
});

describe.each(migrationTools)("$name", (tool) => {
  const folders = tool.examples.map(({ files }) =>
    Object.entries(files).map(([path, text]): MigrationFile => ({
      path,
      text,
    })),
  );

  test("reads its examples as they say", () => {
    expect(tool.examples.length).toBeGreaterThan(2);
    for (const [index, { migrations }] of tool.examples.entries()) {
      const history = readHistory(tool, folders[index] ?? []);
      expect([
        ...history.migrations.map(tellMigration),
        ...history.problems.map(({ file, message }) => `! ${file} ${message}`),
      ]).toEqual(migrations);
    }
  });

  test("does not care in which order the files come", () => {
    const files = fc
      .constantFrom(...folders)
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
    fc.assert(
      fc.property(files, (shuffled) => {
        const sorted = shuffled.toSorted((a, b) => (a.path < b.path ? -1 : 1));
        const [one, other] = [shuffled, sorted].map((all) =>
          readHistory(tool, all).migrations.map(tellMigration),
        );
        expect(one).toEqual(other);
      }),
      { numRuns: 30 },
    );
  });

  test("puts what a migration builds on before it, whatever the files hold", () => {
    const file = fc.record({
      path: fc.constantFrom(...folders.flat().map(({ path }) => path)),
      text: fc.oneof(
        fc.constantFrom(...folders.flat().map(({ text }) => text)),
        fc.string(),
      ),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 8 }), (files) => {
        const { migrations } = readHistory(tool, files);
        const seen = new Set<string>();
        const known = new Set(migrations.map(({ id }) => id));
        for (const { id, previous } of migrations) {
          for (const before of previous)
            expect(seen.has(before) || !known.has(before)).toBe(true);
          seen.add(id);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test("a circle of revisions is told and ends", () => {
  const [alembic] = migrationTools;
  if (alembic === undefined) throw new Error("expected a tool");
  const files = ["a", "b"].map((id) => ({
    path: `${id}.py`,
    text: `revision = "${id}"\ndown_revision = "${id === "a" ? "b" : "a"}"\n`,
  }));
  expect(readHistory(alembic, files).problems[0]?.message).toBe(
    "Unexpected circle, `a` builds on itself",
  );
});
