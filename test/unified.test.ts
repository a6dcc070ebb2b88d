import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { engine } from "unified-engine";
import { VFile } from "vfile";
import { reporter } from "vfile-reporter";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lint } from "../src/commands/lint.ts";
import guidepost, { type GuidepostOptions } from "../src/unified.ts";

const page = `# Upgrade

\`\`\`bash
cp app.conf app.conf.bak
psql -c "SELCT 1"
\`\`\`

\`\`\`bash
cd “/srv/mill”
`;

let cwd = "";
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "guidepost-unified-"));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

async function messagesOf(options?: GuidepostOptions) {
  const file = new VFile({ cwd, path: "upgrade.md", value: page });
  const processor = unified().use(remarkParse).use(guidepost, options);
  await processor.run(processor.parse(file), file);
  return file.messages;
}

test("each finding is a message with its rule, its place and how bad it is", async () => {
  const messages = await messagesOf();
  const sql = messages.find(({ ruleId }) => ruleId === "broken-sql");
  expect(sql).toMatchObject({
    reason: "Unexpected `SELCT`, expected SQL that PostgreSQL reads",
    source: "guidepost",
    place: { start: { line: 5, column: 10 }, end: { line: 5, column: 15 } },
    fatal: true,
    note: expect.stringContaining("statement"),
  });
});

test("what a baseline knows is no message, unless it is asked for", async () => {
  writeFileSync(
    join(cwd, "guidepost.baseline.yaml"),
    `schema: 1\npages:\n  upgrade.md:\n    - broken-sql: 'psql -c "SELCT 1"'\n`,
  );
  const rules = async (options?: GuidepostOptions) =>
    (await messagesOf(options)).map(({ ruleId }) => ruleId);
  const all = await rules({ baseline: false });
  expect(all).toContain("broken-sql");
  expect(await rules()).toEqual(all.filter((rule) => rule !== "broken-sql"));
});

test("it finds what the command line finds", async () => {
  writeFileSync(join(cwd, "upgrade.md"), page);
  const { text } = await lint.run(
    ["upgrade.md"],
    { format: "json", cache: false },
    { cwd, colour: false, version: "0.0.0" },
  );
  const { findings } = JSON.parse(text);
  const messages = await messagesOf();
  const lineOf = (rule: unknown, line: unknown, reason: unknown) =>
    `${String(line)} ${String(rule)}: ${String(reason)}`;
  expect(
    messages.map(({ ruleId, line, reason }) => lineOf(ruleId, line, reason)),
  ).toEqual(
    findings.map((one: Readonly<Record<string, unknown>>) =>
      lineOf(one["rule"], one["line"], one["message"]),
    ),
  );
  expect(messages.length).toBeGreaterThan(1);
});

test("the configuration says how loud a rule is", async () => {
  writeFileSync(
    join(cwd, "guidepost.config.yaml"),
    "rules: { broken-sql: info, unclosed-fence: off }\n",
  );
  const told = (await messagesOf()).map(({ ruleId, fatal }) => [ruleId, fatal]);
  expect(told).toContainEqual(["broken-sql", undefined]);
  expect(told.map(([rule]) => rule)).not.toContain("unclosed-fence");
});

test("a configuration that does not read fails the run, and says where", async () => {
  writeFileSync(join(cwd, "guidepost.config.yaml"), "rules: 3\n");
  await expect(messagesOf()).rejects.toThrow("guidepost.config.yaml:1");
});

test("remark's engine reports it beside other plugins", async () => {
  writeFileSync(join(cwd, "upgrade.md"), page);
  const streamError = new PassThrough();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  engine(
    {
      processor: unified().use(remarkParse).use(guidepost),
      cwd,
      files: ["upgrade.md"],
      out: false,
      reporter: (files) => reporter(files, { color: false }),
      streamError,
    },
    (error, code) => (error ? reject(error) : resolve(code ?? -1)),
  );
  expect(await promise).toBe(1);
  const report = String(streamError.read());
  expect(report).toMatch(
    /^upgrade\.md\n5:10-5:15 +error +Unexpected `SELCT`.* broken-sql +guidepost$/m,
  );
});
