import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../support/repository.ts";
import { locate } from "../support/tools.ts";

const program = locate("pre-commit");
// pre-commit starts Guidepost anew for each hook.
const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;
const manifest = ".pre-commit-hooks.yaml";
const broken = "# Upgrade\n\n```bash\ndocker compose up --detatch\n```\n";

test.skipIf(program === undefined)(
  "pre-commit takes the file of the hooks",
  () => {
    const { status } = spawnSync(program ?? "", [
      "validate-manifest",
      manifest,
    ]);
    expect(status).toBe(0);
  },
);

test.skipIf(program === undefined || !isDeep)(
  "a commit with a broken page is stopped, and goes through when it is mended",
  { timeout: 120_000 },
  async () => {
    const hooks = await repository({
      [manifest]: readFileSync(manifest, "utf8"),
    });
    git(hooks, "init", "--quiet");
    git(hooks, "add", "--all");
    git(hooks, "commit", "--quiet", "--message", "Hooks");
    const rev = git(hooks, "rev-parse", "HEAD").stdout.trim();
    const root = await repository({
      ".pre-commit-config.yaml": `repos:\n  - repo: ${hooks}\n    rev: ${rev}\n    hooks: [{ id: guidepost-lint }, { id: guidepost-check }]\n`,
      "guidepost.config.yaml": "include: ['*.md']\nignore: [old]\n",
      "docs page.md": "# Fine\n",
      // All that its batch of pages holds is ignored; that stops nobody.
      "old/page.md": broken,
      "bin/npx": `#!/bin/sh\nshift 2\nexec '${process.execPath}' '${join(process.cwd(), "src/cli.ts")}' "$@"\n`,
    });
    chmodSync(join(root, "bin/npx"), 0o755);
    git(root, "init", "--quiet");
    git(root, "add", "--all");
    const run = () =>
      spawnSync(program ?? "", ["run", "--color", "never"], {
        cwd: root,
        encoding: "utf8",
        env: {
          PATH: `${join(root, "bin")}:${process.env["PATH"]}`,
          HOME: root,
          PRE_COMMIT_HOME: join(hooks, "cache"),
        },
      });
    expect(run()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/pages\.+Passed/),
    });

    spawnSync("sh", ["-c", `cat > UPGRADE.md && git add UPGRADE.md`], {
      cwd: root,
      input: broken,
    });
    const stopped = run();
    expect(stopped.status).toBe(1);
    expect(stopped.stdout).toContain("UPGRADE.md:4:19");
    expect(stopped.stdout).toContain("expected `--detach`");

    spawnSync("sh", ["-c", `cat > UPGRADE.md && git add UPGRADE.md`], {
      cwd: root,
      input: broken.replace("detatch", "detach"),
    });
    expect(run().status).toBe(0);
  },
);

function git(cwd: string, ...args: readonly string[]) {
  const identity = [
    "-c",
    "user.name=Mill",
    "-c",
    "user.email=mill@example.org",
  ];
  return spawnSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
}
