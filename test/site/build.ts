import { execFile } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { dryRunRecord, type DryRunRecord } from "../../src/index.ts";
import { hostileCopy } from "./hostile.ts";
import { recordPlatforms } from "./platforms.ts";

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
  readonly remove: () => void;
}

/**
 * Inside the repository, where the copy finds the installed packages. Who works
 * on the tests alone names what an earlier run built in `GUIDEPOST_SITE`.
 */
export async function buildSite(base: string): Promise<BuiltSite> {
  const earlier = process.env["GUIDEPOST_SITE"];
  if (earlier) {
    return {
      repository: earlier,
      pages: join(earlier, "dist"),
      remove: () => undefined,
    };
  }
  const folder = join(root, ".guidepost");
  mkdirSync(folder, { recursive: true });
  removeForgotten(folder);
  const repository = mkdtempSync(join(folder, "site-"));
  for (const name of [
    "astro.config.mjs",
    "content",
    "ec.config.mjs",
    "schemas",
    "site",
    "src",
    "templates",
  ]) {
    cpSync(join(root, name), join(repository, name), { recursive: true });
  }
  for (const [from, to] of Object.entries(harbour)) {
    const text = readFileSync(join(root, "test/release/full", from), "utf8");
    const products = join(repository, "content/products");
    write(join(products, "harbour", to), text);
    write(join(products, "hostile", to), hostileCopy(text, "hostile"));
  }
  const guidepost = join(root, "src/cli.ts");
  await node(repository, [guidepost, "generate", "harbour", "hostile"]);
  await recordPlatforms(repository, (...args) =>
    node(repository, [guidepost, ...args]),
  );
  await node(repository, [guidepost, "lint", "content/guides", "--record"]);
  // The record is of the page as it was.
  appendFileSync(join(repository, changedGuide), "\nRead it twice.\n");
  const pages = join(repository, "dist");
  const astro = join(root, "node_modules/astro/bin/astro.mjs");
  await node(repository, [astro, "build", "--silent"], {
    SITE: "https://guides.example",
    BASE: base,
  });
  const remove = () => rmSync(repository, { recursive: true, force: true });
  return { repository, pages, remove };
}

/** A run that was ended leaves its copy; none takes an hour. */
function removeForgotten(folder: string): void {
  for (const name of globSync("site-*", { cwd: folder })) {
    const path = join(folder, name);
    const age = Date.now() - statSync(path).mtimeMs;
    if (age > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}

/** What was rehearsed of it. */
export function recordIn(repository: string): DryRunRecord {
  const text = readFileSync(
    join(repository, ".guidepost/dry-run.json"),
    "utf8",
  );
  return dryRunRecord.parse(JSON.parse(text));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function node(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      ASTRO_TELEMETRY_DISABLED: "1",
      ...env,
    },
  });
  return stdout;
}
