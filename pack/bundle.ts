import {
  rolldown,
  type OutputAsset,
  type OutputChunk,
  type Plugin,
} from "rolldown";
import type { Entry } from "./entries.ts";

/** just-bash loads these where they are installed; nothing that Guidepost evaluates needs them. */
const neverLoaded = [
  "@mongodb-js/zstd",
  "node-liblzma",
  "quickjs-emscripten",
  "sql.js",
];

/** Installed by whoever builds a site. */
const ofSite = /^(?:astro|@astrojs\/[\w-]+|vite|virtual:[^?]+)(?:\/|$)/;

/** What pages load: no `node:` may come in with a chunk that the command line shares. */
const inBrowser = "browser";

/**
 * Modules of Node that cost a lot to import: all of their exports are read then,
 * and some of those load its sockets and threads. Each gives what is wanted of it.
 * Commander starts programs for commands that are files, and ours are none.
 */
const lean: Readonly<Record<string, string>> = {
  "node:child_process": "export default {};",
  "node:process": "export default globalThis.process;",
  "node:util": `const util = process.getBuiltinModule("node:util");
    export const { stripVTControlCharacters, styleText } = util;`,
};

const leanModules: Plugin = {
  name: "lean modules of Node",
  resolveId: (id, importer) => (isLean(id, importer) ? `\0${id}` : null),
  load: (id) => (id.startsWith("\0node:") ? lean[id.slice(1)] : null),
};

/** For what every command loads: Commander, and what of ours asks for words in colour. */
function isLean(id: string, importer?: string): boolean {
  if (importer?.includes("/node_modules/commander/")) return id in lean;
  return id === "node:util" && importer?.includes("/node_modules/") === false;
}

function isOfNode(id: string, importer?: string): boolean {
  return id.startsWith("node:") && !isLean(id, importer);
}

/**
 * Writes `lib/` below `out`: every entry by its name, and what they share beside
 * them. Gives the modules that went in, by absolute path.
 */
export async function bundle(
  root: string,
  entries: readonly Entry[],
  { out }: { readonly out: string },
): Promise<string[]> {
  const forBrowsers = entries.filter(({ name }) => name === inBrowser);
  const forNode = entries.filter(({ name }) => name !== inBrowser);
  const modules = [
    await write(root, forNode, { out, platform: "node", chunks: "" }),
    await write(root, forBrowsers, {
      out,
      platform: "browser",
      chunks: "in-browser-",
    }),
  ];
  return [...new Set(modules.flat())].sort();
}

interface Target {
  readonly out: string;
  readonly platform: "node" | "browser";
  /**
   * What the names of files start with that entries share. They lie in `lib/`
   * itself: `src/shipped.ts` may land in any of them, and says where things are.
   */
  readonly chunks: string;
}

async function write(
  root: string,
  entries: readonly Entry[],
  { out, platform, chunks }: Target,
): Promise<string[]> {
  const bundled = await rolldown({
    cwd: root,
    input: Object.fromEntries(
      entries.map(({ name, source }) => [name, source]),
    ),
    platform,
    plugins: [leanModules],
    // What some packages name `main` looks for its own files as it runs.
    resolve: { alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" } },
    // What was CommonJS looks for its files there.
    transform: {
      define: {
        __dirname: "import.meta.dirname",
        __filename: "import.meta.filename",
      },
    },
    external: (id, importer) =>
      neverLoaded.includes(id) ||
      (platform === "node" && (isOfNode(id, importer) || ofSite.test(id))),
    onLog: (level, { message }) => {
      if (level === "warn") throw new Error(message);
    },
  });
  // Every file costs a millisecond: what is loaded together lies together.
  const { output: split } = await bundled.generate({ format: "esm" });
  const program = loadedBy("src/commands/program.ts", split);
  const lint = loadedBy("src/commands/lint.ts", split);
  const { output } = await bundled.write({
    dir: `${out}/lib`,
    codeSplitting: {
      groups: [
        { name: "program", test: (id) => program.has(id), priority: 2 },
        { name: "lint", test: (id) => lint.has(id), priority: 1 },
      ],
    },
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: `${chunks}[name]-[hash].js`,
    comments: false,
    // Names stay: we read the stack traces of users.
    minify: {
      compress: true,
      mangle: false,
      codegen: { removeWhitespace: true },
    },
  });
  await bundled.close();
  return output.flatMap((file) =>
    file.type === "chunk" ? modulesOf(file) : [],
  );
}

/** The modules that are loaded with one, by absolute path; none where it has no file of its own. */
function loadedBy(
  source: string,
  output: readonly (OutputChunk | OutputAsset)[],
): ReadonlySet<string> {
  const chunks = output.filter((file) => file.type === "chunk");
  const loaded = new Set(
    chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith(source)),
  );
  for (const { imports } of loaded)
    for (const chunk of chunks)
      if (imports.includes(chunk.fileName)) loaded.add(chunk);
  return new Set([...loaded].flatMap(modulesOf));
}

function modulesOf({ moduleIds }: OutputChunk): string[] {
  return moduleIds.filter((id) => !id.startsWith("\0"));
}
