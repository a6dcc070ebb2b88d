import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Options } from "../../../src/commands/command.ts";
import { lint } from "../../../src/commands/lint.ts";
import { dryRunRecord } from "../../../src/commands/pages/record-schema.ts";
import { repository } from "../../support/repository.ts";
import { locate } from "../../support/tools.ts";

const page = `# Upgrade

\`\`\`bash
export MILL_TOKEN=swordfish
kubectl set image deployment/mill "mill=mill:$(cat VERSION)"
kubectl get secret "$MILL_TOKEN"
\`\`\`

\`\`\`bash
grind --fine
\`\`\`
`;

test("where there is no sandbox, it says how to install one", async () => {
  const { PATH } = process.env;
  onTestFinished(() => {
    process.env["PATH"] = PATH;
  });
  const cwd = await repository({ "page.md": page });
  process.env["PATH"] = "/nowhere";
  await expect(run(cwd, {})).rejects.toMatchObject({
    name: "UsageError",
    message: expect.stringContaining("`--engine bwrap` needs"),
    next: [expect.stringContaining("apt-get install bubblewrap")],
  });
});

describe.skipIf(locate("bwrap") === undefined)("with a sandbox", () => {
  test("the record says what really happened, and no secret", async () => {
    const cwd = await repository({
      "page.md": page,
      "mill/VERSION": "1.4.2\n",
    });
    const { text, exitCode } = await run(cwd, {
      fixtures: "mill",
      record: true,
    });
    expect(exitCode).toBe(0);
    expect(text).toContain("bwrap: 2 blocks in bash, 3 calls recorded");
    const path = join(cwd, ".guidepost/dry-run.json");
    const written = await readFile(path, "utf8");
    const { engine, pages } = dryRunRecord.parse(JSON.parse(written));
    expect(engine).toBe("bwrap");
    expect(pages[0]?.blocks.map(({ calls }) => calls)).toEqual([
      [
        "calls kubectl set image deployment/mill mill=mill:1.4.2",
        "calls kubectl get secret $MILL_TOKEN",
      ],
      ["calls grind --fine"],
    ]);
    expect(written).not.toContain("swordfish");
  });

  test("a block is explained by what happened in bash", async () => {
    const cwd = await repository({ "page.md": page });
    const { text } = await run(cwd, { explainBlock: "page.md:10" });
    expect(text).toContain("fails: there is no command `grind` here");
  });
});

function run(cwd: string, options: Options) {
  return lint.run(
    ["page.md"],
    { format: "pretty", engine: "bwrap", ...options },
    { cwd, colour: false, version: "0.0.0" },
  );
}
