import type { Plugin, ViteDevServer } from "vite";
import type { GuideSource } from "../src/site.ts";
import type { ReleaseSource } from "./markdown/release-pages.ts";
import type {
  GuideEntry,
  GuideHeading,
  RenderedGuide,
  SiteSettings,
} from "./settings.ts";

const siteModule = "virtual:guidepost/site";
const guideModules = "virtual:guidepost/guide/";
const releaseModules = "virtual:guidepost/release/";

/** Makes HTML of a guide's Markdown, with every plugin of the site. */
export type Render = (
  body: string,
  file: URL,
) => Promise<{
  readonly code: string;
  readonly metadata: { readonly headings: readonly GuideHeading[] };
}>;

export interface VirtualModulesOptions {
  readonly settings: Omit<SiteSettings, "guides">;
  /** All guides there are, as they stand or as they would be generated. */
  readonly read: () => Promise<readonly GuideSource[]>;
  /** The pages of all releases. */
  readonly readReleases: () => Promise<readonly ReleaseSource[]>;
  readonly render: Render;
  /** Tells whoever writes what could not be read. */
  readonly report: (problem: string) => void;
}

/**
 * Gives the pages what they are made of: the settings of the site, and each
 * guide as a module of its own, rendered when its page is.
 */
export function virtualModules({
  settings,
  read,
  readReleases,
  render,
  report,
}: VirtualModulesOptions): Plugin {
  let guides: Promise<ReadonlyMap<string, GuideSource>> | undefined;
  const all = () =>
    (guides ??= read().then((found) => new Map(found.map((g) => [g.id, g]))));
  let releases: Promise<ReadonlyMap<string, ReleaseSource>> | undefined;
  const allReleases = () =>
    (releases ??= readReleases().then(
      (found) => new Map(found.map((each) => [each.id, each])),
    ));
  return {
    name: "guidepost",
    resolveId: {
      filter: { id: /^virtual:guidepost\// },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: /^\0virtual:guidepost\// },
      async handler(id) {
        const name = id.slice(1);
        if (name === siteModule)
          return siteCode(
            settings,
            [...(await all()).values()],
            [...(await allReleases()).keys()],
          );
        if (name.startsWith(releaseModules)) {
          const id = name.slice(releaseModules.length);
          const release = (await allReleases()).get(id);
          if (!release) throw new Error(`There is no release at \`${name}\``);
          return moduleOf(await renderedRelease(release, settings, render));
        }
        const guide = (await all()).get(name.slice(guideModules.length));
        if (!guide) throw new Error(`There is no guide at \`${name}\``);
        return moduleOf(await rendered(guide, settings, render));
      },
    },
    configureServer(server) {
      watchContent(server, new URL("content/", settings.root), async () => {
        const before = guides;
        guides = undefined;
        releases = undefined;
        await all().catch((error: unknown) => {
          // What was read last is shown until the files read again.
          guides = before;
          report(error instanceof Error ? error.message : String(error));
        });
      });
    },
  };
}

function siteCode(
  settings: Omit<SiteSettings, "guides">,
  guides: readonly GuideSource[],
  releases: readonly string[],
): string {
  const entries: readonly GuideEntry[] = guides.map(
    ({ id, facts: { title, ...guidepost } }) => ({
      id,
      filePath: fileOf(id),
      data: { title, guidepost },
    }),
  );
  const ids = guides.map(({ id }) => id);
  return [
    `export const settings = ${JSON.stringify({ ...settings, guides: entries })};`,
    `export const guides = ${loadersOf(guideModules, ids)};`,
    `export const releases = ${loadersOf(releaseModules, releases)};`,
  ].join("\n");
}

/** An object that loads the module of an id. */
function loadersOf(prefix: string, ids: readonly string[]): string {
  const loads = ids.map((id) => {
    const from = JSON.stringify(prefix + id);
    return `${JSON.stringify(id)}: () => import(${from})`;
  });
  return `{${loads.join(",\n")}}`;
}

function fileOf(id: string): string {
  return `content/guides/${id}.md`;
}

async function rendered(
  { id, text }: GuideSource,
  { root }: Pick<SiteSettings, "root">,
  render: Render,
): Promise<RenderedGuide> {
  const body = text.replace(/^---\n.*?\n---\n/s, "");
  const file = new URL(encodeURI(fileOf(id)), root);
  const { code, metadata } = await render(body, file);
  return { html: code, headings: metadata.headings, body };
}

/** It has no file; its links start where those of guides do. */
async function renderedRelease(
  { id, body }: ReleaseSource,
  { root }: Pick<SiteSettings, "root">,
  render: Render,
): Promise<RenderedGuide> {
  const [product = ""] = id.split("/");
  const path = `content/guides/${product}/release.md`;
  const { code, metadata } = await render(body, new URL(path, root));
  return { html: code, headings: metadata.headings, body };
}

function moduleOf(guide: RenderedGuide): string {
  return Object.entries(guide)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join("\n");
}

/** Shows pages anew when facts, templates or guides change. */
function watchContent(
  { watcher, environments, ws }: ViteDevServer,
  content: URL,
  readAgain: () => Promise<void>,
): void {
  const folder = decodeURI(content.pathname);
  watcher.add(folder);
  const isOurs = (file: string) =>
    file.replaceAll("\\", "/").startsWith(folder) &&
    /\.(?:yaml|hbs|md|json)$/.test(file);
  let waiting: NodeJS.Timeout | undefined;
  watcher.on("all", (_event, file) => {
    if (!isOurs(file)) return;
    clearTimeout(waiting);
    // An editor that saves several files is one change.
    waiting = setTimeout(async () => {
      await readAgain();
      for (const { moduleGraph } of Object.values(environments))
        moduleGraph.invalidateAll();
      ws.send({ type: "full-reload" });
    }, 50);
  });
}
