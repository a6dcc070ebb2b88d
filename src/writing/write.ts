import {
  access,
  appendFile,
  constants,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  type FileHandle,
} from "node:fs/promises";
import type { Stats } from "node:fs";
import { basename, dirname, join, parse, resolve } from "node:path";
import { hasCode } from "../files.ts";
import { UsageError } from "../usage.ts";
import { changedMeanwhile, writingFailed } from "./failed.ts";
import { removeLitter, temporaryName } from "./litter.ts";
import { placeOf, refuseStraying } from "./place.ts";

/** A file to write. */
export interface Writing {
  /** From the root. */
  readonly path: string;
  readonly text: string;
  /**
   * What the file held when it was read, `null` where there was none: another text
   * is somebody's work since, and stays. Left out, anything is replaced.
   */
  readonly before?: string | null | undefined;
}

/**
 * Writes a file under `root` whole or not at all: a reader sees the old text or
 * the new one. Makes the folders that are missing, and follows a link.
 * @throws {UsageError} where the path, its links followed, leaves `root`.
 */
export async function writeText(
  path: string,
  text: string,
  {
    root,
    before,
  }: { readonly root: string; readonly before?: Writing["before"] },
): Promise<void> {
  const target = await placeOf(path, root);
  await removeLitter(dirname(target));
  await replace(target, { path, text, before });
}

/**
 * Writes files in order, each whole or not at all.
 * @throws {UsageError} for the first that fails: it says how many were written.
 */
export async function writeTexts(
  writings: readonly Writing[],
  { root }: { readonly root: string },
): Promise<void> {
  const swept = new Set<string>();
  for (const [at, writing] of writings.entries()) {
    try {
      const target = await placeOf(writing.path, root);
      const folder = dirname(target);
      if (!swept.has(folder)) await removeLitter(folder);
      swept.add(folder);
      await replace(target, writing);
    } catch (error) {
      if (!(error instanceof UsageError) || writings.length === 1) throw error;
      throw new UsageError(
        error.message,
        ...error.next,
        toldOfRest(writings, at),
      );
    }
  }
}

function toldOfRest(writings: readonly Writing[], at: number): string {
  const last = writings[at - 1];
  if (last === undefined) return "Nothing was written";
  return `Written before it, each whole: ${at} of ${writings.length} files, the last \`${last.path}\`. The same command goes on from there`;
}

/** Where a process finds its own output, whatever that is. */
const ownOutput = /^\/(?:dev\/(?:stdout|stderr|fd\/)|proc\/)/;

/**
 * Writes what the caller named a file for, wherever that is. Pipes and devices
 * are written to, not replaced.
 * @throws {UsageError} where a link in a repository leads out of it.
 */
export async function writeOutput(path: string, text: string): Promise<void> {
  refuseStraying(path);
  const isSpecial = await stat(path).then(
    (found) => !found.isFile() && !found.isDirectory(),
    () => false,
  );
  if (isSpecial || ownOutput.test(resolve(path))) return appendText(path, text);
  return writeText(path, text, { root: parse(resolve(path)).root });
}

/** Adds to the end of a file, which is made where it is missing. */
export async function appendText(path: string, text: string): Promise<void> {
  await appendFile(path, text).catch((error: unknown) => {
    throw writingFailed(path, error);
  });
}

/**
 * Removes a file under `root`; a link goes, and what it leads to stays.
 * @throws {UsageError} where the path, its links followed, leaves `root`.
 */
export async function removeFile(
  path: string,
  { root }: { readonly root: string },
): Promise<void> {
  const folder = await placeOf(dirname(path), root);
  await rm(join(folder, basename(path)), { force: true }).catch(
    (error: unknown) => {
      throw writingFailed(path, error, "remove");
    },
  );
}

/** Puts a text in the place of another. */
async function replace(
  target: string,
  { path, text, before }: Writing,
): Promise<void> {
  const folder = dirname(target);
  const temporary = join(folder, await temporaryName());
  try {
    await makeFolder(folder);
    const old = await statOf(target);
    if (old) await refuseUnwritable(target, old, path);
    await writeThrough(temporary, text, old);
    if (before !== undefined) await refuseChanged(target, before, text, path);
    // Nothing comes after it: what is left on the way is left by what is not done.
    await rename(temporary, target);
  } catch (error) {
    // Where its folder is none it was never made: what failed first counts.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw writingFailed(path, error);
  }
}

/** Node's own way says that there is no such file where a disk is read-only. */
async function makeFolder(path: string): Promise<void> {
  if ((await statOf(path)) !== undefined) return;
  await makeFolder(dirname(path));
  await mkdir(path).catch((error: unknown) => {
    // Another run was faster.
    if (!hasCode(error, "EEXIST")) throw error;
  });
}

/** The folder decides what is replaced; an author who locks a file means it. */
async function refuseUnwritable(
  target: string,
  old: Stats,
  path: string,
): Promise<void> {
  if (old.isFile()) return access(target, constants.W_OK);
  const what = old.isDirectory() ? "a folder" : "no file";
  throw new UsageError(
    `Cannot write \`${path}\`: it is ${what}`,
    "Move it away, and run it again",
  );
}

/**
 * The text is on the disk before the name is: a crash leaves no empty file. Whose
 * it is, and who may use it, stays as it was, and nobody else may read it before.
 */
async function writeThrough(
  path: string,
  text: string,
  old: Stats | undefined,
): Promise<void> {
  const file = await open(path, "wx", (old?.mode ?? 0o666) & 0o777);
  try {
    if (old) await takeAfter(file, old);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Not every file system knows owners, and not everybody may give files away. */
async function takeAfter(file: FileHandle, old: Stats): Promise<void> {
  const now = await file.stat();
  if (old.uid !== now.uid || old.gid !== now.gid)
    await file.chown(old.uid, old.gid).catch(() => undefined);
  if (old.mode !== now.mode)
    await file.chmod(old.mode & 0o7777).catch(() => undefined);
}

/** Somebody saved the file since it was read: their work is not ours to undo. */
async function refuseChanged(
  target: string,
  before: string | null,
  text: string,
  path: string,
): Promise<void> {
  const now = await textAt(target);
  if (now !== before && now !== text) throw changedMeanwhile(path);
}

async function textAt(path: string): Promise<string | null> {
  return (await statOf(path)) === undefined ? null : readFile(path, "utf8");
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}
