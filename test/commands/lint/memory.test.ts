import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
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
