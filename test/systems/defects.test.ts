import { existsSync, globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { lintFiles } from "../../src/commands/lint/files.ts";
import { thoroughLinter } from "../../src/commands/lint/page-linter.ts";
import { projectOf } from "../../src/commands/project.ts";
import { allRules } from "../../src/lint/rules.ts";
import type { Page } from "../../src/lint/rule.ts";
import type { Event } from "../../src/session/events.ts";
import { show } from "../../src/session/values.ts";
import { productIds } from "./support/guides.ts";

const table = z.record(z.string(), z.record(z.string(), z.string()));
const defects = table.parse(
  parse(readFileSync(new URL("defects.yaml", import.meta.url), "utf8")),
);
const originals = "../shared/seeds";
const surroundings = { cwd: process.cwd(), colour: false, version: "0" };

async function lint(files: readonly string[]) {
  const paths = files.map((file) => resolve(file));
  const project = await projectOf({}, surroundings);
  return lintFiles(paths, project, {}, { ...surroundings, start: 0 });
}

/** Pages with all that was seen of them. */
async function read(files: readonly string[]) {
  const project = await projectOf({}, surroundings);
  const lintPage = await thoroughLinter(project, {
    cwd: surroundings.cwd,
    options: {},
    textOf: () => undefined,
  });
  return Promise.all(
    files.map(async (file) => {
      const text = readFileSync(file, "utf8");
      const { result } = await lintPage({ file, text });
      return { file, page: result.page };
    }),
  );
}

test("every defect of an original names a rule and a product", () => {
  const rules = new Set(allRules.map(({ name }) => name));
  const named = Object.values(defects).flatMap((one) => Object.keys(one));
  expect(named.filter((name) => !rules.has(name))).toEqual([]);
  expect(Object.keys(defects).filter((id) => !productIds.includes(id))).toEqual(
    [],
  );
});

describe.each(Object.entries(defects).map(([id, rules]) => ({ id, rules })))(
  "the pages of $id",
  ({ id, rules }) => {
    test(
      "have no defect of the original, and are understood",
      { timeout: 180_000 },
      async () => {
        const files = globSync(`content/guides/${id}/**/*.md`);
        const { report } = await lint(files);
        const again = report.findings
          .filter(({ rule, severity }) => rule in rules && severity !== "info")
          .map(({ file, line, rule }) => `${file}:${line} ${rule}`);
        expect(again).toEqual([]);

        const pages = await read(files);
        const counts = pages.map(({ page }) => countsOf(page));
        const all = sum(counts.map(({ all }) => all));
        const lost = sum(counts.map(({ lost }) => lost.length));
        const unknown = sum(counts.map(({ unknown }) => unknown));
        const share = ((100 * lost) / all).toFixed(1);
        console.log(
          `${id}: ${all} statements, ${lost} skipped or not modelled (${share} %), ${unknown} rest on what nobody knows`,
        );
        expect(lost / all).toBeLessThanOrEqual(0.05);
        const grave = pages.flatMap(({ file }, at) =>
          (counts[at]?.lost ?? [])
            .filter(({ isGrave }) => isGrave)
            .map(({ why }) => `${file}: ${why}`),
        );
        expect(grave).toEqual([]);
      },
    );

    test.skipIf(!existsSync(`${originals}/${id}.md`))(
      "are held against rules that find something in the original",
      async () => {
        const { report } = await lint([`${originals}/${id}.md`]);
        const found = new Set(
          report.findings
            .filter(({ severity }) => severity !== "info")
            .map(({ rule }) => rule),
        );
        expect(Object.keys(rules).filter((rule) => !found.has(rule))).toEqual(
          [],
        );
        expect([...found].filter((rule) => !(rule in rules))).toEqual([]);
      },
    );
  },
);

interface Lost {
  readonly why: string;
  /** In a backup, a migration or a rollback. */
  readonly isGrave: boolean;
}

function countsOf({ rehearsal, blocks }: Page): {
  readonly all: number;
  readonly unknown: number;
  readonly lost: readonly Lost[];
} {
  const { statements, events } = rehearsal;
  const migrating = new Set(
    events.flatMap((event) =>
      event.kind === "keep" && event.thing.kind === "database"
        ? event.place.block
        : [],
    ),
  );
  const ownScripts = new Set(events.flatMap(writtenByGuidepost));
  const lost = statements.flatMap(({ place, outcome, why }): Lost[] => {
    const within = events.filter(
      (event) =>
        event.place.block === place.block &&
        place.start <= event.place.start &&
        event.place.end <= place.end,
    );
    const unmodelled = within.find(({ kind }) => kind === "unknown");
    if (outcome !== "skipped" && !unmodelled) return [];
    const phase = blocks[place.block]?.fence.annotations["phase"] ?? "";
    const isGrave =
      (/^(?:backup|rollback)$/.test(phase) || migrating.has(place.block)) &&
      !within.some(
        (event) =>
          event.kind === "read-file" && ownScripts.has(show(event.path)),
      );
    const reason =
      unmodelled?.kind === "unknown" ? unmodelled.why : (why ?? "skipped");
    return [{ why: reason, isGrave }];
  });
  return {
    all: statements.length,
    unknown: statements.filter(({ outcome }) => outcome === "unknown").length,
    lost,
  };
}

/** Scripts that the page lets Guidepost write: their steps are those of the guide. */
function writtenByGuidepost(event: Event): string[] {
  if (event.kind !== "write-file") return [];
  const [content] = event.form.content ?? [];
  const isOwn =
    content?.kind === "unknown" &&
    content.from.why === "what `guidepost` prints is not known";
  return isOwn ? [show(event.path)] : [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
