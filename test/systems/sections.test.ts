import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { guideAt, loadRenderer } from "../../src/commands/guides.ts";
import { guidesFolder } from "../../src/commands/guides-folder.ts";
import { loadFrozen } from "../../src/commands/frozen/releases.ts";
import {
  loadMetadata,
  productFolder,
  type ProductFiles,
} from "../../src/commands/products.ts";
import { loadSections } from "../../src/commands/sections.ts";
import { readDocument } from "../../src/markdown/read.ts";
import { readProduct } from "../../src/release/read.ts";
import type { Section } from "../../src/release/sections.ts";
import { MetadataError } from "../../src/release/source.ts";
import type { Product } from "../../src/release/types.ts";
import { productIds } from "./support/guides.ts";
import { textUnder } from "./support/sections.ts";
import { withValueAt } from "./support/value-at.ts";

const renderer = await loadRenderer();
const originals = "../shared/seeds";

const tables = await Promise.all(
  productIds.map(async (id) => ({ id, rows: await loadSections(".", id) })),
);

describe.each(tables.filter(({ rows }) => rows.length > 0))(
  "the original guide of $id",
  async ({ id, rows }) => {
    const files = await loadMetadata(".", id);
    const whole = readProduct(files.product, files.releases);
    const frozen = await loadFrozen(".", whole);
    const page = (product: Product, name: string): string => {
      const path = `${guidesFolder}/${id}/${name}`;
      return guideAt(path, product, renderer, frozen)?.text ?? "";
    };
    const pages = new Map(
      [...new Set(rows.map((row) => row.page))].map((name) => [
        name,
        page(whole, name),
      ]),
    );

    test(
      "lives in its metadata, heading by heading",
      { timeout: 180_000 },
      () => {
        const unchanged = rows.flatMap((row) => {
          const { section, heading } = row;
          const before = textUnder(pages.get(row.page) ?? "", heading);
          if (before === undefined)
            return [
              `${section}: there is no heading "${heading}" in ${row.page}`,
            ];
          const product = changedAt(files, id, row);
          if (product === undefined)
            return [
              `${section}: there is no value to change at ${row.at.path}`,
            ];
          return textUnder(page(product, row.page), heading) === before
            ? [`${section}: ${row.at.path} says nothing under "${heading}"`]
            : [];
        });
        expect(unchanged).toEqual([]);
      },
    );

    test.skipIf(!existsSync(`${originals}/${id}.md`))(
      "has each of its headings in the table, once and in order",
      () => {
        const text = readFileSync(`${originals}/${id}.md`, "utf8");
        // Arrows of the originals are garbled.
        const headings = headingsOf(text.replaceAll("â†’", "→"));
        expect(rows.map(({ section }) => section)).toEqual(headings);
      },
    );

    test.skipIf(!existsSync(`${originals}/${id}.md`))(
      "has more than a token for each of its headings",
      () => {
        const parts = partsOf(readFileSync(`${originals}/${id}.md`, "utf8"));
        const tokens = rows.flatMap(({ section, page, heading }, at) => {
          const ours = textUnder(pages.get(page) ?? "", heading) ?? "";
          const theirs = parts[at] ?? "";
          const isShort = wordsOf(ours) < wordsOf(theirs) / 3;
          const isMute = hasCommands(theirs) && !hasCommands(ours);
          return isShort || isMute ? [section] : [];
        });
        // Who watches dashboards needs no command of ours for it.
        const watching = /> (?:3\. Monitor Performance|Monitoring)$/;
        expect(tokens.filter((section) => !watching.test(section))).toEqual([]);
      },
    );
  },
);

/** Values that other fields than text take; the first that still reads is right. */
const others: readonly unknown[] = [
  ">=0.0.1 <99",
  "98s..99s",
  "99m..99h",
  "97s",
  "2031-01-01",
  "98.0.0",
  "hard",
  97,
  true,
  false,
  "https://changed.example.org/",
  "CHANGED.md",
];

/** The product with the value that a row names changed; nothing where none fits. */
function changedAt(
  files: ProductFiles,
  id: string,
  row: Section,
): Product | undefined {
  const file = `${productFolder(id)}/${row.at.file}`;
  const candidates = [
    (was: unknown) => `${String(was).trimEnd()} changed`,
  ].concat(others.map((other) => () => other as string));
  for (const change of candidates) {
    const all = [files.product, ...files.releases].map((one) => {
      if (one.file !== file) return one;
      const text = withValueAt(one.text, row.at.path, change);
      return text === undefined ? one : { ...one, text };
    });
    const [product, ...releases] = all;
    if (
      !product ||
      !all.some((one, at) => one !== [files.product, ...files.releases][at])
    )
      return undefined;
    try {
      return readProduct(product, releases);
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
    }
  }
  return undefined;
}

/** What stands under each heading, up to the next. */
function partsOf(text: string): string[] {
  const lines = text.split("\n");
  const starts = readDocument(text).headings.map(({ line }) => line);
  return starts.map((line, at) =>
    lines.slice(line, (starts[at + 1] ?? lines.length + 1) - 1).join("\n"),
  );
}

function wordsOf(text: string): number {
  return text.split(/\s+/).length;
}

function hasCommands(text: string): boolean {
  return /^ *```(?:bash|sh|shell)\b/m.test(text);
}

/** The title alone, and below it the way to each heading. */
function headingsOf(text: string): string[] {
  const { headings } = readDocument(text);
  const above: string[] = [];
  return headings.map(({ depth, text: title }) => {
    above.length = depth - 1;
    above[depth - 1] = title;
    return depth === 1 ? title : above.slice(1).join(" > ");
  });
}
