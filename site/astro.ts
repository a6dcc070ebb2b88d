import type { StarlightPlugin } from "@astrojs/starlight/types";
import type { satteri } from "@astrojs/markdown-satteri";
import type { AstroConfig, AstroIntegration } from "astro";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isAbsolute } from "node:path";
import { guidesFolder } from "../src/site.ts";
import type { PageFolders } from "./markdown/folders.ts";
import { pageBody } from "./markdown/page-body.ts";
import { rehearsed } from "./markdown/rehearsed.ts";
import { safeLinks } from "./markdown/safe-links.ts";
import { scrolledTables } from "./markdown/scrolled-tables.ts";
import { toldElsewhere } from "./markdown/told-elsewhere.ts";
import { routesOf } from "./routes.ts";
import type { Frame, SiteSettings } from "./settings.ts";
import { readSources } from "./sources.ts";
import { virtualModules, type Render } from "./virtual.ts";

/** Where Guidepost is installed. */
const home = new URL("../", import.meta.url);

/** What the plugin is configured with; all of it may be left out. */
export interface GuidepostOptions {
  /** The folder that holds `content/`, from the project's root; default: that root. */
  readonly root?: string;
  /** Where its guides stand, from the root; default: `content/guides`. */
  readonly guides?: string;
  /** Of the frame that `guidepost site` and Guidepost's own site have around their pages. */
  readonly frame?: Frame;
}

type Settings = Omit<SiteSettings, "guides">;

/**
 * Adds the upgrade guides below `content/` to a Starlight site: products, guides,
 * planner, status, rules and the JSON API, beside the pages it has.
 *
 * `starlight({ title: "Docs", plugins: [guidepost()] })`
 */
export default function guidepost(
  options: GuidepostOptions = {},
): StarlightPlugin {
  const { frame = "starlight", guides = guidesFolder } = options;
  return {
    name: "guidepost",
    hooks: {
      "config:setup"({
        config,
        updateConfig,
        addIntegration,
        addRouteMiddleware,
        astroConfig,
        logger,
      }) {
        const root = rootOf(astroConfig, options);
        const folders = {
          docs: new URL("content/docs/", root),
          guides: new URL(`${guides}/`, root),
        };
        const { title, description = "" } = config;
        const settings = {
          root: root.href,
          home: home.href,
          title: typeof title === "string" ? title : firstOf(title),
          description,
          frame,
        };
        if (!addMarkdownPlugins(astroConfig, { root, folders, frame }))
          logger.warn(
            "Guides need Sätteri, Astro's own Markdown processor: without it they keep their title twice, and links between files lead nowhere",
          );
        updateConfig({
          customCss: [
            ...(config.customCss ?? []),
            ...stylesOf(frame).map((name) => siteFile(`styles/${name}`)),
          ],
          markdown: {
            ...config.markdown,
            // Asides and the anchors of headings, as on every other page.
            processedDirs: [
              ...(config.markdown?.processedDirs ?? []),
              fileURLToPath(folders.docs),
              fileURLToPath(folders.guides),
            ],
          },
        });
        addRouteMiddleware({
          entrypoint: siteFile(
            frame === "starlight" ? "sidebar-beside.ts" : "sidebar.ts",
          ),
        });
        addRouteMiddleware({ entrypoint: siteFile("head.ts") });
        addIntegration(pages(settings, guides));
      },
    },
  };
}

function rootOf(
  { root }: Pick<AstroConfig, "root">,
  { root: folder = "." }: GuidepostOptions,
): URL {
  return isAbsolute(folder)
    ? pathToFileURL(`${folder}/`)
    : new URL(`${folder}/`, root);
}

/** A title in several languages is named by its first. */
function firstOf(titles: Readonly<Record<string, string>>): string {
  return Object.values(titles)[0] ?? "";
}

function stylesOf(frame: Frame): readonly string[] {
  return frame === "starlight"
    ? ["beside.css", "content.css", "print.css"]
    : ["theme.css", "search.css", "content.css", "print.css"];
}

function siteFile(path: string): string {
  return fileURLToPath(new URL(`site/${path}`, home));
}

/** The routes, and what they are made of. */
function pages(settings: Settings, guides: string): AstroIntegration {
  const { frame, root } = settings;
  let config: AstroConfig | undefined;
  return {
    name: "guidepost",
    hooks: {
      "astro:config:setup"({
        command,
        config: { publicDir },
        injectRoute,
        updateConfig,
        logger,
      }) {
        const places = {
          site: new URL("site/", home),
          root: new URL(root),
          publicDir,
        };
        for (const route of routesOf(frame, places))
          injectRoute({ ...route, prerender: true });
        const repository = {
          root: fileURLToPath(root),
          guides,
          as: command === "dev" ? "generated" : "written",
        } as const;
        updateConfig({
          vite: {
            // A rehearsal has a thread, which loads parts of itself when they are wanted.
            worker: { format: "es" },
            plugins: [
              virtualModules({
                settings,
                read: () => readSources(repository),
                render: rendererOf(() => config),
                here: () => command === "build" && !config?.adapter,
                report: (problem) => logger.error(problem),
              }),
            ],
          },
        });
      },
      "astro:config:done"(done) {
        config = done.config;
      },
    },
  };
}

/** The site's own processor, once; commands stand in the prose, so quotes stay as they are. */
function rendererOf(config: () => AstroConfig | undefined): Render {
  let renderer: ReturnType<typeof create> | undefined;
  const create = async () => {
    const found = config();
    if (!found) throw new Error("Unexpected guide before the configuration");
    const { syntaxHighlight, shikiConfig, processor } = found.markdown;
    const { theme, themes, langs } = shikiConfig;
    return processor.createRenderer({
      syntaxHighlight:
        typeof syntaxHighlight === "object"
          ? syntaxHighlight.type
          : syntaxHighlight,
      shikiConfig: { theme, themes, langs },
      smartypants: false,
    });
  };
  return async (body, fileURL) =>
    (await (renderer ??= create())).render(body, {
      ...(fileURL && { fileURL }),
      frontmatter: {},
    });
}

/** Before those of Starlight, which find the page as it will be. Tells whether there is a place for them. */
function addMarkdownPlugins(
  { base, markdown }: Pick<AstroConfig, "base" | "markdown">,
  {
    root,
    folders,
    frame,
  }: {
    readonly root: URL;
    readonly folders: PageFolders;
    readonly frame: Frame;
  },
): boolean {
  const { processor } = markdown;
  if (!isSatteri(processor)) return false;
  const { hastPlugins, features } = processor.options;
  // Commands stand in the prose of these sites: `--` and quotes stay as they are.
  if (frame !== "starlight") features.smartPunctuation = false;
  const record = new URL(".guidepost/dry-run.json", root);
  hastPlugins.push(
    pageBody({ base, folders }),
    toldElsewhere(folders),
    safeLinks,
    scrolledTables,
    rehearsed({ record, root }),
  );
  return true;
}

/** Said here, as the processor's own package may be out of reach. */
function isSatteri(
  processor: AstroConfig["markdown"]["processor"],
): processor is ReturnType<typeof satteri> {
  return processor.name === "satteri";
}
