import { expect, onTestFinished, test } from "vitest";
import { Linting } from "../../../src/commands/lint/linting.ts";
import type { Page } from "../../../src/lint/rule.ts";
import { projectOf } from "../../../src/commands/project.ts";
import { fine, repository } from "./repository.ts";

const limits = { processorMilliseconds: 2_000, milliseconds: 60_000 };
const files = Array.from({ length: 8 }, (_, at) => `${at}.md`);

/** Lints pages here and in a worker; what holds this process up is unknown there. */
async function lintAll(hold: (text: string) => void) {
  const cwd = repository({});
  const options = { jobs: "2" };
  const project = await projectOf(options, { cwd });
  const [rule] = project.rules;
  if (!rule) throw new Error("There are no rules");
  const holding = {
    ...rule,
    name: "holding",
    check: ({ document }: Page) => {
      hold(document.text);
      return [];
    },
  };
  const held = { ...project, rules: [holding] };
  const textOf = () => undefined;
  const setup = { cwd, options, files, records: false, textOf };
  const linting = new Linting(held, setup, limits);
  onTestFinished(() => linting.end());
  const found = new Map<string, string[]>();
  const pages = files.map((file) => ({ file, text: `${fine}\n${file}\n` }));
  await linting.all(pages, ({ file }, { linted }) =>
    found.set(
      file,
      linted.findings.map(({ rule }) => rule),
    ),
  );
  return found;
}

test("a page that holds this process up is lost alone", async () => {
  const found = await lintAll((text) => {
    // The first two pages are the worker's.
    while (text.includes("2.md"));
  });
  expect(Object.fromEntries(found)).toEqual({
    ...Object.fromEntries(files.map((file) => [file, []])),
    "2.md": ["unfinished-check"],
  });
}, 60_000);

test("a page that fails is linted once more, and tells why", async () => {
  await expect(
    lintAll((text) => {
      if (text.includes("2.md")) throw new Error("The rule is broken");
    }),
  ).rejects.toThrow("Rule `holding` failed on `2.md`");
}, 60_000);
