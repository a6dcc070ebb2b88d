import { build, dev, preview, type AstroInlineConfig } from "astro";
import { existsSync, globSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ownImages } from "./own-images.ts";
import { standalone, type StandaloneOptions } from "./standalone.ts";

/** A site of somebody's own, as `guidepost site` is asked for it. */
export interface LaunchOptions extends Pick<
  StandaloneOptions,
  "title" | "description" | "url" | "base" | "guides"
> {
  /** The folder that holds `content/`, absolute. */
  readonly root: string;
  /** Where the site is built, absolute. */
  readonly out: string;
  readonly port?: number;
  /** Whom it is served to: an address, or everybody in the network. */
  readonly host?: string | true;
}

/** Its warnings are about its own configuration, which nobody here has written. */
const logLevel = "error" as const;

const own = (path: string) => new URL(`../site/${path}`, import.meta.url);

/**
 * Builds the site into its folder, and says how many pages it has, or which picture
 * from elsewhere one of them shows: none of them is built then.
 */
export async function buildSite(
  options: LaunchOptions,
): Promise<{ readonly pages: number; readonly stray?: string }> {
  const config = configOf(options, emptied("site", options));
  const strays: string[] = [];
  const pictures = ownImages(options.root, (file) => strays.push(file));
  const vite = { ...config.vite, plugins: [pictures] };
  try {
    await build({ ...config, vite, logLevel });
  } catch (error) {
    const [stray] = strays;
    if (stray === undefined) throw error;
    return { pages: 0, stray };
  }
  return { pages: globSync("**/*.html", { cwd: options.out }).length };
}

/** Serves the site while its files are written, until the process ends. Gives its address. */
export async function developSite(options: LaunchOptions): Promise<string> {
  const project = emptied("dev", options);
  const { vite, ...rest } = configOf(options, project);
  const plugins = [ownImages(options.root)];
  const config = { ...rest, vite: { ...vite, plugins }, logLevel };
  const { address } = await dev(config);
  return addressOf(address.port, options);
}

/** Serves what was built, until the process ends. Gives its address. */
export async function previewSite(options: LaunchOptions): Promise<string> {
  const project = placeOf("site", options);
  const config = { ...configOf(options, project), logLevel };
  const { port } = await preview(config);
  return addressOf(port, options);
}

function addressOf(port: number, { base = "/" }: LaunchOptions): string {
  return new URL(base, `http://localhost:${port}/`).href;
}

/** Everything Astro writes for itself stays below `.guidepost/`, which nobody commits. */
function placeOf(name: "dev" | "site", { root }: LaunchOptions): URL {
  const project = new URL(`.guidepost/${name}/`, pathToFileURL(`${root}/`));
  mkdirSync(project, { recursive: true });
  return project;
}

/** What somebody committed there all the same would be obeyed: a tsconfig.json, pages in a cache. */
function emptied(name: "dev" | "site", options: LaunchOptions): URL {
  rmSync(placeOf(name, options), { recursive: true, force: true });
  return placeOf(name, options);
}

function configOf(options: LaunchOptions, project: URL): AstroInlineConfig {
  const { root, out, port, host } = options;
  const files = new URL("public/", pathToFileURL(`${root}/`));
  // Astro would tell its makers of each build.
  process.env["ASTRO_TELEMETRY_DISABLED"] = "1";
  return {
    ...standalone({ ...options, frame: "site" }),
    configFile: false,
    root: fileURLToPath(project),
    srcDir: fileURLToPath(own("starter/")),
    publicDir: fileURLToPath(existsSync(files) ? files : own("public/")),
    outDir: out,
    cacheDir: fileURLToPath(new URL("cache/", project)),
    server: {
      ...(port !== undefined && { port }),
      ...(host !== undefined && { host }),
    },
  };
}
