import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { guidesOfProducts } from "../../src/commands/generate.ts";
import { fieldsPage } from "../support/template-fields.ts";
import { lanternFiles, repository } from "../support/repository.ts";

const folder = "content/products/lantern/templates";

/** The guide of a product with a partial of its own. */
async function guideWith(own: Readonly<Record<string, string>>) {
  const root = await repository({ ...lanternFiles, ...own });
  const [guide] = await guidesOfProducts(root, ["lantern"]);
  if (guide === undefined) throw new Error("there is no guide");
  return guide;
}

test("a product's partial stands in the place of the one of its name", async () => {
  const guide = await guideWith({
    [`${folder}/rollback.hbs`]:
      "{{section}} Back to the dark\n\n{{#each rollback}}\n- {{title}}\n{{/each}}\n",
  });
  expect(guide.text).toContain(
    "## Back to the dark\n\n- Code only\n- Code and database schema\n",
  );
  expect(guide.text).not.toContain("## Roll back");
  expect(guide.text).toContain(`    - ${folder}/rollback.hbs\n`);
  const line = guide.text.split("\n").indexOf("## Back to the dark") + 1;
  expect(guide.trace(line)).toEqual({
    file: `${folder}/rollback.hbs`,
    line: 1,
  });
});

test.each([
  [
    "a block that is not closed",
    "{{#if rollback}}\nno end\n",
    /rollback\.hbs:3:1 Unexpected EOF, expected Handlebars that closes what it opens/,
  ],
  [
    "a field that the view does not have",
    "Back\n\nto {{form}}\n",
    /rollback\.hbs:3:\d+ Unexpected field `form`, expected one of the view/,
  ],
  [
    "a partial that there is not",
    "Back\n{{> stpe}}\n",
    /rollback\.hbs:2:1 Unexpected partial `stpe`, expected one of .*step/,
  ],
])("%s is refused at its line", async (_, source, message) => {
  const own = { [`${folder}/rollback.hbs`]: source };
  await expect(guideWith(own)).rejects.toThrow(message);
});

test("a partial that nothing uses is refused, and one that another uses is not", async () => {
  const mistyped = { [`${folder}/rolback.hbs`]: "Back\n" };
  await expect(guideWith(mistyped)).rejects.toThrow(
    /rolback\.hbs:1:1 Unexpected template `rolback` that nothing uses, expected one of .*rollback/,
  );
  const { text } = await guideWith({
    [`${folder}/rollback.hbs`]: "{{> lamp}}\n",
    [`${folder}/lamp.hbs`]: "Light the lamp.\n",
  });
  expect(text).toContain("Light the lamp.");
});

test("the documentation lists the fields that templates may use: run this with -u", async () => {
  await expect(fieldsPage()).toMatchFileSnapshot(
    "../../content/docs/template-fields.md",
  );
});

test("the documentation names every partial of a page", async () => {
  const text = await readFile("content/docs/templates.md", "utf8");
  const files = (await readdir("templates")).filter(
    (file) => !/^(?:upgrade\.|changelog)/.test(file),
  );
  expect(files.filter((file) => !text.includes(`\`${file}\``))).toEqual([]);
});
