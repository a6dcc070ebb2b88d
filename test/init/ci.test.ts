import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { peers } from "../../src/commands/site/launcher.ts";
import { githubWorkflow } from "../../src/init/ci/github.ts";
import { gitlabJob } from "../../src/init/ci/gitlab.ts";
import { pagesWorkflow } from "../../src/init/ci/pages.ts";
import { pins } from "../../src/init/ci/pins.ts";
import { problemsOf } from "../guide/workflow/github.ts";
import { repository } from "../support/repository.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const site = {
  version,
  sitePackages: ["astro@^7.3.4", "@astrojs/starlight@^0.42.4"],
};
const fetched = {
  ...site,
  branch: "main",
  isInstalled: false,
  call: `npx --yes guidepost@${version}`,
};
const installed = {
  ...site,
  branch: "main",
  isInstalled: true,
  call: "npx guidepost",
};
const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;
const runner = "node_modules/gitlab-ci-local/dist/index.js";

test.for([
  ["the check", githubWorkflow(fetched)],
  ["the check with the repository's own packages", githubWorkflow(installed)],
  ["the publication", pagesWorkflow(fetched)],
])(
  "the workflow of %s is what GitHub's parser takes",
  async ([, text = ""]) => {
    expect(await problemsOf(text)).toEqual([]);
    for (const [, name] of text.matchAll(/uses: (\S+)/g))
      expect(name).toMatch(/@[0-9a-f]{40}$/);
  },
);

test("installs the repository's packages before it calls one of them", () => {
  expect(githubWorkflow(installed)).toContain(
    "      - run: npm ci\n      - run: npx guidepost check",
  );
});

test("the site is built with what `guidepost site` asks for", () => {
  expect(site.sitePackages).toEqual(peers);
});

test("the workflow tells strangers of its pull requests by the comparison of the action", () => {
  const action = readFileSync("action.yml", "utf8");
  const [, strangers = ""] =
    /\{\{ (.+) && '--no-config-code' \|\| '' \}\}/.exec(
      githubWorkflow(fetched),
    ) ?? [];
  expect(strangers).toContain("head.repo.full_name != github.repository");
  expect(action).toContain(` || (${strangers}) }}`);
});

test("a branch of any name stays one name in the workflow", () => {
  const { on } = parse(githubWorkflow({ ...fetched, branch: "1.10,x" }));
  expect(on.push.branches).toEqual(["1.10,x"]);
});

test("the action and the workflows use the same commits", () => {
  const action = readFileSync("action.yml", "utf8");
  expect(action).toContain(`uses: ${pins.setupNode}\n`);
});

test("the hooks of pre-commit and the job of GitLab name this version", () => {
  const hooks = readFileSync(".pre-commit-hooks.yaml", "utf8");
  const versions = [...hooks.matchAll(/guidepost@(\S+)/g)].map(
    ([, one]) => one,
  );
  expect(new Set(versions)).toEqual(new Set([version]));
});

test("what may be included or copied is written anew with `npx vitest run test/init -u`", async () => {
  await expect(gitlabJob(fetched)).toMatchFileSnapshot("../../ci/gitlab.yml");
  await expect(githubWorkflow(fetched)).toMatchFileSnapshot(
    "../../ci/github.yml",
  );
  await expect(pagesWorkflow(fetched)).toMatchFileSnapshot(
    "../../ci/github-pages.yml",
  );
});

test(
  "the job of GitLab runs, fails on a broken page and leaves its reports",
  { timeout: 60_000 },
  async () => {
    const root = await gitlab({
      "UPGRADE.md": "# Upgrade\n\n```bash\ndocker compose up --detatch\n```\n",
      "guidepost.config.yaml": "include: [UPGRADE.md]\n",
    });
    const { status, output } = runJob(root);
    expect(output).toContain("json schema validated");
    expect(status).toBe(1);
    expect(output).toContain("expected `--detach`");
    const [finding] = JSON.parse(
      readFileSync(join(root, "guidepost.json"), "utf8"),
    );
    expect(finding).toMatchObject({
      check_name: "unknown-option",
      location: { path: "UPGRADE.md", lines: { begin: 4 } },
    });
    expect(readFileSync(join(root, "guidepost.xml"), "utf8")).toContain(
      "<failure",
    );
  },
);

test.skipIf(!isDeep)(
  "the job of GitLab passes where the guides hold",
  async () => {
    const root = await gitlab({
      "UPGRADE.md": "# Upgrade\n\n```bash\ndocker compose up --detach\n```\n",
      "guidepost.config.yaml": "include: [UPGRADE.md]\n",
    });
    expect(runJob(root)).toMatchObject({ status: 0 });
  },
);

/** A repository of GitLab with the job in it, where `npx` is this Guidepost. */
async function gitlab(
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const root = await repository({
    ...files,
    ".gitlab-ci.yml": gitlabJob(fetched),
  });
  mkdirSync(join(root, "bin"));
  const programs = {
    npx: `shift 2\nexec '${process.execPath}' '${join(process.cwd(), "src/cli.ts")}' "$@"`,
    // Only containers need a copy of the files.
    rsync: "exit 0",
  };
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(root, "bin", name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(root, "bin", name), 0o755);
  }
  for (const args of [
    ["init", "--quiet", "--initial-branch", "main"],
    ["remote", "add", "origin", "git@gitlab.example.org:mill/mill.git"],
    ["add", "--all"],
    [
      "-c",
      "user.name=Mill",
      "-c",
      "user.email=mill@example.org",
      "commit",
      "--quiet",
      "-m",
      "Begin",
    ],
  ])
    spawnSync("git", args, { cwd: root });
  return root;
}

/** Runs the pipeline on this machine, without a container. */
function runJob(root: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(process.cwd(), runner),
      "--force-shell-executor",
      "--no-color",
      "guidepost",
    ],
    {
      cwd: root,
      encoding: "utf8",
      env: {
        PATH: `${join(root, "bin")}:${process.env["PATH"]}`,
        HOME: root,
      },
    },
  );
  return { status, output: stdout + stderr };
}
