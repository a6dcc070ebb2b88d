import { globSync, readFileSync } from "node:fs";
import { allRules } from "../../src/lint/rules.ts";
import { readDocument } from "../../src/markdown/read.ts";
import { isShell } from "../../src/shell/script.ts";
import { loadSnippets } from "../support/snippets.ts";

/** Longer ones only make each case slower: what is in them is in shorter ones, too. */
const longest = process.env["GUIDEPOST_DEEP"]
  ? { page: 12_000, block: 4_000 }
  : { page: 3_000, block: 1_500 };

/** Pages as people write them, and the examples of all rules. */
export const pages: readonly string[] = [
  ...textsOf("test/real/**/*.{md,mdx}"),
  ...textsOf("content/docs/*.md"),
  ...textsOf("content/guides/whispa/*.md"),
  ...allRules.flatMap(({ examples }) => [
    ...examples.good,
    ...examples.bad.map(({ markdown }) => markdown),
  ]),
].filter(({ length }) => length < longest.page);

/** The shell blocks of those pages and of all guides, and snippets that tempt. */
export const blocks: readonly string[] = [
  ...new Set([
    ...[...pages, ...textsOf("content/guides/*/*.md")].flatMap((page) =>
      readDocument(page)
        .fences.filter(({ language }) => isShell(language))
        .map(({ content }) => content),
    ),
    ...loadSnippets().map(({ script }) => script),
  ]),
].filter(({ length }) => length < longest.block);

/** The texts that a glob finds, seen from the root of the repository. */
export function textsOf(glob: string): string[] {
  return globSync(glob)
    .toSorted()
    .map((path) => readFileSync(path, "utf8"));
}
