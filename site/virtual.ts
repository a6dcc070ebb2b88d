import type { Plugin, ViteDevServer } from "vite";
import type { GuideSource } from "../src/site.ts";
import type {
  GuideEntry,
  GuideHeading,
  RenderedGuide,
  SiteSettings,
} from "./settings.ts";

const siteModule = "virtual:guidepost/site";
const guideModules = "virtual:guidepost/guide/";

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
  render,
  report,
}: VirtualModulesOptions): Plugin {
  let guides: Promise<ReadonlyMap<string, GuideSource>> | undefined;
  const all = () =>
    (guides ??= read().then((found) => new Map(found.map((g) => [g.id, g]))));
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
          return siteCode(settings, [...(await all()).values()]);
        const guide = (await all()).get(name.slice(guideModules.length));
        if (!guide) throw new Error(`There is no guide at \`${name}\``);
        return moduleOf(await rendered(guide, settings, render));
      },
    },
    configureServer(server) {
      watchContent(server, new URL("content/", settings.root), async () => {
        const before = guides;
        guides = undefined;
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
): string {
  const entries: readonly GuideEntry[] = guides.map(
    ({ id, facts: { title, ...guidepost } }) => ({
      id,
      filePath: fileOf(id),
      data: { title, guidepost },
    }),
  );
  const loads = guides.map(({ id }) => {
    const from = JSON.stringify(guideModules + id);
    return `${JSON.stringify(id)}: () => import(${from})`;
  });
  return [
    `export const settings = ${JSON.stringify({ ...settings, guides: entries })};`,
    `export const guides = {${loads.join(",\n")}};`,
  ].join("\n");
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
