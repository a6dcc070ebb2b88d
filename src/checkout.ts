import { runGit } from "./git.ts";

/** What git knows of a folder; undefined where it is in no repository. */
export interface Checkout {
  /** The top of the working tree, absolute. */
  readonly root: string;
  /** The branch that changes land on. */
  readonly branch: string;
  /** Address of `origin`, or of the first remote. */
  readonly remote?: string;
  /** ISO dates: when the tag was made, or what it names. */
  readonly tags: readonly { readonly name: string; readonly date: string }[];
  /** Files that are committed or would be, from the root, with `/`. */
  readonly paths: readonly string[];
}

/** Reads the working tree around a folder; git may be missing altogether. */
export async function openCheckout(
  folder: string,
): Promise<Checkout | undefined> {
  const root = await answer(folder, ["rev-parse", "--show-toplevel"]);
  if (root === undefined) return undefined;
  const top = root.trim();
  const remotes = linesOf(await answer(top, ["remote"]));
  const name = remotes.includes("origin") ? "origin" : remotes[0];
  const remote =
    name === undefined
      ? undefined
      : await answer(top, ["remote", "get-url", name]);
  const tags = await answer(top, [
    "for-each-ref",
    "--format=%(refname:strip=2)%09%(creatordate:short)",
    "refs/tags",
  ]);
  const paths = await answer(top, [
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
    "--deduplicate",
  ]);
  return {
    root: top,
    branch: await mainBranch(top),
    ...(remote !== undefined && { remote: remote.trim() }),
    tags: linesOf(tags).map((line) => {
      const [name = "", date = ""] = line.split("\t");
      return { name, date };
    }),
    paths: (paths ?? "").split("\0").filter((path) => path !== ""),
  };
}

/** What `origin` calls its own, or the branch of today. */
async function mainBranch(top: string): Promise<string> {
  const head = ["symbolic-ref", "--short", "refs/remotes/origin/HEAD"];
  const theirs = (await answer(top, head))?.trim().replace(/^origin\//, "");
  const ours = await answer(top, ["symbolic-ref", "--short", "HEAD"]);
  return theirs ?? ours?.trim() ?? "main";
}

function linesOf(text = ""): string[] {
  return text.split(/\r?\n/).filter((line) => line !== "");
}

/** Undefined where git is missing or refuses. */
async function answer(
  cwd: string,
  args: readonly string[],
): Promise<string | undefined> {
  const finished = await runGit(cwd, args).catch(() => undefined);
  return finished?.exitCode === 0 ? String(finished.output) : undefined;
}
