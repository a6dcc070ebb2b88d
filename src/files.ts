import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { readdir, readFile, realpath, stat, watch } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { isKept, strays } from "./straying.ts";
import { UsageError } from "./usage.ts";

const ignored = ["**/node_modules/**", "**/dist/**", "**/.git/**"];
const newline = 0x0a;
/** No text that people write is as long; JavaScript holds twice as much. */
const mostBytes = 200_000_000;
const utf16Marks = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/**
 * The text of a file in UTF-8. @throws {UsageError} where it cannot be read, or a
 * link in a repository leads out of it.
 */
export async function readText(path: string): Promise<string> {
  if (strays(path))
    throw new UsageError(
      `Refused to read \`${path}\`: a link leads out of the repository`,
      "Name the file that it leads to, or put that file in its place",
    );
  const bytes = await readBytes(path);
  if (isUtf8(bytes)) return bytes.toString("utf8");
  if (utf16Marks.some((mark) => bytes.subarray(0, 2).equals(mark)))
    throw new UsageError(
      `Cannot read \`${path}\`: it is UTF-16`,
      "Save the file as UTF-8",
    );
  throw new UsageError(
    `Cannot read \`${path}\`: line ${firstBadLine(bytes)} is not valid UTF-8`,
    "Save the file as UTF-8",
  );
}

/** Files that are opened while an earlier one is still read. */
const mostAhead = 16;

/** The texts of files in their order, some of them read ahead; it throws as `readText`. */
export async function* readTexts(
  paths: readonly string[],
): AsyncGenerator<string> {
  const ahead: Promise<string>[] = [];
  const begin = (path: string): void => {
    const reading = readText(path);
    // Whoever asks for it hears that it failed.
    reading.catch(() => undefined);
    ahead.push(reading);
  };
  for (const path of paths.slice(0, mostAhead)) begin(path);
  for (let at = mostAhead; ahead.length > 0; at++) {
    const text = await ahead.shift();
    const next = paths[at];
    if (next !== undefined) begin(next);
    if (text !== undefined) yield text;
  }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    // A pipe or a device may never end.
    const found = await stat(path);
    if (!found.isFile())
      throw new UsageError(`Cannot read \`${path}\`: it is not a file`);
    if (found.size > mostBytes)
      throw new UsageError(
        `Cannot read \`${path}\`: it has ${found.size} bytes, expected at most ${mostBytes}`,
      );
    return await readFile(path);
  } catch (error) {
    throw readingFailed(path, error);
  }
}

function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(newline, start);
    const stop = end === -1 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(start, stop))) break;
    start = stop + 1;
  }
  return line;
}

/** What lies at a path in a folder, as far as it may be told. */
export type Content =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "opaque" | "folder" | "missing" };

/**
 * Reads a file of `root`: small text is told, of anything else only that it is
 * there. What lies outside, is reached through a link that leads out, or is git's own,
 * is missing.
 */
export async function readWithin(
  root: string,
  path: string,
  { most }: { readonly most: number },
): Promise<Content> {
  const target = resolve(root, path);
  try {
    const [real, realRoot] = await Promise.all([
      realpath(target),
      realpath(root),
    ]);
    if (!isInside(real, realRoot) || isKept(real) || strays(root))
      return { kind: "missing" };
    const found = await stat(real);
    if (found.isDirectory()) return { kind: "folder" };
    if (!found.isFile() || found.size > most) return { kind: "opaque" };
    const bytes = await readFile(real);
    const isText = isUtf8(bytes) && !bytes.includes(0);
    return isText
      ? { kind: "text", text: bytes.toString("utf8") }
      : { kind: "opaque" };
  } catch (error) {
    return { kind: isMissing(error) ? "missing" : "opaque" };
  }
}

export type Kind = "file" | "folder" | "missing";

export async function kindOf(path: string): Promise<Kind> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (isMissing(error)) return "missing";
    throw readingFailed(path, error);
  }
}

/** The names in a folder. @throws {UsageError} where there is none. */
export async function filesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    throw readingFailed(folder, error);
  });
}

/** The text of a file, at once; undefined where there is none that may be read. */
export function readNow(path: string): string | undefined {
  try {
    if (strays(path)) return undefined;
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The bytes of a file; 0 where there is none. */
export function sizeNow(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** Whether a file or folder is there; `undefined` where that cannot be told. */
export function isThere(path: string): boolean | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return isMissing(error) ? false : undefined;
  }
}

/**
 * The files that a file, folder or glob names, as absolute paths in order. In a
 * folder those that match `pattern`, dependencies and build output left out.
 * @throws {UsageError} where a path that is no glob does not exist.
 */
export async function findFiles(
  path: string,
  { cwd, pattern }: { readonly cwd: string; readonly pattern: string },
): Promise<string[]> {
  const absolute = resolve(cwd, path);
  const kind = await kindOf(absolute);
  if (kind === "file") return [absolute];
  if (kind === "folder") return match(pattern, absolute);
  const { isDynamicPattern } = await import("tinyglobby");
  if (isDynamicPattern(path)) return match(path, cwd);
  throw new UsageError(
    `Cannot find \`${path}\``,
    `Paths are looked up from \`${cwd}\``,
  );
}

async function match(pattern: string, cwd: string): Promise<string[]> {
  const { glob } = await import("tinyglobby");
  const found = await glob(pattern, {
    cwd,
    absolute: true,
    ignore: ignored,
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  return found.map((path) => resolve(path)).sort();
}

/** Dependencies, build output, and what is on its way to be a file. */
const unwatched =
  /(?:^|[\\/])(?:node_modules|dist|\.git|\.guidepost|\.guidepost-[0-9a-f-]+\.tmp)(?:[\\/]|$)/;
/** Editors write a file in several steps. */
const quietMilliseconds = 100;

/**
 * Yields once for each change below a folder, however many files it is of, until
 * the signal ends it. Dependencies and build output do not count.
 */
export function changesBelow(
  folder: string,
  {
    signal,
    except,
  }: { readonly signal: AbortSignal; readonly except: ReadonlySet<string> },
): AsyncGenerator<void> {
  const seen = { last: 0, wake: (): void => {} };
  // What changes before somebody asks counts as well.
  const listening = listen(folder, signal, (path) => {
    if (unwatched.test(path) || except.has(resolve(folder, path))) return;
    seen.last = performance.now();
    seen.wake();
  });
  return quietMoments(seen, listening, signal);
}

async function* quietMoments(
  seen: { last: number; wake: () => void },
  listening: Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<void> {
  while (!signal.aborted) {
    if (seen.last === 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      seen.wake = resolve;
      await Promise.race([promise, listening]);
      if (signal.aborted) break;
    }
    const left = seen.last + quietMilliseconds - performance.now();
    if (left > 0) {
      await new Promise((done) => setTimeout(done, left));
      continue;
    }
    seen.last = 0;
    yield;
  }
  await listening;
}

async function listen(
  folder: string,
  signal: AbortSignal,
  onChange: (path: string) => void,
): Promise<void> {
  try {
    for await (const { filename } of watch(folder, { recursive: true, signal }))
      onChange(filename ?? "");
  } catch (error) {
    if (signal.aborted) return;
    throw readingFailed(folder, error);
  }
}

/** A path with its links followed. @throws {UsageError} where it is missing. */
export async function realPathOf(path: string): Promise<string> {
  return realpath(path).catch((error: unknown) => {
    throw readingFailed(path, error);
  });
}

/** Whether a path is the folder or lies in it; both absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function readingFailed(path: string, error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  return new UsageError(`Cannot read \`${path}\`: ${reasonOf(error)}`);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "no such file",
  EEXIST: "a part of the path is not a folder",
  ENOTDIR: "a part of the path is not a folder",
  EISDIR: "it is a folder",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the device",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  EDQUOT: "no space left for you on the device",
  EIO: "the device failed",
  EBUSY: "it is in use",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open on the machine",
  EFBIG: "the file would be larger than is allowed",
};

/** Why the system refused, in plain words. */
export function reasonOf(error: unknown): string {
  return reasons[codeOf(error)] ?? String(error);
}

function isMissing(error: unknown): boolean {
  return hasCode(error, "ENOENT", "ENOTDIR");
}

/** Whether the system refused with one of these codes: `ENOENT`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes(codeOf(error));
}

/** The system's code of an error; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
