import { execFile } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A product whose metadata use every field there is, and where its files go. */
const harbour: Readonly<Record<string, string>> = {
  "product.yaml": "product.yaml",
  ...Object.fromEntries(
    ["1.0.0", "1.1.0", "1.2.0", "1.2.1", "1.3.0"].map((version) => [
      `${version}.yaml`,
      `releases/${version}.yaml`,
    ]),
  ),
  "crane-1.0.0.yaml": "releases/crane/1.0.0.yaml",
  "crane-1.1.0.yaml": "releases/crane/1.1.0.yaml",
};

/** Somebody wrote into it after it was recorded. */
export const changedGuide = "content/guides/openwatch/0.1.0-to-0.2.0.md";

/** A repository like this one, with one product more, and the site made of it. */
export interface BuiltSite {
  readonly repository: string;
  readonly pages: string;
}

/** Inside the repository, where the copy finds the installed packages. */
export async function buildSite(base: string): Promise<BuiltSite> {
  const folder = join(root, ".guidepost");
  mkdirSync(folder, { recursive: true });
  const repository = mkdtempSync(join(folder, "site-"));
  for (const name of [
    "astro.config.mjs",
    "content",
    "site",
    "src",
    "templates",
  ]) {
    cpSync(join(root, name), join(repository, name), { recursive: true });
  }
  for (const [from, to] of Object.entries(harbour)) {
    const target = join(repository, "content/products/harbour", to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, "test/release/full", from), target);
  }
  const guidepost = join(root, "src/cli.ts");
  await node(repository, [guidepost, "generate", "harbour"]);
  await node(repository, [guidepost, "lint", "content/guides", "--record"]);
  // The record is of the page as it was.
  appendFileSync(join(repository, changedGuide), "\nRead it twice.\n");
  const pages = join(repository, "dist");
  const astro = join(root, "node_modules/astro/bin/astro.mjs");
  await node(repository, [astro, "build", "--silent"], {
    SITE: "https://guides.example",
    BASE: base,
  });
  return { repository, pages };
}

async function node(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  await promisify(execFile)(process.execPath, args, {
    cwd,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      ASTRO_TELEMETRY_DISABLED: "1",
      ...env,
    },
  });
}
