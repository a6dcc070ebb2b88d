import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const astro = fileURLToPath(
  new URL("../../node_modules/astro/bin/astro.mjs", import.meta.url),
);

const config = (base: string) => `import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  base: ${JSON.stringify(base)},
  trailingSlash: "always",
  // Its search loads by itself, and ours when it is opened.
  integrations: [starlight({ title: "Bare", pagefind: false })],
});
`;

const collections = `import { docsSchema } from "@astrojs/starlight/schema";
import { glob } from "astro/loaders";
import { defineCollection } from "astro:content";

export const collections = {
  docs: defineCollection({
    loader: glob({
      base: "./src/content/docs",
      pattern: "**/*.md",
      // Versions keep their dots.
      generateId: ({ entry }) => entry.replace(/\\.md$/, ""),
    }),
    schema: docsSchema(),
  }),
};
`;

/** What a bare site is made of. */
export interface BareSite {
  readonly base: string;
  /** Address to a Markdown file of the repository; the files stay as they are. */
  readonly pages: Readonly<Record<string, string>>;
}

/**
 * Builds a site of Starlight as it comes, with some pages of a repository, in a
 * folder of it, where it finds the installed packages. Answers the folder of its
 * pages.
 */
export async function buildBare(
  repository: string,
  { base, pages }: BareSite,
): Promise<string> {
  const folder = join(repository, ".bare");
  const files = Object.entries(pages).map(([address, file]) => [
    `src/content/docs/${address.replace(/\/$/, "")}.md`,
    readFileSync(join(repository, file), "utf8"),
  ]);
  const all = {
    "astro.config.mjs": config(base),
    "src/content.config.ts": collections,
    ...Object.fromEntries(files),
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), String(text));
  }
  await promisify(execFile)(process.execPath, [astro, "build", "--silent"], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", NODE_ENV: "" },
  });
  return join(folder, "dist");
}
