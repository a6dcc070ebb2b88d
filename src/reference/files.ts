import { join, relative } from "node:path";
import { productsFolder } from "../commands/products.ts";
import { allSchemas } from "../commands/schemas.ts";
import { readConfig } from "../config/read.ts";
import { findFiles, readText } from "../files.ts";
import { readDocument } from "../markdown/read.ts";
import { MetadataError } from "../release/source.ts";
import type { JsonSchema } from "./field-type.ts";
import { fieldsOf, type Field } from "./fields.ts";
import { flow, valueAt, valuesIn, type YamlFile } from "./values.ts";

/** A kind of file that people write. */
export interface WrittenFile {
  readonly name: string;
  readonly summary: string;
  /** As people call it: the end of its path. */
  readonly title: string;
  /** Where it lies in a repository. */
  readonly path: string;
  /** What `guidepost schema` takes. */
  readonly schema: string;
  /** Files of this kind in a repository, which show what people write. */
  readonly written: (root: string) => Promise<readonly YamlFile[]>;
}

export const writtenFiles: readonly WrittenFile[] = [
  {
    name: "product",
    title: "product.yaml",
    summary: "A product: platforms, choices, variables, steps of every upgrade",
    path: "content/products/<id>/product.yaml",
    schema: "product",
    written: (root) => files(root, "*/product.yaml"),
  },
  {
    name: "release",
    title: "releases/<version>.yaml",
    summary:
      "A release: what breaks, which settings change, which migrations run",
    path: "content/products/<id>/releases/<version>.yaml",
    schema: "release",
    written: (root) => files(root, "*/releases/*.yaml"),
  },
  {
    name: "fragment",
    title: "unreleased/<name>.yaml",
    summary: "One change that waits for its release",
    path: "content/products/<id>/unreleased/<name>.yaml",
    schema: "fragment",
    // What a fragment may say, a release may.
    written: (root) => files(root, "*/{unreleased,releases}/*.yaml"),
  },
  {
    name: "configuration",
    title: "guidepost.config.yaml",
    summary: "How loud rules are, which pages are checked, and by whose word",
    path: "guidepost.config.yaml",
    schema: "config",
    written: configurations,
  },
];

/** A field with a value that somebody gave it. */
export interface ShownField extends Omit<Field, "example"> {
  /** As YAML on one line. */
  readonly example?: string;
}

/** Every key that such a file may have, and what of it the files show. */
export function fieldsIn(
  { schema }: Pick<WrittenFile, "schema">,
  written: readonly YamlFile[],
): readonly ShownField[] {
  const read: JsonSchema = JSON.parse(
    allSchemas()[`${schema}.schema.json`] ?? "{}",
  );
  const fields = fieldsOf(read);
  const values = valuesIn(written);
  return fields.map(({ example: given, ...field }) => {
    const found = valueAt(placesOf(field, fields), values)?.text;
    const example = found ?? (given === undefined ? undefined : flow(given));
    return { ...field, ...(example !== undefined && { example }) };
  });
}

/** Where a field stands, and where it stands again in a thing told once. */
function placesOf(
  { path }: Pick<Field, "path">,
  fields: readonly Field[],
): string[] {
  const again = fields.flatMap((other) =>
    other.as !== undefined && path.startsWith(other.as)
      ? [other.path + path.slice(other.as.length)]
      : [],
  );
  return [path, ...again];
}

async function files(root: string, pattern: string): Promise<YamlFile[]> {
  const folder = join(root, productsFolder);
  const paths = await findFiles(folder, { cwd: root, pattern });
  return Promise.all(
    paths.map(async (path) => ({
      file: relative(root, path).replaceAll("\\", "/"),
      text: await readText(path),
    })),
  );
}

/** Those that the docs show. */
async function configurations(root: string): Promise<YamlFile[]> {
  const folder = join(root, "content/docs");
  const paths = await findFiles(folder, { cwd: root, pattern: "*.md" });
  const shown = paths.map(async (path) =>
    readDocument(await readText(path))
      .fences.filter(({ language }) => language === "yaml")
      .map(({ content }) => ({
        file: relative(root, path).replaceAll("\\", "/"),
        text: content,
      })),
  );
  return (await Promise.all(shown)).flat().filter(isConfiguration);
}

function isConfiguration(file: YamlFile): boolean {
  try {
    readConfig(file);
    return true;
  } catch (error) {
    if (error instanceof MetadataError) return false;
    throw error;
  }
}
