import fc from "fast-check";
import { expect, test } from "vitest";
import { allRules } from "../../src/lint/rules.ts";
import { mutated } from "./mutations.ts";
import { lintPage } from "./page.ts";
import { fuzz, fuzzTimeout } from "./runner.ts";
import { blocks, pages } from "./sources.ts";

const language = fc.constantFrom(
  "bash",
  "sh",
  "console",
  "shell-session",
  "yaml",
  "json",
  "sql",
  "python",
  "text",
  "",
  "{ .bash }",
  "Bash {1,3}",
);
const annotation = fc.constantFrom(
  "id=backup",
  "phase=upgrade",
  'skip="needs a cluster"',
  'prints="1.2.3\\n"',
  'title="Output"',
  "title='a.sh'",
  "platform=compose",
  'prints="',
  "__proto__=1",
  "=",
  "id=",
);
const rule = fc.constantFrom(...allRules.map(({ name }) => name), "none", "");
const comment = fc.oneof(
  annotation.map((pair) => `<!-- guidepost ${pair} -->`),
  annotation.map((pair) => `{/* guidepost ${pair} */}`),
  fc
    .tuple(
      fc.constantFrom("-disable-next-line", "-disable", "-enable", "-ignore"),
      rule,
      fc.constantFrom(" -- the reason", "", " --"),
    )
    .map((parts) => `<!-- guidepost${parts.join(" ")} -->`),
  fc.constantFrom("<!--", "-->", "<!-- a\nb -->", "{/*", "*/}"),
);
const fence = fc
  .record({
    mark: fc.constantFrom("```", "````", "~~~", "~~~~", "``", ":::"),
    space: fc.constantFrom("", " ", "\t"),
    language,
    annotations: fc.array(annotation, { maxLength: 2 }),
    content: fc.constantFrom(...blocks),
    close: fc.constantFrom("same", "none", "longer", "other", "indented"),
  })
  .map(({ mark, space, language, annotations, content, close }) => {
    const ends = {
      same: mark,
      none: "",
      longer: `${mark}${mark.slice(0, 1)}`,
      other: "~~~",
      indented: `   ${mark}`,
    };
    const info = [`${mark}${space}${language}`, ...annotations].join(" ");
    return `${info}\n${content.replace(/\n$/, "")}\n${ends[close]}`;
  });
const prose = fc.constantFrom(
  "# Upgrade to 2.0",
  "## Option A",
  "Setext\n---",
  "Run this:",
  "[a](#upgrade) [b]: ./c.md `mill up`",
  "| a | b |\n|---|---|\n| `x` | <y> |",
  "---",
  "",
  "***",
  "&lt;a&gt;",
  "<details><summary>Docker</summary>",
  "</details>",
);

const { body } = fc.letrec<{ body: string; part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { arbitrary: fence, weight: 4 },
    { arbitrary: prose, weight: 2 },
    comment,
    fc.tuple(comment, fence).map(([above, block]) => `${above}\n${block}`),
    fc
      .tuple(
        fc.constantFrom(
          ["- ", "  "],
          ["1. ", "   "],
          ["12) ", "    "],
          ["> ", "> "],
          ["    ", "    "],
          ["\t", "\t"],
          ["", "  "],
          ["* \t", "\t"],
        ),
        tie("body"),
      )
      .map(([[first, next], inner]) =>
        inner
          .split("\n")
          .map((line, at) => `${at === 0 ? first : next}${line}`)
          .join("\n"),
      ),
    fc
      .tuple(
        fc.constantFrom('=== "Docker"', "!!! note", '??? "Helm"', "- [ ] task"),
        tie("body"),
      )
      .map(([head, inner]) => `${head}\n\n${inner.replace(/^/gm, "    ")}`),
    fc
      .tuple(
        fc.constantFrom(
          ["<Tabs>\n<TabItem label='a'>", "</TabItem>\n</Tabs>"],
          ["{{< tab helm >}}", "{{< /tab >}}"],
          [":::caution[Careful]", ":::"],
          ["<div>", "</div>"],
          ["<!--", "-->"],
          ["````md", "````"],
          ["<details>", ""],
        ),
        tie("body"),
      )
      .map(([[open, close], inner]) => `${open}\n\n${inner}\n\n${close}`),
  ),
  body: fc
    .array(tie("part"), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join("\n\n")),
}));
const frontMatter = fc.constantFrom(
  "",
  "---\ntitle: Upgrade\nguidepost: { product: mill, from: 1.0.0, to: 2.0.0 }\n---\n",
  "+++\na = 1\n+++\n",
  "\ufeff",
);
const built = fc.tuple(frontMatter, body).map((parts) => parts.join("\n"));

test(
  "pages of fences in anything at any indentation are linted to their end",
  { timeout: fuzzTimeout },
  async () => {
    const reached = await fuzz({
      name: "markdown, built",
      share: 0.12,
      cases: built,
      run: lintPage,
    });
    expect(reached).toBeGreaterThan(0.2);
  },
);

test(
  "pages that people wrote, damaged, are linted to their end",
  { timeout: fuzzTimeout },
  async () => {
    const reached = await fuzz({
      name: "markdown, damaged",
      share: 0.13,
      cases: mutated(pages, { noise: ["```bash", "~~~", "> ", "- ", "    "] }),
      run: lintPage,
    });
    expect(reached).toBeGreaterThan(0.3);
  },
);
