import { markdownToHtml } from "satteri";
import { expect, test } from "vitest";
import { pageBody } from "../../site/markdown/page-body.ts";

const content = new URL("file:///farm/content/");
const folders = {
  docs: new URL("docs/", content),
  guides: new URL("guides/", content),
};

async function render(
  markdown: string,
  file = "guides/farm/1.0.0-to-2.0.0.md",
) {
  const plugin = pageBody({ base: "/handbook/", folders });
  const { html } = await markdownToHtml(markdown, {
    fileURL: new URL(file, content),
    hastPlugins: [plugin],
  });
  return html;
}

test("the title stays in the file and leaves the page", async () => {
  const html = await render("# Upgrade Farm\n\n## Upgrade\n");
  expect(html.trim()).toBe("<h2>Upgrade</h2>");
});

test("an element that says for whom it is holds Markdown", async () => {
  const html = await render(
    '<div data-for="platform=barn">\n\n**Barn**\n\n```bash id=a\nfeed\n```\n\n</div>\n',
  );
  expect(html).toMatch(
    /^<div data-for="platform=barn">\s*<p><strong>Barn<\/strong>[^]*<pre>[^]*<\/div>\s*$/,
  );
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

test("guides may stand outside of the content, with links to it and to each other", async () => {
  const guides = new URL("file:///farm/upgrading/");
  const plugin = pageBody({ base: "/", folders: { ...folders, guides } });
  const { html } = await markdownToHtml(
    "[next](2.0.0-to-3.0.0.md) [words](../../content/docs/glossary.md)",
    {
      fileURL: new URL("farm/1.0.0-to-2.0.0.md", guides),
      hastPlugins: [plugin],
    },
  );
  expect(html).toContain('href="/guides/farm/2.0.0-to-3.0.0/"');
  expect(html).toContain('href="/docs/glossary/"');
});
