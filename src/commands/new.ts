import { join, relative } from "node:path";
import { kindOf } from "../files.ts";
import { writeText } from "../writing/write.ts";
import { newRelease } from "../release/edit.ts";
import { isDate } from "../release/schema/text.ts";
import { UsageError } from "../usage.ts";
import { isVersion } from "../versions.ts";
import type { Command, Options } from "./command.ts";
import { modelineOf, schemasFolder } from "./modeline.ts";
import { loadProduct, releasePath } from "./products.ts";
import { schemaPath } from "./schema.ts";

export const newCommand: Command = {
  operands: [
    { name: "<product>", summary: "product id", takes: "products" },
    { name: "<version>", summary: "the new version, such as 1.3.0" },
  ],
  examples: ["guidepost new mill 1.3.0 --date 2026-04-02"],
  options: [
    {
      flags: "--date <date>",
      summary: "ISO date of the release (default: today)",
    },
  ],
  run: async ([id = "", version = ""], options, { cwd }) => {
    const path = await writeNewRelease(cwd, {
      id,
      version,
      date: options["date"],
    });
    return { text: `written ${path}\n`, exitCode: 0 };
  },
};

/** Writes the file and answers its path from the root. */
export async function writeNewRelease(
  root: string,
  {
    id,
    version,
    date,
  }: {
    readonly id: string;
    readonly version: string;
    readonly date: Options[string];
  },
): Promise<string> {
  if (!isVersion(version)) {
    throw new UsageError(
      `Unexpected version \`${version}\``,
      "Write a semantic version without `v`, such as 1.3.0",
    );
  }
  if (typeof date === "string" && !isDate(date)) {
    throw new UsageError(
      `Unexpected date \`${date}\``,
      "Write it as 2026-03-10",
    );
  }
  const product = await loadProduct(root, id, { mayBegin: true });
  const path = releasePath(id, version);
  if ((await kindOf(join(root, path))) !== "missing")
    throw new UsageError(
      `\`${path}\` exists already`,
      "Edit it, or name another version",
    );
  const text = newRelease(product, version, {
    date: typeof date === "string" ? date : today(),
    modeline: await releaseModeline(root, path),
  });
  await writeText(path, text, { root, before: null });
  return path;
}

/** In the repository where it has the schemas, or where Guidepost itself lies. */
async function releaseModeline(root: string, path: string): Promise<string> {
  const isKept = (await kindOf(join(root, schemasFolder))) === "folder";
  return isKept
    ? modelineOf(root, "release", path)
    : relative(join(root, path, ".."), schemaPath("release"));
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
