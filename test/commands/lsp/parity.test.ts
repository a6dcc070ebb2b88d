import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { globSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { lint } from "../../../src/commands/lint.ts";
import type { Finding } from "../../../src/lint/finding.ts";
import { Editor, range } from "../../support/editor.ts";
import { repository } from "../../support/repository.ts";

const root = resolve(".");
const isDeep = process.env["GUIDEPOST_DEEP"] === "1";

/** Each as `line:column rule message`. */
async function linted(cwd: string, path: string): Promise<string[]> {
  const options = { format: "json", jobs: "1" };
  const surroundings = { cwd, colour: false, version: "1.2.3" };
  const { text } = await lint.run([path], options, surroundings);
  const { findings }: { findings: Finding[] } = JSON.parse(text);
  return findings.map(
    ({ line, column, severity, rule, message }) =>
      `${line}:${column} ${severity} ${rule} ${message}`,
  );
}

const severities = ["", "error", "warning", "info"];

function told(diagnostics: Awaited<ReturnType<Editor["open"]>>): string[] {
  return diagnostics.map(
    ({ range: { start }, severity = 0, code, message }) =>
      `${start.line + 1}:${start.character + 1} ${severities[severity]} ${String(code)} ${String(message)}`,
  );
}

test("an editor shows of a page what `guidepost lint` prints", async () => {
  const pages = globSync("{content/docs,content/guides/*,test/real/**}/*.md");
  const some = pages.filter((_, at) => isDeep || at % 20 === 0);
  expect(some.length).toBeGreaterThan(3);
  const editor = await Editor.start(root);
  let count = 0;
  for (const path of some) {
    const text = await readFile(path, "utf8");
    const shown = told(await editor.open(path, text));
    expect(shown, path).toEqual(await linted(root, path));
    await editor.close(path);
    count += shown.length;
  }
  expect(count).toBeGreaterThan(0);
}, 120_000);

/** What people type, in the order of how much it breaks. */
const typed = fc.constantFrom(
  "",
  "a",
  " ",
  "\n",
  "\r\n",
  "$ ",
  "```",
  "```bash\n",
  "🎺",
  "“",
  "<!-- guidepost-disable ",
  "---\n",
  "kubectl get pods --al\n",
);

test("whatever is typed, and wherever, the editor shows what a lint of the whole text finds", async () => {
  const cwd = await repository({ ".git/HEAD": "" });
  const editor = await Editor.start(cwd);
  let name = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), fc.nat(6), typed), {
        minLength: 1,
        maxLength: 12,
      }),
      async (edits) => {
        const path = `page-${name++}.md`;
        const start =
          "# Guide\n\n```bash\n$ mill up | backup.sql\n```\n\n| a | b |\n| - | - |\n";
        let document = TextDocument.create("file:///a.md", "md", 1, start);
        await editor.open(path, start);
        for (const [at, length, text] of edits) {
          const from = at % (document.getText().length + 1);
          const [a, b] = [from, from + length].map((offset) =>
            document.positionAt(offset),
          );
          if (!a || !b) continue;
          const where = range(a.line, a.character, b.line, b.character);
          await editor.change(path, where, text);
          const change = [{ range: where, text }];
          document = TextDocument.update(
            document,
            change,
            document.version + 1,
          );
        }
        const last = range(0, 0);
        const shown = await editor.type(path, last, "");
        const fresh = await editor.open(`fresh-${path}`, document.getText());
        expect(told(shown)).toEqual(told(fresh));
        expect(editor.log).toEqual([]);
      },
    ),
    { numRuns: isDeep ? 200 : 12 },
  );
}, 120_000);
