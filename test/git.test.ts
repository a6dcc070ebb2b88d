import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { changedSince, openTree } from "../src/git.ts";
import { UsageError } from "../src/usage.ts";
import { repository } from "./support/repository.ts";

function git(cwd: string, ...args: string[]): void {
  const settings = [
    "user.name=mill",
    "user.email=mill@example.org",
    "commit.gpgsign=false",
    "init.defaultBranch=main",
  ];
  execFileSync("git", [...settings.flatMap((one) => ["-c", one]), ...args], {
    cwd,
    stdio: "ignore",
  });
}

async function mill(): Promise<string> {
  const root = await repository({
    "values.yaml": "mills: 1\n",
    "with space/ü.env": "A=1\n",
  });
  git(root, "init");
  git(root, "add", ".");
  git(root, "commit", "-m", "one");
  git(root, "tag", "v1.0.0");
  await writeFile(join(root, "values.yaml"), "mills: 2\n");
  await symlink("values.yaml", join(root, "link.yaml"));
  await writeFile(join(root, "flour.bin"), Buffer.from([0xff, 0xfe, 0]));
  git(root, "add", ".");
  git(root, "commit", "-m", "two");
  git(root, "tag", "-a", "v1.1.0", "-m", "annotated");
  return root;
}

async function complaint(promise: Promise<unknown>): Promise<string[]> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error("expected a usage error");
  return [error.message, ...error.next];
}

test("files of a tag are read without touching the working tree", async () => {
  const root = await mill();
  await writeFile(join(root, "values.yaml"), "mills: 3, not committed\n");
  const [old, now] = [
    await openTree(root, "v1.0.0"),
    await openTree(root, "v1.1.0"),
  ];
  expect(old.paths).toEqual(["values.yaml", "with space/ü.env"]);
  expect([...(await old.read(old.paths)).values()]).toEqual([
    "mills: 1\n",
    "A=1\n",
  ]);
  expect((await now.read(["values.yaml"])).get("values.yaml")).toBe(
    "mills: 2\n",
  );
});

test("a folder within the repository will do", async () => {
  const root = await mill();
  await mkdir(join(root, "deep/er"), { recursive: true });
  const tree = await openTree(join(root, "deep/er"), "HEAD~1");
  expect(tree.paths).toContain("values.yaml");
});

test("a bare clone will do", async () => {
  const root = await mill();
  const clone = join(await repository({}), "clone.git");
  git(dirname(clone), "clone", "--bare", root, clone);
  const tree = await openTree(clone, "v1.1.0");
  expect((await tree.read(["values.yaml"])).get("values.yaml")).toBe(
    "mills: 2\n",
  );
});

test("a folder of a pull request that looks like a repository is none, and starts nothing", async () => {
  const root = await mill();
  const [docs, pwned] = [join(root, "docs"), join(root, "pwned")];
  git(root, "clone", "--bare", ".", "docs");
  await writeFile(
    join(docs, "config"),
    `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = touch '${pwned}'\n`,
  );
  await writeFile(join(docs, "guide.md"), "# Mill\n");
  git(docs, "status");
  expect(existsSync(pwned), "git itself obeys it").toBe(true);
  await rm(pwned);
  const none = `\`${docs}\` is in no git repository`;
  expect(await complaint(changedSince(docs, "HEAD"))).toContain(none);
  expect(await complaint(openTree(docs, "v1.1.0"))).toContain(none);
  expect(existsSync(pwned)).toBe(false);
});

test("a missing tag names the ones that are alike", async () => {
  const root = await mill();
  expect(await complaint(openTree(root, "1.1.0"))).toEqual([
    `There is no revision \`1.1.0\` in \`${root}\``,
    "Did you mean `v1.1.0`?",
  ]);
  expect(await complaint(openTree(root, "v9.9.9"))).toEqual([
    `There is no revision \`v9.9.9\` in \`${root}\``,
    "Its newest tags are `v1.0.0`, `v1.1.0`",
    "If the tag is newer than the clone, run `git fetch --tags`",
  ]);
});

test("a shallow clone says how to get the rest", async () => {
  const root = await mill();
  const clone = join(await repository({}), "clone");
  git(
    dirname(clone),
    "clone",
    "--depth",
    "1",
    "--no-tags",
    `file://${root}`,
    clone,
  );
  expect(await complaint(openTree(clone, "v1.0.0"))).toEqual([
    `There is no revision \`v1.0.0\` in \`${clone}\``,
    "The clone is shallow: run `git fetch --unshallow --tags`",
    "In GitHub Actions set `fetch-depth: 0` for actions/checkout",
  ]);
});

test("an option is no revision", async () => {
  const root = await mill();
  const [what] = await complaint(openTree(root, "--output=x"));
  expect(what).toBe(`There is no revision \`--output=x\` in \`${root}\``);
});

test("links and what is no text are refused by name", async () => {
  const root = await mill();
  const tree = await openTree(root, "v1.1.0");
  expect(await complaint(tree.read(["link.yaml"]))).toEqual([
    "`link.yaml` is a link in `v1.1.0`",
    "Name the file that it leads to",
  ]);
  const [what] = await complaint(tree.read(["flour.bin"]));
  expect(what).toBe("`flour.bin` is no text in `v1.1.0`");
});

test("outside of a repository the way on is told", async () => {
  const folder = await repository({ "a.txt": "" });
  expect(await complaint(openTree(folder, "v1.0.0"))).toEqual([
    `\`${folder}\` is in no git repository`,
    "Name the product's repository with --repo, or folders in place of revisions",
  ]);
});
