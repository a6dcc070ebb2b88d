import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import type { Sources } from "./sources.ts";
import type {
  GuideEntry,
  PageHeading,
  RenderedPage,
  SiteSettings,
} from "./settings.ts";
import { watchContent } from "./watch.ts";

const siteModule = "virtual:guidepost/site";
const pageModules = "virtual:guidepost/page/";

/** Where pages that are made in this process find what renders their text. */
const inProcess = "guidepost:rendered";

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
  /** Whether pages are made in this process, as they are unless an adapter makes them. */
  readonly here: () => boolean;
  /** Tells whoever writes what could not be read. */
  readonly report: (problem: string) => void;
}

/**
 * Gives the pages what they are made of: the settings of the site, and the text
 * of each page, rendered when its page is. Where it can, a build renders without
 * making a module of the text: thousands of them take gigabytes.
 */
export function virtualModules({
  settings,
  read,
  render,
  report,
  here,
}: VirtualModulesOptions): Plugin {
  let sources: Promise<Sources> | undefined;
  const all = () => (sources ??= read());
  const rendered = async (name: string): Promise<RenderedPage> => {
    const { body, file } = pageOf(name, await all());
    const at =
      file === undefined ? undefined : new URL(encodeURI(file), settings.root);
    const { code, metadata } = await render(body, at);
    return { html: code, headings: metadata.headings, body };
  };
  return {
    name: "guidepost",
    resolveId: {
      filter: { id: /^(?:virtual:guidepost\/|#site$)/ },
      // No page launches a site; the code that pages share with the command names it.
      handler: (id) => (id === "#site" ? { id, external: true } : `\0${id}`),
    },
    load: {
      filter: { id: /^\0virtual:guidepost\// },
      async handler(id) {
        const name = id.slice(1);
        if (name === siteModule)
          return siteCode(settings, await all(), { here: here() });
        return moduleOf(await rendered(name.slice(pageModules.length)));
      },
    },
    configResolved({ server }) {
      // A development server serves threads from here, too, wherever that is.
      server.fs.allow.push(fileURLToPath(settings.home));
    },
    buildStart() {
      if (here())
        Object.assign(globalThis, { [inProcess]: remembering(rendered) });
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

/** A page is asked for by others, too, soon before or after it is made. */
const mostRemembered = 64;

function remembering<Value>(
  make: (name: string) => Promise<Value>,
): (name: string) => Promise<Value> {
  const made = new Map<string, Promise<Value>>();
  return (name) => {
    const value = made.get(name) ?? make(name);
    made.delete(name);
    made.set(name, value);
    const [oldest] = made.keys();
    if (made.size > mostRemembered && oldest !== undefined) made.delete(oldest);
    return value;
  };
}

function siteCode(
  settings: Omit<SiteSettings, "guides">,
  { guides, releases }: Sources,
  { here }: { readonly here: boolean },
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
    `export const guides = ${loadsOf("guides", [...guides.keys()], here)};`,
    `export const releases = ${loadsOf("releases", [...releases.keys()], here)};`,
  ].join("\n");
}

function loadsOf(
  kind: keyof Sources,
  ids: readonly string[],
  here: boolean,
): string {
  const loads = ids.map((id) => {
    const name = `${kind}/${id}`;
    const load = here
      ? `globalThis[${JSON.stringify(inProcess)}](${JSON.stringify(name)})`
      : `import(${JSON.stringify(pageModules + name)})`;
    return `${JSON.stringify(id)}: () => ${load}`;
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

function moduleOf(exported: RenderedPage): string {
  return Object.entries(exported)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join("\n");
}
