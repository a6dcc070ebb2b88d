import { dirname, join, relative, resolve } from "node:path";
import { findFiles, isInside, kindOf, readWithin } from "../../files.ts";
import type { Fixture } from "../../session/wants.ts";
import { UsageError } from "../../usage.ts";
import type { Option, Options } from "../command.ts";
import { findProducts, productFolder } from "../products.ts";
import type { Sayings } from "./sayings.ts";

export const fixturesOption: Option = {
  flags: "--fixtures <folder>",
  summary: "the files that the reader's folder holds: a repository, or a few",
};

const mostBytes = 16_384;

/** Reads a file of the reader's folder; undefined where a page names no such folder. */
export type Fixtures = ((path: string) => Promise<Fixture>) | undefined;

/**
 * The folder where the reader of a page starts: of the flag, of the page's front
 * matter, or of the product that it names. Nothing is ever written there.
 */
export async function fixturesOf(
  root: string,
  { fixtures: flag }: Options,
  { cwd, says }: { readonly cwd: string; readonly says: Sayings },
): Promise<(file: string, text: string) => Fixtures> {
  const products = await findProducts(root);
  const given = typeof flag === "string" ? resolve(cwd, flag) : undefined;
  if (given !== undefined && (await kindOf(given)) !== "folder")
    throw new UsageError(
      `Unexpected \`${String(flag)}\` for \`--fixtures\`, expected a folder`,
    );
  return (file, text) => {
    const folders =
      given === undefined
        ? foldersOf({ root, file, products, guide: says(file, text) ?? {} })
        : [given];
    if (folders.length === 0) return undefined;
    return (path) => readFirst(folders, path);
  };
}

async function readFirst(
  folders: readonly string[],
  path: string,
): Promise<Fixture> {
  for (const folder of folders) {
    const found = await readWithin(folder, path, { most: mostBytes });
    if (found.kind !== "missing") return found;
  }
  return { kind: "missing" };
}

/**
 * The text files of a product's fixtures, by version and path; those of every
 * version under the empty name.
 */
export async function exampleFiles(
  root: string,
  product: string,
): Promise<Record<string, Record<string, string>>> {
  const folder = join(root, productFolder(product), "fixtures");
  if ((await kindOf(folder)) !== "folder") return {};
  const files: Record<string, Record<string, string>> = {};
  for (const file of await findFiles(folder, { cwd: folder, pattern: "**" })) {
    const path = relative(folder, resolve(folder, file)).replaceAll("\\", "/");
    const found = await readWithin(folder, path, { most: mostBytes });
    if (found.kind !== "text") continue;
    const [, version = "", rest = path] = /^(\d[^/]*)\/(.*)$/.exec(path) ?? [];
    (files[version] ??= {})[rest] = found.text;
  }
  return files;
}

interface NamedPage {
  readonly root: string;
  readonly file: string;
  /** What it says to Guidepost. */
  readonly guide: NonNullable<ReturnType<Sayings>>;
  readonly products: readonly string[];
}

/** Those of the version that a guide starts from come before those of all. */
function foldersOf({ root, file, guide, products }: NamedPage): string[] {
  const { fixtures: named, product, from } = guide;
  if (typeof named === "string") {
    const folder = fixturesFolder(root, file, named);
    return folder === undefined ? [] : [folder];
  }
  if (typeof product !== "string" || !products.includes(product)) return [];
  const folder = join(root, productFolder(product), "fixtures");
  return typeof from === "string" && /^\d[\w.+-]*$/.test(from)
    ? [join(folder, from), folder]
    : [folder];
}

/** The folder that a page names; a page must not read what is not the repository's. */
export function fixturesFolder(
  root: string,
  file: string,
  named: string,
): string | undefined {
  const folder = resolve(root, dirname(file), named);
  return isInside(folder, resolve(root)) ? folder : undefined;
}
