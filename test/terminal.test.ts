import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "./support/repository.ts";
import { locate } from "./support/tools.ts";

const script = locate("script");

test.skipIf(script === undefined)(
  "on a terminal there is progress, and the report as elsewhere",
  { timeout: 60_000 },
  async () => {
    const root = await repository({
      "guide.md": "# Guide\n\n```bash\nmill up\n```\n",
    });
    const cli = join(process.cwd(), "src/cli.ts");
    const typed = `'${process.execPath}' '${cli}' lint guide.md`;
    const { status, stdout } = spawnSync(
      script ?? "",
      ["--quiet", "--return", "--command", typed, "/dev/null"],
      { cwd: root, encoding: "utf8", env: { ...process.env, CI: "" } },
    );
    expect(stdout).toContain("1 file, 1 block, 1 command");
    expect({ status, stdout }).toMatchObject({ status: 0 });
  },
);
