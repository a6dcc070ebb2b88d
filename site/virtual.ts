import type { Plugin } from "vite";
import type { Sources } from "./sources.ts";
import type { GuideEntry, PageHeading, SiteSettings } from "./settings.ts";
import { watchContent } from "./watch.ts";

const siteModule = "virtual:guidepost/site";
const pageModules = "virtual:guidepost/page/";

/** Makes HTML of Markdown with every plugin of the site; `file` is where it stands. */
export type Render = (
  body: string,
  file: URL | undefined,
) => Promise<{
  readonly code: string;
  readonly metadata: { readonly headings: readonly PageHeading[] };
}>;

export interface VirtualModulesOptions {
  readonly settings: Omit<SiteSettings, "guides">;
  readonly read: () => Promise<Sources>;
  readonly render: Render;
  /** Tells whoever writes what could not be read. */
  readonly report: (problem: string) => void;
}

/**
 * Gives the pages what they are made of: the settings of the site, and the text
 * of each page as a module of its own, rendered when its page is.
 */
export function virtualModules({
  settings,
  read,
  render,
  report,
}: VirtualModulesOptions): Plugin {
  let sources: Promise<Sources> | undefined;
  const all = () => (sources ??= read());
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
        if (name === siteModule) return siteCode(settings, await all());
        const page = pageOf(name.slice(pageModules.length), await all());
        const file =
          page.file === undefined
            ? undefined
            : new URL(encodeURI(page.file), settings.root);
        const { code, metadata } = await render(page.body, file);
        return moduleOf({
          html: code,
          headings: metadata.headings,
          body: page.body,
        });
      },
    },
    configureServer(server) {
      watchContent(server, new URL("content/", settings.root), async () => {
        const before = sources;
        sources = undefined;
        await all().catch((error: unknown) => {
          // What was read last is shown until the files read again.
          sources = before;
          report(error instanceof Error ? error.message : String(error));
        });
      });
    },
  };
}

function siteCode(
  settings: Omit<SiteSettings, "guides">,
  { guides, releases }: Sources,
): string {
  const entries: readonly GuideEntry[] = [...guides].map(
    ([
      id,
      {
        file = "",
        facts: { title, ...guidepost },
      },
    ]) => ({
      id,
      filePath: file,
      data: { title, guidepost },
    }),
  );
  return [
    `export const settings = ${JSON.stringify({ ...settings, guides: entries })};`,
    `export const guides = ${loadsOf("guides", [...guides.keys()])};`,
    `export const releases = ${loadsOf("releases", [...releases.keys()])};`,
  ].join("\n");
}

function loadsOf(kind: keyof Sources, ids: readonly string[]): string {
  const loads = ids.map((id) => {
    const from = JSON.stringify(`${pageModules}${kind}/${id}`);
    return `${JSON.stringify(id)}: () => import(${from})`;
  });
  return `{${loads.join(",\n")}}`;
}

/** `guides/whispa/1.2.0-to-2.0.0`: the kind of a page, and its id. */
function pageOf(name: string, { guides, releases }: Sources) {
  const [kind = ""] = name.split("/", 1);
  const id = name.slice(kind.length + 1);
  const page = kind === "guides" ? guides.get(id) : releases.get(id);
  if (page) return page;
  throw new Error(`There is no page \`${name}\``);
}

function moduleOf(exported: Readonly<Record<string, unknown>>): string {
  return Object.entries(exported)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join("\n");
}
