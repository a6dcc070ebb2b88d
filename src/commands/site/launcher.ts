import { createRequire } from "node:module";
import { join } from "node:path";
import { kindOf, readText } from "../../files.ts";
import { UsageError } from "../../usage.ts";

/** What the site of a repository is built or served with. */
export interface SiteOptions {
  /** The folder that holds `content/`, absolute. */
  readonly root: string;
  /** Where the guides stand, from the root. */
  readonly guides: string;
  /** Where it is built, absolute. */
  readonly out: string;
  readonly title: string;
  readonly description: string;
  readonly url?: string;
  readonly base?: string;
  readonly port?: number;
  readonly host?: true;
}

/** What `site/launch.ts` does, behind which Astro is. */
export interface Launcher {
  readonly buildSite: (
    options: SiteOptions,
  ) => Promise<{ readonly pages: number; readonly stray?: string }>;
  /** Gives the address of the server. */
  readonly developSite: (options: SiteOptions) => Promise<string>;
  readonly previewSite: (options: SiteOptions) => Promise<string>;
}

/** The site is no part of what imports it: it is found by its name in package.json. */
const launcher: string = "#site";

/** What is installed beside Guidepost, and only by who wants a site. */
export const peers: readonly string[] = [
  "astro@^7.3.4",
  "@astrojs/starlight@^0.42.4",
];

/** How package managers add packages, by the file that tells them apart. */
const managers: Readonly<Record<string, string>> = {
  "pnpm-lock.yaml": "pnpm add --save-dev",
  "yarn.lock": "yarn add --dev",
  "bun.lock": "bun add --dev",
  "bun.lockb": "bun add --dev",
};

/** @throws {UsageError} with the line that installs Astro, where it is missing. */
export async function loadLauncher({
  root,
}: Pick<SiteOptions, "root">): Promise<Launcher> {
  const found = seesPeers(root) ? await loadNamed(launcher) : undefined;
  if (found !== undefined) return found;
  throw new UsageError(
    "A site is built with Astro and Starlight, which are not installed here",
    `Install them: ${await installing(root)}`,
  );
}

/** Astro looks for pages of Starlight from the site's folder, not from ours. */
function seesPeers(root: string): boolean {
  const require = createRequire(join(root, "package.json"));
  try {
    require.resolve("astro/package.json");
    require.resolve("@astrojs/starlight/components");
    return true;
  } catch {
    return false;
  }
}

/** By a name that no bundler sees through: it would take Astro for a part of us. */
async function loadNamed(name: string): Promise<Launcher | undefined> {
  try {
    return await import(name);
  } catch (error) {
    if (isMissingPeer(error)) return undefined;
    throw error;
  }
}

/** The line that installs what a site needs, for the package manager of a folder. */
export async function installing(root: string): Promise<string> {
  const packages = peers.map((peer) => `"${peer}"`).join(" ");
  return `${await adding(root)} ${packages}`;
}

function isMissingPeer(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "ERR_MODULE_NOT_FOUND" &&
    /'(?:astro|@astrojs\/starlight)'/.test(error.message)
  );
}

async function adding(root: string): Promise<string> {
  for (const [file, command] of Object.entries(managers))
    if ((await kindOf(join(root, file))) !== "missing") return command;
  return (await namedManager(root)) ?? "npm install --save-dev";
}

/** As Corepack is told: `"packageManager": "pnpm@10.1.0"`. */
async function namedManager(root: string): Promise<string | undefined> {
  const path = join(root, "package.json");
  if ((await kindOf(path)) === "missing") return undefined;
  const [, name] =
    /"packageManager"\s*:\s*"(pnpm|yarn|bun)@/.exec(await readText(path)) ?? [];
  return Object.values(managers).find((command) =>
    command.startsWith(`${name} `),
  );
}
