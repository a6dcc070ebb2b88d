import { globSync } from "node:fs";
import type { Frame } from "./settings.ts";

/** Pages of the frame around the guides: only where that frame is Guidepost's. */
const framePages = ["404.astro", "index.astro", "llms.txt.ts"];

/** About Guidepost itself. */
const toolPages = ["index.astro", "docs/systems.astro"];

/** A page that an integration adds: its address and the file that makes it. */
interface Route {
  /** As Astro writes it: `/products/[id]`. */
  readonly pattern: string;
  readonly entrypoint: URL;
}

/** The pages of a frame, found in the folder `pages`; the tool's own are files of its site. */
export function routesOf(frame: Frame, pages: URL): readonly Route[] {
  if (frame === "tool") return [];
  const left = new Set(
    frame === "site"
      ? toolPages
      : [...framePages, ...toolPages, "docs/index.astro"],
  );
  return globSync("**/*.{astro,ts}", { cwd: pages })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !left.has(file))
    .toSorted()
    .map((file) => ({
      pattern: patternOf(file),
      entrypoint: new URL(encodeURI(file), pages),
    }));
}

/** `api/[product]/index.json.ts` is served at `/api/[product]/index.json`. */
function patternOf(file: string): string {
  return `/${file.replace(/\.(?:astro|ts)$/, "").replace(/(?:^|\/)index$/, "")}`;
}
