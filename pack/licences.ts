import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly texts: readonly string[];
}

/** Of code and data that came with those packages, or was read from such. */
const inside = readFileSync(new URL("inside.md", import.meta.url), "utf8");

/** The licences of everything that is bundled or copied, with their texts. */
export function thirdParties(
  modules: readonly string[],
  { others }: { readonly others: readonly string[] },
): string {
  const folders = new Set([...modules.flatMap(packageFolder), ...others]);
  const found = [...folders].map(readPackage);
  const sections = found
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
    .map(sectionOf);
  return [
    "# Third parties\n",
    "Guidepost contains code of these packages, under these licences.\n",
    ...new Set(sections),
    inside,
  ].join("\n");
}

/** The folders of the packages that bundles of others have inside, by what they depend on. */
export function insideOf(root: string, names: readonly string[]): string[] {
  const folders = new Set<string>();
  const add = (name: string, from: string): void => {
    const folder = folderOf(name, from);
    if (folder === undefined || folders.has(folder)) return;
    folders.add(folder);
    const { dependencies = {} } = readJson(folder);
    for (const inner of Object.keys(dependencies)) add(inner, folder);
  };
  for (const name of names) add(name, root);
  return [...folders];
}

/** Where Node finds a package from a folder, innermost first. */
function folderOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return found;
    if (folder === dirname(folder)) return undefined;
  }
}

function sectionOf({ name, version, licence, texts }: Bundled): string {
  const quoted = texts.map(
    (text) => `\`\`\`\`text\n${text.trim()}\n\`\`\`\`\n`,
  );
  return `## ${name} ${version}\n\n${licence}\n\n${quoted.join("\n")}`;
}

/** The folder of the package that a module is of. */
function packageFolder(module: string): string[] {
  const [folder] =
    /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module) ?? [];
  return folder === undefined ? [] : [folder];
}

function readPackage(folder: string): Bundled {
  const { name, version, license = "", author } = readJson(folder);
  const files = globSync("{LICEN[CS]E,Licen[cs]e,licen[cs]e,NOTICE,COPYING}*", {
    cwd: folder,
  }).sort();
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8"));
  const holder = typeof author === "string" ? author : author?.name;
  if (texts.length === 0 && license === "MIT" && holder !== undefined)
    texts.push(mitOf(holder));
  if (texts.length > 0) return { name, version, licence: license, texts };
  throw new Error(
    `Unexpected licence \`${license}\` without a text in \`${name}\`, expected one to ship`,
  );
}

/** Some packages name this licence, and their author, and leave its text out. */
function mitOf(holder: string): string {
  return `The MIT License (MIT)

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
}

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readJson(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
