import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { bundle } from "./bundle.ts";
import { writeDeclarations } from "./declarations.ts";
import {
  entriesOf,
  isCode,
  readManifest,
  siteFiles,
  withBundle,
} from "./entries.ts";
import { insideOf, thirdParties } from "./licences.ts";
import { packedManifest } from "./manifest.ts";

/** Taken as they are. */
const copied = ["LICENSE", "templates", "schemas"];

/** Packages whose bundle, which goes into ours, has others inside. */
const bundles = ["just-bash"];

/**
 * Writes the package below `out`: everything that users need, and nothing else.
 * What a run before wrote there is replaced; any other folder is left alone.
 */
export async function assemble(
  root: string,
  { out }: { readonly out: string },
): Promise<void> {
  const manifest = readManifest(root);
  clear(out, manifest.name);
  const entries = entriesOf(root);
  const written = JSON.stringify(packedManifest(manifest), null, 2);
  writeFileSync(join(out, "package.json"), `${written}\n`);

  const modules = await bundle(root, entries, { out });
  chmodSync(join(out, "lib/cli.js"), 0o755);
  const open = new Set(Object.values(manifest.exports).filter(isCode));
  writeDeclarations(
    root,
    [...open].map((source) => ({ name: source, source })),
    { out },
  );
  const others = insideOf(root, bundles);
  writeFileSync(join(out, "THIRD-PARTY.md"), thirdParties(modules, { others }));

  for (const path of copied)
    cpSync(join(root, path), join(out, path), { recursive: true });
  writeFileSync(join(out, "README.md"), readFileSync(join(root, "README.md")));
  copySpecs(root, out);
  copySite(root, out);
  copyWasm(root, out, modules);
}

/** Makes an empty folder. @throws where something else than a package of ours is there. */
function clear(out: string, name: string): void {
  mkdirSync(out, { recursive: true });
  if (readdirSync(out).length === 0) return;
  const [own = "{}"] = globSync("package.json", { cwd: out }).map((path) =>
    readFileSync(join(out, path), "utf8"),
  );
  if (JSON.parse(own).name !== name)
    throw new Error(`Unexpected files in \`${out}\`, expected an empty folder`);
  rmSync(out, { recursive: true });
  mkdirSync(out);
}

/** Nobody edits them here: without spaces they are read faster. */
function copySpecs(root: string, out: string): void {
  const from = join(root, "src/tools/specs");
  for (const path of globSync("**/*.json", { cwd: from })) {
    const spec: unknown = JSON.parse(readFileSync(join(from, path), "utf8"));
    write(join(out, "lib/tools/specs", path), JSON.stringify(spec));
  }
}

function copySite(root: string, out: string): void {
  for (const path of siteFiles(root)) {
    const bytes = readFileSync(join(root, path));
    const isText = /\.(?:ts|astro|css)$/.test(path);
    write(join(out, path), isText ? withBundle(bytes.toString()) : bytes);
  }
}

/** A module that was bundled looks for its WebAssembly beside itself. */
function copyWasm(root: string, out: string, modules: readonly string[]): void {
  for (const module of modules)
    for (const path of globSync("*.wasm", { cwd: dirname(module) }))
      write(join(out, "lib", path), readFileSync(join(dirname(module), path)));
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
