import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { thoroughLinter } from "../../../src/commands/lint/page-linter.ts";
import { projectOf } from "../../../src/commands/project.ts";
import { repository } from "./repository.ts";

const most = 300;

/** Prints the most memory that the process had, in kilobytes, when it ends. */
const told =
  "data:text/javascript,process.on('exit',()=>console.error('most',process.resourceUsage().maxRSS))";

test(
  "SQL on a page is read in less than 300 MB",
  { timeout: 60_000 },
  async () => {
    const query = "SELECT version FROM schema_info WHERE ticket = 'chg-7-25'";
    const block = `\`\`\`bash\npsql -h "$DB_HOST" -d mill -Atc "${query}"\n\`\`\`\n`;
    const root = repository({ "a.md": `# Mill\n\n${block}` });
    const { stderr } = await promisify(execFile)(
      process.execPath,
      ["--import", told, resolve("src/cli.ts"), "lint", "--jobs", "1"],
      { cwd: root },
    );
    const [, kilobytes] = /most (\d+)/.exec(stderr) ?? [];
    expect(Number(kilobytes) / 1024).toBeLessThan(most);
  },
);

test("nothing of a page outlives it, however many are read", async () => {
  const cwd = repository({});
  const project = await projectOf({}, { cwd });
  const setup = { cwd, options: {}, textOf: () => undefined };
  const lint = await thoroughLinter(project, setup);
  const parts: WeakRef<object>[] = [];
  for (let at = 0; at < 20; at++) {
    const dump = `\`\`\`bash\npg_dump mill > ${at}.dump\n\`\`\`\n`;
    const restore = `\`\`\`bash\npg_restore -d mill ${at}.dmp\n\`\`\`\n`;
    const text = `# Mill ${at}\n\n${dump}\n${restore}`;
    const { page, findings } = (await lint({ file: `${at}.md`, text })).result;
    const { document, rehearsal, blocks } = page;
    for (const part of [document, rehearsal, findings, ...blocks])
      parts.push(new WeakRef(part));
  }
  expect(parts).toHaveLength(100);
  // What was looked at is held until the next turn.
  await setTimeout();
  collect();
  const held = parts.filter((part) => part.deref() !== undefined);
  // The last page may still stand in a register.
  expect(held.length).toBeLessThanOrEqual(5);
});

function collect(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}
