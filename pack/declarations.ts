import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import ts from "typescript";
import { entryName, type Entry } from "./entries.ts";

/** Types that stand in ours and are shipped as they are: their folders, by package. */
const shippedTypes: Readonly<Record<string, string>> = {
  unbash: "node_modules/unbash/dist/types.d.ts",
};

/**
 * Writes `lib/types/` below `out`: a declaration for every entry that others
 * import, and for what they need of the rest. What our types take from a bundled
 * package comes with them: nothing else has to be installed.
 */
export function writeDeclarations(
  root: string,
  entries: readonly Entry[],
  { out }: { readonly out: string },
): void {
  const emitted = emit(root, entries);
  const types = join(out, "lib/types");
  const waiting = entries.map(({ source }) => declarationOf(source));
  const written = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (written.has(path)) continue;
    written.add(path);
    const text = emitted.get(path);
    if (text === undefined)
      throw new Error(`Found no declaration of \`${path}\``);
    const target = join(types, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, withImports(path, text));
    waiting.push(...importsOf(path, text));
  }
  for (const [name, source] of Object.entries(shippedTypes))
    writeFileSync(
      join(types, `${name}.d.ts`),
      readFileSync(join(root, source)),
    );
}

/** Where the declaration of an entry stands, from the root of the package. */
export function typesOf(source: string): string {
  return `./lib/types/${entryName(source)}.d.ts`;
}

/** From `lib/types/`: the path of a source below `src/` or `site/`. */
function declarationOf(source: string): string {
  return `${entryName(source)}.d.ts`;
}

function emit(root: string, entries: readonly Entry[]): Map<string, string> {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), (path) =>
    ts.sys.readFile(path),
  );
  const { options } = ts.parseJsonConfigFileContent(
    config.config,
    ts.sys,
    root,
  );
  const program = ts.createProgram({
    rootNames: entries.map(({ source }) => join(root, source)),
    options: {
      ...options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      // `npm run lint` does: here it would take most of the time.
      noCheck: true,
      rootDir: root,
      outDir: root,
    },
  });
  const emitted = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (path, text) =>
    emitted.set(relative(root, path).replace(/^(?:src|site)\//, ""), text),
  );
  if (diagnostics.length > 0)
    throw new Error(
      ts.formatDiagnostics(diagnostics, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => root,
        getNewLine: () => "\n",
      }),
    );
  return emitted;
}

function importsOf(path: string, text: string): string[] {
  return specifiersIn(text)
    .filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) =>
      normalize(join(dirname(path), fileName)).replace(/\.ts$/, ".d.ts"),
    );
}

/** Declarations are looked up by the name of the code: `.js`. */
function withImports(path: string, text: string): string {
  let result = text;
  for (const { fileName, pos } of specifiersIn(text).toReversed()) {
    const quoted = fileName.length + 2;
    const to = JSON.stringify(packedSpecifier(path, fileName));
    result = result.slice(0, pos) + to + result.slice(pos + quoted);
  }
  return result;
}

/** In order; `pos` is that of the first quote. */
function specifiersIn(text: string): ts.FileReference[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.toSorted((a, b) => a.pos - b.pos);
}

function packedSpecifier(path: string, to: string): string {
  if (to.startsWith(".")) return to.replace(/\.ts$/, ".js");
  if (to in shippedTypes) {
    const way = relative(dirname(path), `${to}.js`);
    return way.startsWith(".") ? way : `./${way}`;
  }
  if (mayBeNamed.test(to)) return to;
  throw new Error(
    `Unexpected import of \`${to}\` in the types of \`${path}\`, expected none: it is bundled`,
  );
}

/** Of Node, and of what a site has installed. */
const mayBeNamed = /^(?:node:|astro$|@astrojs\/)/;
