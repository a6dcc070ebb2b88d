import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/markdown/read.ts";

const remark = unified().use(remarkParse);
const withGfm = unified().use(remarkParse).use(remarkGfm);

describe("the scanner finds the links that remark finds, and no others", () => {
  test.each([
    "[a](b.md) [c](<d e.md> \"t\") [f]( /g 't' ) [h](i(j)k) [l]() ![m](n.png)",
    '[a](b c) [d](e "f) [g](h(i) [j] (k) \\[l](m) [n\\](o)',
    "[![badge](a.svg)](b.md) and [out [in](c.md) side](d.md) ![x [y](z) w](v)",
    "`[a](b)` ``[c]`(d)`` `[e](f) [g`](h) `i](j)` \\`[k](l)`",
    "<https://a.example/b> <mill@a.example> <b c> [a](<b) <!-- [c](d) --> <e:f g>",
    'See <a href="a.md">b</a>, <img alt="x" src=\'c.png\'/>, <b title="[d](e)">.',
    "[a], [b][], [c][a], [d][none] and ![E F]\n\n[a]: x.md\n[b]: <y.md> 'title'\n[e\n f]: z.png\n",
    '[a]: x.md\n"title\n over lines"\n[a]: later.md\ntext [a]\n',
    "text\n[a]: not a definition\n\n[b]: two words\n\n[c]:\nd.md\n[c][b]",
    "[^1] [a^](b)\n\n[^1]: See [c](d.md)\n",
    '> 1. [a\n>    b](c.md\n>    "t")\n> lazy [d](e)\nlazy [f](g)\n',
    "# [a](b) #\n\n[c](d)\n===\n\n| [e](f) | `[g](h)` |\n|---|---|\n| ![i](j) | k |\n",
    "```\n[a](b)\n```\n\n    [c](d)\n\n<!--\n[e](f)\n-->\n[g](h&amp;i\\_j&#x41;)\n",
  ])("%j", (markdown) => {
    const expected = linksOfRemark(markdown, withGfm.parse(markdown));
    expect(linksOfScan(markdown)).toEqual(expected);
  });

  test("in any order of brackets, backticks and tags", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const markdown = `See ${pieces.join("")}\n\n[a]: one.md\n[b c]: <two.md> 'two'\n`;
        expect(linksOfScan(markdown)).toEqual(
          linksOfRemark(markdown, remark.parse(markdown)),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ["brackets", "[".repeat(100_000)],
  ["pairs", "[a](".repeat(30_000)],
  ["labels", "[".repeat(5_000) + "a" + "]".repeat(5_000)],
  ["comments", "x <!--".repeat(20_000)],
  ["tags", '<a href="'.repeat(20_000)],
  ["backticks", "a`".repeat(50_000) + "``"],
  ["links", "[a](b)\n".repeat(20_000)],
  ["parentheses", "[a]" + "(".repeat(100_000)],
  ["titles", "[a](b '".repeat(20_000) + '"'],
])("a hundred thousand %s are read at once", (_, text) => {
  const start = performance.now();
  readDocument(text);
  expect(performance.now() - start).toBeLessThan(1000);
});

const piece = fc.constantFrom(
  "[",
  "[",
  "![",
  "]",
  "]",
  "](x.md)",
  '](<y z.md> "t")',
  "][a]",
  "[b\nc]",
  "[a]",
  "(",
  ")",
  "`",
  "``",
  "\\",
  "<",
  ">",
  '<a href="h.md">',
  "</a>",
  "<img src='i.png' />",
  "<https://a.example/>",
  "<!--",
  "-->",
  "!",
  " word ",
  "\n",
  '"',
  "&amp;",
);

function linksOfScan(markdown: string): string[] {
  return readDocument(markdown).links.map(
    ({ kind, url, line, column, endLine, endColumn }) =>
      `${line}:${column}-${endLine}:${endColumn} ${kind} ${url}`,
  );
}

function linksOfRemark(markdown: string, tree: Root): string[] {
  const nodes = nodesOf(tree);
  const definitions = new Map<string, string>();
  for (const node of nodes) {
    if (node.type === "definition" && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url);
  }
  return nodes.flatMap((node) => {
    const { start, end } = node.position ?? {};
    if (!start || !end) return [];
    const source = markdown.slice(start.offset, end.offset);
    const found = linkOf(node, source, definitions);
    if (found === undefined) return [];
    return [`${start.line}:${start.column}-${end.line}:${end.column} ${found}`];
  });
}

/** Bare URLs, which only GFM links, are left to the reader's eye. */
function linkOf(
  node: Nodes,
  source: string,
  definitions: ReadonlyMap<string, string>,
): string | undefined {
  switch (node.type) {
    case "link":
      if (source.startsWith("[")) return `inline ${node.url}`;
      return source.startsWith("<")
        ? `autolink ${node.url.replace(/^mailto:/, "")}`
        : undefined;
    case "image":
      return `inline ${node.url}`;
    case "definition":
      return `definition ${node.url}`;
    case "linkReference":
    case "imageReference":
      return `reference ${definitions.get(node.identifier)}`;
    case "html": {
      const url = /^<(?:a|img)\s(?:.*\s)?(?:href|src)=["']([^"']*)/.exec(
        node.value,
      );
      return url ? `html ${url[1]}` : undefined;
    }
    default:
      return undefined;
  }
}

function nodesOf(node: Root | Nodes): Nodes[] {
  return "children" in node
    ? [node, ...node.children.flatMap(nodesOf)]
    : [node];
}
