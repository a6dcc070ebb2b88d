import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/markdown/read.ts";
import { toString } from "mdast-util-to-string";
import { messy } from "./messy.ts";

const remark = unified().use(remarkParse).use(remarkGfm);

describe("the scanner finds every fence that remark finds", () => {
  test.each(Object.entries(messy))("in %s", (_, markdown) => {
    const expected = fencesOfRemark(markdown);
    expect(expected.length).toBeGreaterThan(0);
    expect(fencesOfScan(markdown)).toEqual(expect.arrayContaining(expected));
  });

  test("in any nesting of lists, quotes, tabs and paragraphs", () => {
    fc.assert(
      fc.property(document, (markdown) => {
        const found = fencesOfScan(markdown).map(show);
        for (const fence of fencesOfRemark(markdown)) {
          expect(found).toContain(show(fence));
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("and every heading outside of quotes", () => {
    fc.assert(
      fc.property(document, (markdown) => {
        expect(headingsOfScan(markdown)).toEqual(headingsOfRemark(markdown));
      }),
      { numRuns: 1000 },
    );
  });
});

test("no text makes the scanner throw or lose the lines of a fence", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      for (const fence of readDocument(text).fences) {
        expect(fence.content.split("\n").length).toBe(
          Math.max(1, fence.lineStarts.length),
        );
      }
    }),
  );
});

const line = fc.constantFrom(
  "text",
  "",
  "",
  "```",
  "```bash",
  "````markdown",
  "````",
  "~~~",
  "~~~ sh `x`",
  "kubectl get pods",
  "# Heading",
  "## Step `one` ##",
  "---",
  "===",
  "> quoted",
  "> ```",
  "- item",
  "1. first",
  "2) second",
  "- ```sh",
  "* * *",
  "\tafter a tab",
  "<!-- comment -->",
);
const indent = fc.constantFrom(
  "",
  "",
  "",
  " ",
  "  ",
  "   ",
  "\t",
  "> ",
  ">",
  "- ",
  "1. ",
);
const document = fc
  .array(
    fc.tuple(indent, indent, line).map((parts) => parts.join("")),
    { maxLength: 14 },
  )
  .map((lines) => lines.join("\n"))
  // Behind an empty item, and at an item behind indented code, remark and
  // CommonMark's own parser part ways.
  .filter((markdown) => !/(?:[-*]|\d[.)])[ \t]*$/m.test(markdown))
  .filter((markdown) => !/(?:\t| {4}).*\n.*(?:[-*]|\d[.)]) /.test(markdown));

interface Found {
  readonly line: number;
  readonly column: number;
  readonly content: string;
}

function show(found: Found): string {
  return `${found.line}:${found.column} ${JSON.stringify(found.content)}`;
}

/** Where a container ends an unclosed fence, remark drops the blank lines before. */
function fencesOfRemark(markdown: string): Found[] {
  return nodesOf(remark.parse(markdown), "code").flatMap((node) => {
    if (node.type !== "code" || !node.position) return [];
    const { line, column, offset = 0 } = node.position.start;
    if (!/[`~]/.test(markdown.charAt(offset))) return [];
    const content = node.value.replace(/\r\n?/g, "\n").trimEnd();
    return [{ line, column, content }];
  });
}

function fencesOfScan(markdown: string): Found[] {
  return readDocument(markdown).fences.map(({ line, column, content }) => ({
    line,
    column,
    content: content.trimEnd(),
  }));
}

function headingsOfRemark(markdown: string): string[] {
  return nodesOf(remark.parse(markdown), "heading").flatMap((node) => {
    if (node.type !== "heading") return [];
    return [
      `${node.position?.start.line} ${node.depth} ${toString(node).replace(/\s+/g, " ")}`,
    ];
  });
}

function headingsOfScan(markdown: string): string[] {
  return readDocument(markdown).headings.map(
    ({ line, depth, text }) => `${line} ${depth} ${text}`,
  );
}

/** Nodes of a type, in order, those in quotes left out for headings. */
function nodesOf(node: Root | Nodes, type: "code" | "heading"): Nodes[] {
  if (node.type === type) return [node];
  if (!("children" in node)) return [];
  if (node.type === "blockquote" && type === "heading") return [];
  return node.children.flatMap((child) => nodesOf(child, type));
}
