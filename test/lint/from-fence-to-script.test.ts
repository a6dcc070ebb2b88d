import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sessionBlock } from "../../src/lint/blocks.ts";
import { lint } from "../../src/lint/linter.ts";
import type { Block, Page } from "../../src/lint/rule.ts";

/**
 * Each page of the file stands between `%%% page` and `%%% reads`, then what is
 * read from each fence: its lines, its language, what it is, the options of the
 * choices it belongs to, and below the text that is parsed, placeholders and all.
 */
const pages = readFileSync(
  new URL("fences/pages.txt", import.meta.url),
  "utf8",
).split(/^%%% page /m);

describe("the fences of a page with", () => {
  test.each(
    pages.slice(1).map((page) => {
      const [name = "", ...lines] = page.split("\n");
      const end = lines.indexOf("%%% reads");
      const reads = lines.slice(end + 1).join("\n");
      return { name, text: lines.slice(0, end).join("\n"), reads };
    }),
  )("$name", ({ text, reads }) => {
    const { page } = lint(text, { file: "page.md" });
    expect(readingOf(page)).toBe(reads.trimEnd());
  });
});

function readingOf({ document, blocks, expectations }: Page): string {
  return document.fences
    .flatMap((fence) => {
      const block = blocks.find((one) => one.fence === fence);
      const head = `${fence.line}-${fence.endLine} ${fence.language || "untagged"}`;
      if (!block) return [`${head}: not read`];
      const { choices } = sessionBlock(block, expectations);
      const chosen = Object.entries(choices).map(
        ([choice, options]) => `, ${options.join(" or ")} of ${choice}`,
      );
      return [
        `${head}: ${block.script.kind}${chosen.join("")}`,
        ...shell(block),
        ...notes(block),
      ];
    })
    .join("\n");
}

function shell({ script }: Block): string[] {
  return script.text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .map((line) => `  | ${line}`);
}

function notes({ script }: Block): string[] {
  const { placeholders, foreign, output } = script;
  const fill = placeholders.map(({ text }) => `\`${text}\``);
  return [
    ...(fill.length > 0 ? [`  to fill in: ${fill.join(" ")}`] : []),
    ...foreign.map(({ what }) => `  not shell: ${what}`),
    ...(output.length > 0 ? [`  lines of output: ${output.length}`] : []),
  ];
}
