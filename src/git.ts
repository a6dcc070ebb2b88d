import { isUtf8 } from "node:buffer";
import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { runProgram, type Finished } from "./processes.ts";
import { UsageError } from "./usage.ts";

/** The files of one commit, read without a checkout. */
export interface Tree {
  /** As it was asked for: a tag, a branch, a commit. */
  readonly ref: string;
  /** All paths of files, from the root of the repository, in order. */
  readonly paths: readonly string[];
  /** The texts of some of them. @throws {UsageError} for what is no text. */
  readonly read: (
    paths: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
}

/**
 * Opens a commit of the repository around `folder`.
 * @throws {UsageError} with the next step where there is no such commit.
 */
export async function openTree(folder: string, ref: string): Promise<Tree> {
  // A bare clone has no top level.
  const inside = await runGit(folder, ["rev-parse", "--git-dir"]);
  if (inside.exitCode !== 0)
    throw new UsageError(
      `\`${folder}\` is in no git repository`,
      "Name the product's repository with --repo, or folders in place of revisions",
    );
  const commit = await findCommit(folder, ref);
  const entries = await listEntries(folder, commit);
  const readAll = async (paths: readonly string[]) => {
    const wanted = paths.map((path) => {
      const entry = entries.get(path);
      if (entry === undefined)
        throw new UsageError(`There is no \`${path}\` in \`${ref}\``);
      return { path, ...entry };
    });
    refuseLinks(wanted, ref);
    const bytes = await readObjects(
      folder,
      wanted.map(({ hash }) => hash),
    );
    return new Map(
      wanted.map(({ path }, index) => [path, textOf(bytes[index], path, ref)]),
    );
  };
  return { ref, paths: [...entries.keys()], read: readAll };
}

/**
 * The files below `folder`, absolute, that differ from a revision: from where the
 * branch left it, as a review shows it. Files that git does not know count, too.
 * @throws {UsageError} with the next step where there is no such commit.
 */
export async function changedSince(
  folder: string,
  ref: string,
): Promise<string[]> {
  const inside = await runGit(folder, ["rev-parse", "--git-dir"]);
  if (inside.exitCode !== 0)
    throw new UsageError(
      `\`${folder}\` is in no git repository`,
      "Without one nobody knows what changed: leave `--changed` out",
    );
  const commit = await findCommit(folder, ref);
  const { exitCode, output } = await runGit(folder, [
    "merge-base",
    commit,
    "HEAD",
  ]);
  const since = exitCode === 0 ? String(output).trim() : commit;
  const names = ["--name-only", "--no-renames", "--relative", "-z"];
  const differing = await succeed(folder, ["diff", ...names, since]);
  const unknown = ["--others", "--exclude-standard", "-z"];
  const added = await succeed(folder, ["ls-files", ...unknown]);
  return [differing, added].flatMap(({ output }) =>
    String(output)
      .split("\0")
      .filter((path) => path !== "")
      .map((path) => join(folder, path)),
  );
}

/** Whether somebody committed a file, or is about to; false where git cannot tell. */
export async function isTracked(path: string): Promise<boolean> {
  // Git asks for a file where it lies, and in no folder that only looks like a repository.
  const real = await realpath(path);
  const root = repositoryOf(dirname(real));
  if (root === undefined) return false;
  const asked = ["--literal-pathspecs", "ls-files", "--error-unmatch", "--"];
  const told = await runGit(root, [...asked, relative(root, real)]).catch(
    () => undefined,
  );
  return told?.exitCode === 0;
}

interface Entry {
  /** Octal, as git prints it. */
  readonly mode: string;
  readonly hash: string;
}

const link = "120000";
const submodule = "160000";

async function findCommit(root: string, ref: string): Promise<string> {
  const { exitCode, output } = ref.startsWith("-")
    ? { exitCode: 1, output: Buffer.alloc(0) }
    : await runGit(root, [
        "rev-parse",
        "--verify",
        "--quiet",
        `${ref}^{commit}`,
      ]);
  if (exitCode === 0) return String(output).trim();
  throw new UsageError(
    `There is no revision \`${ref}\` in \`${root}\``,
    ...(await nextSteps(root, ref)),
  );
}

async function nextSteps(root: string, ref: string): Promise<string[]> {
  const shallow = await runGit(root, ["rev-parse", "--is-shallow-repository"]);
  if (String(shallow.output).trim() === "true")
    return [
      "The clone is shallow: run `git fetch --unshallow --tags`",
      "In GitHub Actions set `fetch-depth: 0` for actions/checkout",
    ];
  const tags = String((await runGit(root, ["tag", "--list"])).output)
    .split("\n")
    .filter((tag) => tag !== "");
  if (tags.length === 0) return ["It has no tags: run `git fetch --tags`"];
  const number = /\d+(?:\.\d+)*/.exec(ref)?.[0] ?? ref;
  const alike = tags.filter((tag) => tag.includes(number)).slice(0, 5);
  if (alike.length > 0) return [`Did you mean ${quoted(alike)}?`];
  return [
    `Its newest tags are ${quoted(tags.slice(-3))}`,
    "If the tag is newer than the clone, run `git fetch --tags`",
  ];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

async function listEntries(
  root: string,
  commit: string,
): Promise<Map<string, Entry>> {
  const args = ["ls-tree", "-r", "-z", "--full-tree", commit];
  const { output } = await succeed(root, args);
  const entries = new Map<string, Entry>();
  for (const line of String(output).split("\0")) {
    const tab = line.indexOf("\t");
    const [mode, , hash] = line.slice(0, tab).split(" ");
    if (tab === -1 || mode === undefined || hash === undefined) continue;
    entries.set(line.slice(tab + 1), { mode, hash });
  }
  return entries;
}

function refuseLinks(
  wanted: readonly (Entry & { readonly path: string })[],
  ref: string,
): void {
  for (const { path, mode } of wanted) {
    if (mode !== link && mode !== submodule) continue;
    const what = mode === link ? "a link" : "a submodule";
    throw new UsageError(
      `\`${path}\` is ${what} in \`${ref}\``,
      "Name the file that it leads to",
    );
  }
}

async function readObjects(
  root: string,
  hashes: readonly string[],
): Promise<Buffer[]> {
  if (hashes.length === 0) return [];
  const { output } = await succeed(
    root,
    ["cat-file", "--batch"],
    hashes.join("\n") + "\n",
  );
  const objects: Buffer[] = [];
  let at = 0;
  for (const hash of hashes) {
    const end = output.indexOf(10, at);
    const [, kind, size] = String(output.subarray(at, end)).split(" ");
    if (kind !== "blob" || size === undefined)
      throw new UsageError(
        `The object \`${hash}\` is missing in \`${root}\``,
        "The clone is partial: run `git fetch --refetch`",
      );
    objects.push(output.subarray(end + 1, end + 1 + Number(size)));
    // A line break follows each object.
    at = end + 2 + Number(size);
  }
  return objects;
}

function textOf(bytes: Buffer | undefined, path: string, ref: string): string {
  if (bytes === undefined || !isUtf8(bytes))
    throw new UsageError(
      `\`${path}\` is no text in \`${ref}\``,
      "Save the file as UTF-8",
    );
  const text = String(bytes);
  if (text.startsWith("version https://git-lfs.github.com/"))
    throw new UsageError(
      `\`${path}\` is kept by Git LFS in \`${ref}\``,
      "Check both revisions out and name their folders",
    );
  return text;
}

async function succeed(
  root: string,
  args: readonly string[],
  input = "",
): Promise<Finished> {
  const finished = await runGit(root, args, input);
  if (finished.exitCode === 0) return finished;
  throw new UsageError(
    `\`git ${args[0]}\` failed in \`${root}\`: ${finished.complaint.trim()}`,
  );
}

/** Runs git in a folder to its end. @throws {UsageError} where it is missing. */
export function runGit(
  cwd: string,
  args: readonly string[],
  input = "",
): Promise<Finished> {
  const place = isBareClone(cwd) ? ["--git-dir=."] : [];
  return runProgram("git", [...distrust, ...place, ...args], { cwd, input });
}

/**
 * A pull request may hold a folder that looks like a repository, with settings that
 * name programs: git takes none by itself that has no `.git`, and asks no watcher.
 */
const distrust =
  "-c safe.bareRepository=explicit -c core.fsmonitor=false".split(" ");

/** Whether a folder is a repository without files, and lies in no other. */
function isBareClone(folder: string): boolean {
  if (!["HEAD", "objects"].every((name) => existsSync(join(folder, name))))
    return false;
  return repositoryOf(folder) === undefined;
}

/** The nearest folder around one that has a `.git`. */
function repositoryOf(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (at === dirname(at)) return undefined;
  }
}
