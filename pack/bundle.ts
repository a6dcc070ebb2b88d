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

function isOfNode(id: string, importer?: string): boolean {
  if (id === "node:child_process" && importer?.includes("/commander/"))
    return false;
  return id.startsWith("node:");
}

/** What pages load: no `node:` may come in with a chunk that the command line shares. */
const inBrowser = "browser";

/** Commander starts programs for commands that are files; ours are none, and this loads slowly. */
const noChildProcesses: Plugin = {
  name: "no child processes in commander",
  resolveId: (id, importer) =>
    id.startsWith("node:") && !isOfNode(id, importer)
      ? "\0no-child-processes"
      : null,
  load: (id) => (id === "\0no-child-processes" ? "export default {};" : null),
};

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
    plugins: [noChildProcesses],
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
