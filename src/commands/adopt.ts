import {
  basename,
  dirname,
  extname,
  join,
  parse,
  relative,
  resolve,
} from "node:path";
import { adopt as adoptGuide, type Adoption } from "../adopt/adopt.ts";
import { describeAdoption } from "../adopt/report.ts";
import { slug } from "../adopt/prose.ts";
import { findConfig } from "../config/find.ts";
import { readText } from "../files.ts";
import { writeTexts, type Writing } from "../writing/write.ts";
import { readProduct } from "../release/read.ts";
import { isId } from "../release/schema/text.ts";
import type { MetadataFile } from "../release/source.ts";
import { UsageError } from "../usage.ts";
import { compareVersions, isVersion } from "../versions.ts";
import type { Command, Options } from "./command.ts";
import { untoldPhases } from "../init/join.ts";
import {
  joinAdopted,
  withoutMadeUp,
  writtenByPeople,
  type Joined,
} from "./init/adopted.ts";
import { modelineOf } from "./modeline.ts";
import { findProducts, productFolder } from "./products.ts";

/** Names of files that say nothing of the product. */
const general =
  /^(?:(?:app-)?(?:upgrad|updat|migrat)(?:e|es|ing|ion|ions)?(?:-(?:guide|notes?|instructions))?|guide|index|readme|changelog)$/;

export const adopt: Command = {
  operands: [
    {
      name: "<guide>",
      summary: "a guide written by hand, such as UPGRADE.md",
      takes: "files",
    },
  ],
  examples: [
    "guidepost adopt UPGRADE.md --dry-run",
    "guidepost adopt docs/upgrade.md --id mill --from 1.4.0 --to 2.0.0",
  ],
  options: [
    {
      flags: "--id <id>",
      summary:
        "product id (default: the file's name, the only product's, or the folder's)",
    },
    { flags: "--name <name>", summary: "product name (default: from the id)" },
    { flags: "--from <version>", summary: "version the guide begins at" },
    { flags: "--to <version>", summary: "version the guide leads to" },
    {
      flags: "--out <folder>",
      summary: "where the files go (default: content/products/<id>)",
    },
    {
      flags: "--dry-run",
      summary: "say what would be written, and write nothing",
    },
    { flags: "--force", summary: "replace files that are there" },
    { flags: "--json", summary: "say it as JSON" },
  ],
  run: async ([path = ""], options, { cwd }) => {
    const config = await findConfig(cwd);
    const root = config === undefined ? cwd : dirname(config);
    const guide = shown(cwd, resolve(cwd, path));
    const text = await readText(resolve(cwd, path));
    const id = await idOf(guide, root, options);
    const out = textIn(options, "out");
    const target = resolve(
      out === undefined ? root : cwd,
      out ?? productFolder(id),
    );
    const adoption = adoptGuide(text, {
      id,
      guide: basename(guide),
      ...endsIn(options),
      ...nameIn(options),
      date: new Date().toISOString().slice(0, 10),
      schema: (kind, file) =>
        modelineOf(root, kind, relative(root, join(target, file))),
    });
    if (adoption.placed.length === 0)
      throw new UsageError(
        `Found nothing to adopt in \`${guide}\``,
        "Name a Markdown file that tells how to upgrade: headings, commands, tables",
      );
    const folder = shown(cwd, target);
    const isDry = options["dryRun"] === true;
    const fitting = await withoutMadeUp(adoption, { folder: target });
    const isForced = options["force"] === true;
    const files =
      isDry || isForced
        ? fitting
        : await joinAdopted(fitting, { folder: target });
    const refused =
      isDry && !isForced
        ? await writtenByPeople(fitting, { folder: target })
        : [];
    proveReadable(files, id);
    if (!isDry)
      await (out === undefined
        ? writeTexts(placedIn(productFolder(id), files), { root })
        : writeTexts(placedIn(target, files), { root: parse(target).root }));
    const [product] = files;
    const told = {
      adoption: { ...adoption, files },
      untold: untoldPhases(product?.text ?? ""),
      guide,
      folder,
      id,
      isDry,
      refused,
    };
    return {
      text: options["json"] === true ? inJson(told) : describeAdoption(told),
      exitCode: 0,
    };
  },
};

/** The product's own file comes last: it is there when all of it is. */
function placedIn(folder: string, files: readonly Joined[]): Writing[] {
  return files
    .map(({ file, ...rest }) => ({ path: join(folder, file), ...rest }))
    .toSorted((a, b) => Number(isProduct(a)) - Number(isProduct(b)));
}

function isProduct({ path }: Writing): boolean {
  return basename(path) === "product.yaml";
}

/** A path from the folder of the caller, as people write it. */
function shown(cwd: string, path: string): string {
  const inside = relative(cwd, path).replaceAll("\\", "/");
  return inside.startsWith("../..") ? path : inside;
}

/** The name of the file; where that says nothing the only product's, or the folder's. */
async function idOf(
  guide: string,
  root: string,
  options: Options,
): Promise<string> {
  const asked = textIn(options, "id");
  if (asked !== undefined) {
    if (isId(asked)) return asked;
    throw new UsageError(
      `Unexpected id \`${asked}\``,
      "Write lower-case words joined by hyphens",
    );
  }
  const file = slug(basename(guide, extname(guide)));
  const [only, ...others] = await findProducts(root);
  const known = others.length === 0 ? only : undefined;
  const id = general.test(file) ? (known ?? slug(basename(root))) : file;
  if (id !== "") return id;
  throw new UsageError(
    `Cannot tell the product of \`${guide}\``,
    "Name it: guidepost adopt <guide> --id <id>",
  );
}

function nameIn(options: Options): { readonly name?: string } {
  const name = textIn(options, "name")?.trim();
  return name === undefined || name === "" ? {} : { name };
}

function endsIn(options: Options): {
  readonly from?: string;
  readonly to?: string;
} {
  const [from, to] = ["from", "to"].map((end) => {
    const version = textIn(options, end)?.replace(/^v/, "");
    if (version === undefined || isVersion(version)) return version;
    throw new UsageError(
      `Unexpected version \`${version}\` for --${end}`,
      "Write a semantic version, such as 1.3.0",
    );
  });
  if (from !== undefined && to !== undefined && compareVersions(from, to) >= 0)
    throw new UsageError(
      `Unexpected --to ${to}, expected a version after ${from}`,
    );
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function textIn(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** What does not read would be our mistake, not the author's. */
function proveReadable(files: readonly MetadataFile[], id: string): void {
  const [product, ...others] = files.map(({ file, text }) => ({
    file: `${id}/${file}`,
    text,
  }));
  if (product === undefined) return;
  readProduct(
    product,
    others.filter(({ file }) => file.endsWith(".yaml")),
  );
}

function inJson({
  adoption: { ends, files, placed, leftovers },
  id,
  folder,
  isDry,
}: {
  readonly adoption: Adoption;
  readonly id: string;
  readonly folder: string;
  readonly isDry: boolean;
}): string {
  const written = files.map(({ file }) => `${folder}/${file}`);
  const unplaced = leftovers.map(({ line, endLine, kind, under }) => ({
    line,
    endLine,
    kind,
    under,
  }));
  const leadsSomewhere = files.some(({ file }) => file.startsWith("releases/"));
  const value = {
    format: 1,
    product: id,
    // Steps of any upgrade lead nowhere in particular.
    from: leadsSomewhere ? ends.from : null,
    to: leadsSomewhere ? ends.to : null,
    versionsFrom: ends.found,
    dryRun: isDry,
    files: written,
    placed,
    unplaced,
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
