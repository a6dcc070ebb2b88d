import { describe, expect, test } from "vitest";
import { positionAt } from "../../src/markdown/positions.ts";
import { readDocument } from "../../src/markdown/read.ts";

describe("a fence is found where CommonMark sees indented code", () => {
  test("in tabs and admonitions of MkDocs", () => {
    const { fences } = readDocument(`=== "Docker"
    \`\`\`bash
    docker pull mill

    docker run mill
    \`\`\`

!!! note

    First stop it:

    ~~~sh
      systemctl stop mill
    ~~~
`);
    expect(
      fences.map(({ line, column, content }) => [line, column, content]),
    ).toEqual([
      [2, 5, "docker pull mill\n\ndocker run mill"],
      [12, 5, "  systemctl stop mill"],
    ]);
  });

  test("but not where indented code only shows how one starts", () => {
    const { fences } = readDocument(
      "A fence starts with:\n\n    ```bash\n\nand ends.\n\n```sh\nmill up\n```\n",
    );
    expect(fences.map(({ content }) => content)).toEqual(["mill up"]);
  });
});

test("a component of MDX may hold a fence and hide one in a comment", () => {
  const { fences, comments } = readDocument(`<Tabs>
  <TabItem value="helm">
  \`\`\`bash
  helm upgrade mill
  \`\`\`
  </TabItem>
</Tabs>
{/* old:
\`\`\`bash
docker-compose up
\`\`\`
*/}
`);
  expect(fences.map(({ content }) => content)).toEqual(["helm upgrade mill"]);
  expect(comments.map(({ text }) => text.trim().slice(0, 4))).toEqual(["old:"]);
});

test("a fence knows the headings above it, outermost first", () => {
  const { fences } = readDocument(`# Guide
## Backup
### Database
## Upgrade to \`2.0\` {#upgrade}
Verify it
---------
#### Deep
\`\`\`bash
mill up
\`\`\`
> ## Quoted
## Later
`);
  expect(fences[0]?.headings).toEqual(["Guide", "Verify it", "Deep"]);
});

describe("annotations", () => {
  test("stand bare in the info string", () => {
    const { fences } = readDocument(
      '```Bash {1,3} id=backup phase=backup skip="needs a \\"cluster\\"" showLineNumbers\nmill up\n```',
    );
    expect(fences[0]?.language).toBe("bash");
    expect(fences[0]?.annotations).toEqual({
      id: "backup",
      phase: "backup",
      skip: 'needs a "cluster"',
    });
  });

  test.each([
    ["<!-- guidepost id=backup -->", { id: "backup" }],
    ["{/* guidepost id=backup */}\n", { id: "backup" }],
    ["<!-- guidepost id=backup -->\ntext", {}],
    ["<!-- other id=backup -->", {}],
  ])("stand in a comment above: %j", (above, expected) => {
    const { fences } = readDocument(`${above}\n\`\`\`bash\nmill up\n\`\`\``);
    expect(fences[0]?.annotations).toEqual(expected);
  });

  test.each([
    ["{ .bash .no-copy }", "bash"],
    ["sh,ignore", "sh"],
    ["shell-session", "shell-session"],
    ["bash{1,3}", "bash"],
    ["C++", "c++"],
    ["", ""],
    ["{linenos=table}", ""],
  ])("leave the language of %j alone", (info, language) => {
    const { fences } = readDocument(`\`\`\`${info}\nx\n\`\`\``);
    expect(fences[0]?.language).toBe(language);
  });
});

describe("front matter", () => {
  test("is read as YAML and holds no headings", () => {
    const document = readDocument("---\ntitle: Mill\n# note\n---\n# Guide\n");
    expect(document.frontMatter).toEqual({ title: "Mill" });
    expect(document.headings.map(({ line, text }) => [line, text])).toEqual([
      [5, "Guide"],
    ]);
  });

  test.each([
    ["bad YAML", "---\na: [1\nb: {\n---\n"],
    ["a list", "---\n- a\n---\n"],
    ["an alias bomb", `---\na: &a [x,x]\n${bomb()}---\n`],
    ["no end", "---\ntitle: x\n"],
    ["TOML", "+++\ntitle = 'x'\n+++\n"],
  ])("that is %s does not throw and reads as empty", (_, text) => {
    expect(readDocument(`${text}# Guide\n`).frontMatter).toEqual({});
  });
});

test("an unclosed fence runs to the end of its container and says so", () => {
  const { fences } = readDocument("- ```bash\n  mill up\n\n# Next\n");
  expect(fences).toMatchObject([
    { closed: false, content: "mill up\n", line: 1, endLine: 3 },
  ]);
});

test("an offset maps back to its line and column", () => {
  const { fences } = readDocument(
    "\uFEFF# Guide\r\n> 1. Do\r\n>    ```bash\r\n>    mill up\r\n>      mill run\r\n>    ```\r\n",
  );
  const [fence] = fences;
  if (!fence) throw new Error("the fence was not found");
  expect(fence.content).toBe("mill up\n  mill run");
  expect(positionAt(fence, fence.content.indexOf("up"))).toEqual({
    line: 4,
    column: 11,
  });
  expect(positionAt(fence, fence.content.indexOf("run"))).toEqual({
    line: 5,
    column: 13,
  });
});

test("a tab that a list takes half of does not move positions", () => {
  const { fences } = readDocument("- ```sh\n\tmill up\n  ```\n");
  const [fence] = fences;
  if (!fence) throw new Error("the fence was not found");
  expect(fence.content).toBe("  mill up");
  expect(positionAt(fence, 2)).toEqual({ line: 2, column: 2 });
  expect(positionAt(fence, 0)).toEqual({ line: 2, column: 1 });
});

test.each([
  ["quotes", ">".repeat(100_000)],
  ["bullets", "- ".repeat(50_000) + "x"],
  ["hashes", "# " + "#".repeat(100_000) + " x"],
  ["white space", "# " + " ".repeat(100_000) + "x"],
  ["brackets", "# " + "[".repeat(100_000)],
  ["fences", "```\n```\n<!-- x -->\n".repeat(20_000)],
  ["hidden openers", "    ```a\n".repeat(50_000)],
  ["attributes", "```sh " + "a".repeat(100_000) + "\nx\n```"],
])("a hundred thousand %s are read at once", (_, text) => {
  const start = performance.now();
  readDocument(text);
  expect(performance.now() - start).toBeLessThan(1000);
});

function bomb(): string {
  const lines = ["b", "c", "d", "e", "f", "g", "h", "i"].map((name, at) => {
    const before = "abcdefgh".charAt(at);
    return `${name}: &${name} [*${before},*${before},*${before},*${before},*${before},*${before}]\n`;
  });
  return lines.join("");
}
