import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { schema } from "../../src/commands/schema.ts";
import { readConfig } from "../../src/config/read.ts";

const around = { cwd: process.cwd(), colour: false, version: "0.0.0" };
const { text } = await schema.run(["config"], {}, around);

test("the published schema is fresh: run `npm run generate`", async () => {
  expect(await readFile("schemas/config.schema.json", "utf8")).toBe(text);
});

test.each([
  "rules: { dead-link: off, tool: info, acme/own: error }",
  "extends: [./base.yaml, '@acme/guidepost']\nplugins: [./own.mjs]",
  "overrides: [{ files: [docs], tools: { helm: '>=3' } }]\nmaxWarnings: 0",
  "site: { title: Mill, url: https://example.com, base: /docs/ }",
  "rule: {}",
  "rules: { dead-link: warn }",
  "overrides: [{ rules: {} }]",
  "maxWarnings: some",
])("an editor and Guidepost agree on `%s`", (yaml) => {
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  const isValid = ajv.validate(JSON.parse(text), parse(yaml));
  const read = () => readConfig({ file: "guidepost.config.yaml", text: yaml });
  if (isValid) expect(read).not.toThrow();
  else expect(read).toThrow(/expected/);
});

test("an editor is told what each key and each rule is for", () => {
  const { properties, definitions } = JSON.parse(text);
  for (const [key, { description }] of Object.entries<{
    description?: string;
  }>({ ...properties, ...definitions.rules.properties }))
    expect(description, key).toMatch(/\w/);
  expect(Object.keys(definitions.rules.properties)).toContain("dead-link");
});
