import { markdownToHtml } from "satteri";
import { expect, test } from "vitest";
import { pageBody } from "../../site/markdown/page-body.ts";

const content = new URL("file:///farm/content/");

async function render(
  markdown: string,
  file = "guides/farm/1.0.0-to-2.0.0.md",
) {
  const plugin = pageBody({
    base: "/handbook/",
    content,
    choices: new Set(["platform", "fence"]),
  });
  const { html } = await markdownToHtml(markdown, {
    fileURL: new URL(file, content),
    hastPlugins: [plugin],
  });
  return html;
}

const feed = `# Upgrade Farm

## Upgrade

### 1. Feed the hens

**Barn**

They wait.

\`\`\`bash id=feed platform=barn
feed hens
\`\`\`

**Meadow**

Nothing to do.

### 2. Close the gate

**Meadow**

\`\`\`bash id=gate platform=meadow fence=wood,wire
close gate
\`\`\`
`;

test("the title stays in the file and leaves the page", async () => {
  expect(await render(feed)).not.toContain("<h1");
});

test("a variant says for whom it is, by its block", async () => {
  const html = await render(feed);
  expect(html).toContain(
    '<div class="variant labelled" data-for="platform=barn"><p><strong>Barn',
  );
  expect(html).toContain('data-for="platform=meadow fence=wood,wire"');
});

test("a variant without a block is for those its label names elsewhere", async () => {
  const html = await render(feed.replace(" fence=wood,wire", ""));
  const nothing = html.slice(0, html.indexOf("Nothing to do"));
  expect(nothing.match(/data-for="[^"]*"/g)?.at(-1)).toBe(
    'data-for="platform=meadow"',
  );
});

test("a step that is nothing but variants can be folded away", async () => {
  expect((await render(feed)).match(/data-variants/g)).toHaveLength(2);
  const shared = feed.replace("hens\n\n**", "hens\n\nQuietly.\n\n**");
  expect((await render(shared)).match(/data-variants/g)).toHaveLength(1);
});

test("a block alone takes the line along that introduces it", async () => {
  const html = await render(
    "## Your values\n\nFor the barn:\n\n```bash platform=barn\nexport HENS=3\n```\n",
  );
  expect(html).toContain(
    '<div class="variant" data-for="platform=barn"><p>For the barn:</p>',
  );
});

test("attributes that answer no choice hide nothing", async () => {
  const html = await render("## A\n\n```bash id=a phase=backup\nls\n```\n");
  expect(html).not.toContain("data-for");
});

test("links between files are links between pages", async () => {
  const html = await render(
    "[words](../glossary.md#step) [barn](https://barn.example/a.md) [here](#top)",
    "docs/decisions/one.md",
  );
  expect(html).toContain('href="/handbook/docs/glossary/#step"');
  expect(html).toContain('href="https://barn.example/a.md"');
  expect(html).toContain('href="#top"');
});
