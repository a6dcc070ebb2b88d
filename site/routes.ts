import { existsSync, globSync } from "node:fs";
import type { Frame } from "./settings.ts";

/** Pages of the frame around the guides: only where that frame is Guidepost's. */
const framePages = ["404.astro", "docs/index.astro", "llms.txt.ts"];

/** About Guidepost itself. */
const toolPages = ["index.astro", "docs/systems.astro"];

/** Where those of them lie that are made from the code. */
const reference = "reference/";

/** A page that an integration adds: its address and the file that makes it. */
interface Route {
  /** As Astro writes it: `/products/[id]`. */
  readonly pattern: string;
  readonly entrypoint: URL;
}

/** Where pages come from, and what is there before them. */
interface Places {
  /** The folder `site/` of Guidepost. */
  readonly site: URL;
  /** The folder that holds `content/`. */
  readonly root: URL;
  /** Files that are served as they are. */
  readonly publicDir: URL;
}

/** The pages of a frame. Guidepost's own site has them as files already. */
export function routesOf(frame: Frame, places: Places): readonly Route[] {
  if (frame === "tool") return [];
  const hasDocs = existsSync(new URL("content/docs/", places.root));
  const left = new Set([
    ...toolPages,
    ...(frame === "starlight" ? framePages : []),
    ...(hasDocs ? [] : ["docs/index.astro"]),
  ]);
  const pages = new URL("pages/", places.site);
  const routes = globSync("**/*.{astro,ts}", { cwd: pages })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !left.has(file) && !file.startsWith(reference))
    .toSorted()
    .map((file) => ({
      pattern: patternOf(file),
      entrypoint: new URL(encodeURI(file), pages),
    }));
  return frame === "site" ? [...routes, ...starters(places)] : routes;
}

/** What a site of one's own has until one writes it. */
function starters({ site, root, publicDir }: Places): Route[] {
  const starter = (file: string) => new URL(`starter/${file}`, site);
  const home = { pattern: "/", entrypoint: starter("home.astro") };
  const icon = "favicon.svg";
  const favicon = {
    pattern: `/${icon}`,
    entrypoint: starter(`${icon}.ts`),
  };
  return [
    ...(existsSync(new URL("content/docs/index.md", root)) ? [] : [home]),
    ...(existsSync(new URL(icon, publicDir)) ? [] : [favicon]),
  ];
}

/** `api/[product]/index.json.ts` is served at `/api/[product]/index.json`. */
function patternOf(file: string): string {
  return `/${file.replace(/\.(?:astro|ts)$/, "").replace(/(?:^|\/)index$/, "")}`;
}
