import module, { createRequire } from "node:module";
import { dirname, extname, isAbsolute, join, resolve } from "node:path";
import { features, version as node } from "node:process";
import { pathToFileURL } from "node:url";
import { kindOf, readText } from "../files.ts";
import { UsageError } from "../usage.ts";

/** Whether a file is read as data; anything else would have to be run. */
export function isData(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}

/**
 * The file that a path (`./`, `../`, absolute) or a package stands for. Nothing
 * of it is run. @throws {UsageError} where there is none.
 */
export async function resolveModule(
  named: string,
  { folder, by }: { readonly folder: string; readonly by: string },
): Promise<string> {
  if (/^(?:\.{1,2}(?:[\\/]|$)|[\\/]|[A-Za-z]:[\\/])/.test(named)) {
    const path = resolve(folder, named);
    if ((await kindOf(path)) === "file") return path;
    throw new UsageError(
      `Cannot find \`${named}\`, which \`${by}\` names`,
      `Paths are looked up from \`${folder}\``,
    );
  }
  const found = await resolvePackage(named, folder);
  if (found !== undefined) return found;
  const isFile = (await kindOf(join(folder, named))) === "file";
  throw new UsageError(
    `Cannot find the package \`${named}\`, which \`${by}\` names`,
    isFile
      ? `For the file write \`./${named}\``
      : `Install it: npm install --save-dev ${named}`,
  );
}

async function resolvePackage(
  named: string,
  folder: string,
): Promise<string | undefined> {
  const require = createRequire(join(folder, "guidepost.config.js"));
  try {
    const found = require.resolve(named);
    // `fs` is Node's own.
    return isAbsolute(found) ? found : undefined;
  } catch (error) {
    const isForImport =
      error instanceof Error &&
      "code" in error &&
      error.code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
    return isForImport ? importedBy(named, folder) : undefined;
  }
}

/** The entry of a package that says only what `import` gets. */
async function importedBy(
  name: string,
  from: string,
): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const home = join(folder, "node_modules", name);
    const manifest = join(home, "package.json");
    if ((await kindOf(manifest)) === "file") {
      const { exports }: { exports?: unknown } = JSON.parse(
        await readText(manifest),
      );
      const entry = entryOf(exports);
      return entry === undefined ? undefined : join(home, entry);
    }
    if (folder === dirname(folder)) return undefined;
  }
}

function entryOf(exports: unknown): string | undefined {
  if (typeof exports === "string") return exports;
  if (typeof exports !== "object" || exports === null) return undefined;
  const conditions = new Map<string, unknown>(Object.entries(exports));
  for (const name of [".", "import", "default"])
    if (conditions.has(name)) return entryOf(conditions.get(name));
  return undefined;
}

/**
 * Runs a module and gives back its default export. `strips` says whether this Node
 * reads TypeScript. @throws {UsageError}
 */
export async function runModule(
  path: string,
  name: string,
  strips: boolean = features.typescript !== false,
): Promise<unknown> {
  if (/^\.[mc]?ts$/.test(extname(path)) && !strips)
    throw new UsageError(
      `Cannot read \`${name}\`: TypeScript needs Node 22.18 or newer, or 24`,
      `This is Node ${node.slice(1)}; write the configuration as .yaml or .mjs, or update Node`,
    );
  const loaded: unknown = await load(path, name);
  if (typeof loaded === "object" && loaded !== null && "default" in loaded)
    return await loaded.default;
  throw new UsageError(
    `\`${name}\` exports nothing by default`,
    "End it with: export default …",
  );
}

async function load(path: string, name: string): Promise<unknown> {
  readTypeScriptAsModules();
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    const lacks =
      error instanceof Error &&
      "code" in error &&
      error.code === "ERR_MODULE_NOT_FOUND";
    throw new UsageError(
      `Cannot run \`${name}\`: ${reasonOf(error)}`,
      ...(lacks
        ? [
            "Install what it imports, or write it as YAML, which imports nothing",
          ]
        : []),
      ...nextAfter(error, path),
    );
  }
}

function nextAfter(error: unknown, path: string): string[] {
  if (!(error instanceof SyntaxError)) return [];
  const isNoModule = /import statement|token 'export'/.test(error.message);
  return isNoModule && extname(path) === ".js"
    ? [
        'Rename it to end in `.mjs`: its package.json says `"type": "commonjs"`, or nothing',
      ]
    : [`See where: node ${path}`];
}

let readsTypeScriptAsModules = false;

/**
 * `npm init` makes packages of type `commonjs`, where Node refuses `import` in a
 * `.ts`. What is imported and written in TypeScript is a module all the same; `.cts`
 * is there for who means the other thing.
 */
function readTypeScriptAsModules(): void {
  if (readsTypeScriptAsModules) return;
  readsTypeScriptAsModules = true;
  // Missing before Node 22.15, which reads no TypeScript by itself either.
  module.registerHooks?.({
    load: (url, context, next) =>
      /^file:[^?#]*\.ts(?:$|[?#])/.test(url) &&
      context.conditions.includes("import")
        ? next(url, { ...context, format: "module-typescript" })
        : next(url, context),
  });
}

/** With the first place of the stack that is a file of somebody's. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack = "" } = error;
  const [first = ""] = message.split("\n");
  const places = Array.from(
    stack.matchAll(/(?:^|[( ])(?:file:\/\/)?(\/[^\s()]+?:\d+(?::\d+)?)\)?$/gm),
    ([, place = ""]) => place,
  );
  const place = places.find((one) => !one.includes("/node_modules/"));
  const said = `${name}: ${first}`;
  return place === undefined || said.includes(place)
    ? said
    : `${said} at ${place}`;
}
