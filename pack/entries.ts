import { globSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** A module of the package that is loaded by its own name. */
export interface Entry {
  /** Below `lib/`, without its ending. */
  readonly name: string;
  /** From the root of the checkout. */
  readonly source: string;
}

/** What `package.json` says, as far as packing reads it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  /** What our own code names, and finds by the package: `#site`. */
  readonly imports: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Started by path, in a process or a thread of their own, or needed beside them. */
const startedByPath = ["src/cli.ts", "src/shipped.ts"];

/** Below `site/`: what Astro's configuration loads before Vite can read TypeScript. */
const ofSite = ["site/astro.ts", "site/standalone.ts"];

export function readManifest(root: string): Manifest {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
}

/** Every module that somebody outside of the bundle names. */
export function entriesOf(root: string): Entry[] {
  const manifest = readManifest(root);
  const sources = new Set([
    ...startedByPath,
    ...startedModules(root),
    ...Object.values(manifest.exports).filter(isCode),
    ...Object.values(manifest.imports),
    ...ofSite,
    ...importedBySite(root),
  ]);
  return [...sources].map((source) => ({ name: entryName(source), source }));
}

export function isCode(path: string): boolean {
  return path.endsWith(".ts");
}

/** `src/index.ts` is `index`, `src/config/define.ts` `config/define`. */
export function entryName(source: string): string {
  return source.replace(/^(?:\.\/)?(?:src|site)\/|\.ts$/g, "");
}

/** `shippedModule("session/evaluate/child")` anywhere in the code. */
function startedModules(root: string): string[] {
  return textsIn(root, "src/**/*.ts").flatMap((text) =>
    Array.from(
      text.matchAll(/\bshippedModule\(\s*"([^"]+)"/g),
      ([, path = ""]) => `src/${path}.ts`,
    ),
  );
}

const fromCode = /(?<=["'])(?:\.\.\/)+src\/([\w/-]+)\.ts(?=["'])/g;

/** The site is shipped as it is written: what it imports must be there by its name. */
function importedBySite(root: string): string[] {
  return siteFiles(root).flatMap((path) =>
    Array.from(
      readFileSync(join(root, path), "utf8").matchAll(fromCode),
      ([, module = ""]) => `src/${module}.ts`,
    ),
  );
}

/** The text of a file of the site that finds the bundle where it found the source. */
export function withBundle(text: string): string {
  return text.replace(fromCode, (path) =>
    path.replace("/src/", "/lib/").replace(/\.ts$/, ".js"),
  );
}

/** What a site is built from; `schema/` writes files of the checkout. */
export function siteFiles(root: string): string[] {
  return globSync("site/**", { cwd: root })
    .filter(
      (path) =>
        statSync(join(root, path)).isFile() &&
        !path.startsWith("site/schema/") &&
        basename(path) !== "tsconfig.json",
    )
    .sort();
}

function textsIn(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root }).map((path) =>
    readFileSync(join(root, path), "utf8"),
  );
}
