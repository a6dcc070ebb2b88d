import { join, relative } from "node:path";
import { saidOf, specFolders } from "../../config/effective.ts";
import { findFiles, kindOf, readNow } from "../../files.ts";
import type { Options } from "../command.ts";
import { digestOf } from "../digest.ts";
import { fixturesOf } from "../pages/fixtures.ts";
import { existsBeside, nameBeside } from "../pages/neighbours.ts";
import { sayingsOf } from "../pages/sayings.ts";
import { findProducts, productFolder } from "../products.ts";
import type { Project } from "../project.ts";
import { ownSpecs } from "../specs.ts";
import type { PageText, Told } from "./linted.ts";

/** What a run holds known answers against. */
export interface Keys {
  /** Stands for the text of a page and all that is known before it is linted. */
  readonly keyOf: (page: PageText) => Promise<string>;
  /** Whether a page would be told what another was. */
  readonly holds: (page: PageText, told: Told) => Promise<boolean>;
}

interface Setup {
  readonly cwd: string;
  readonly version: string;
  readonly options: Options;
  readonly records: boolean;
  readonly textOf: (file: string) => string | undefined;
}

/** Flags that change what is found on a page; the others choose or show. */
const telling = ["engine", "dryRun", "fixtures", "configCode"] as const;

export async function keysOf(project: Project, setup: Setup): Promise<Keys> {
  const { cwd, options, version, records, textOf } = setup;
  const { root, config } = project;
  const says = await sayingsOf(project);
  const fixtures = await fixturesOf(root, options, { cwd, says });
  const products = await findProducts(root);
  const specs = specFolders(config);
  const base = digestOf(
    JSON.stringify([
      version,
      records,
      telling.map((name) => options[name] ?? null),
      products,
      config.files.map((path) => readNow(path) ?? null),
      await digestBelow(specs.length > 0 ? specs : [join(root, ownSpecs)]),
      await digestBelow(
        products.map((id) => join(root, productFolder(id), "tools")),
      ),
    ]),
  );
  const productDigests = new Map<string, Promise<string>>();
  const productDigest = (id: string): Promise<string> => {
    const digest =
      productDigests.get(id) ?? digestBelow([join(root, productFolder(id))]);
    productDigests.set(id, digest);
    return digest;
  };
  return {
    async keyOf({ file, text }) {
      const said = says(file, text);
      const { tools } = saidOf(config, file);
      const ranges = Object.entries(tools).map(([tool, { value }]) => [
        tool,
        value,
      ]);
      const known = [base, digestOf(text), ranges];
      if (!said) return digestOf(JSON.stringify(known));
      const { product, fixtures: folder } = said;
      return digestOf(
        JSON.stringify([
          ...known,
          // A page that is about a product may be one that is generated.
          file,
          said,
          typeof product === "string" && products.includes(product)
            ? await productDigest(product)
            : null,
          typeof folder === "string"
            ? await kindOf(join(root, file, "..", folder))
            : null,
        ]),
      );
    },
    async holds({ file, text }, { asked }) {
      const here = (path: string) => existsBeside(file, path, root) ?? null;
      const isThere = asked.exists.every(([path, told]) => here(path) === told);
      if (!isThere) return false;
      const isSame = asked.pages.every(([path, told]) => {
        const other = textOf(nameBeside(file, path));
        return (other === undefined ? null : digestOf(other)) === told;
      });
      if (!isSame) return false;
      const fixture = fixtures(file, text);
      for (const [path, told] of asked.fixtures) {
        const found = JSON.stringify(await fixture?.(path));
        if (found === undefined || digestOf(found) !== told) return false;
      }
      return true;
    },
  };
}

/** Of all files below some folders, their names included. */
async function digestBelow(folders: readonly string[]): Promise<string> {
  const all: string[] = [];
  for (const folder of folders) {
    if ((await kindOf(folder)) !== "folder") continue;
    const files = await findFiles(folder, { cwd: folder, pattern: "**" });
    for (const file of files)
      all.push(relative(folder, file), digestOf(readNow(file) ?? ""));
  }
  return digestOf(all.join("\0"));
}
