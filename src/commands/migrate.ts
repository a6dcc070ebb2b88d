import { join, relative } from "node:path";
import { findFiles, kindOf, readText } from "../files.ts";
import { writeTexts, type Writing } from "../writing/write.ts";
import { currentSchema, migrateSchema } from "../release/edit.ts";
import { UsageError } from "../usage.ts";
import type { Command } from "./command.ts";
import { productsFolder } from "./products.ts";

export const migrate: Command = {
  operands: [],
  examples: ["guidepost migrate --check"],
  options: [
    { flags: "--check", summary: "write nothing; exit 1 when a file is old" },
  ],
  run: async (_, { check }, { cwd }) => {
    const folder = join(cwd, productsFolder);
    if ((await kindOf(folder)) !== "folder")
      throw new UsageError(
        `Cannot find \`${productsFolder}\``,
        "Run it in the folder that holds `content`",
      );
    const files = await findFiles(folder, { cwd, pattern: "**/*.yaml" });
    const old: Writing[] = [];
    for (const file of files) {
      const path = relative(cwd, file);
      const text = await readText(file);
      const migrated = migrateSchema(text);
      if (migrated === undefined) {
        throw new UsageError(
          `\`${path}\` has a newer schema than ${currentSchema}`,
          "Install a newer Guidepost",
        );
      }
      if (migrated !== text) old.push({ path, text: migrated, before: text });
    }
    if (check === true) {
      const lines = old.map(({ path }) => `old     ${path}\n`);
      const text = `${lines.join("")}${files.length - old.length} of ${files.length} files are at schema ${currentSchema}\n`;
      return { text, exitCode: old.length > 0 ? 1 : 0 };
    }
    await writeTexts(old, { root: cwd });
    const lines = old.map(({ path }) => `written ${path}\n`);
    const text = `${lines.join("")}${files.length} files at schema ${currentSchema}\n`;
    return { text, exitCode: 0 };
  },
};
