import { join, relative, resolve } from "node:path";
import { settingOf } from "../config/effective.ts";
import { kindOf } from "../files.ts";
import { UsageError } from "../usage.ts";
import { check } from "./check.ts";
import type { Command, Options, Outcome, Surroundings } from "./command.ts";
import { findProducts, loadProduct } from "./products.ts";
import { meant } from "./meant.ts";
import { configOptions, projectOf, type Project } from "./project.ts";
import { loadLauncher, type SiteOptions } from "./site/launcher.ts";
import { refuseLinks, refuseOtherWork } from "./site/places.ts";

export const site: Command = {
  operands: [
    {
      name: "<action>",
      summary: "build, dev or preview",
      takes: ["build", "dev", "preview"],
    },
  ],
  examples: ["guidepost site dev", "guidepost site build --out public"],
  options: [
    {
      flags: "--out <folder>",
      summary: "where the site is built (default: dist)",
    },
    {
      flags: "--no-check",
      summary: "build without `guidepost check` before it",
    },
    {
      flags: "--base <path>",
      summary: "the path that the site is served under",
    },
    { flags: "--url <url>", summary: "where the site is published" },
    { flags: "--port <n>", summary: "of the server (default: 4321)" },
    {
      flags: "--host",
      summary: "serve to the network, not to this machine alone",
    },
    ...configOptions,
  ],
  async run([name = ""], options, surroundings) {
    const action = actionOf(name);
    const project = await projectOf(options, surroundings);
    const site = await siteOf(project, options, surroundings);
    refuseLinks(site);
    return action(site, options, surroundings);
  },
};

type Action = (
  site: SiteOptions,
  options: Options,
  surroundings: Surroundings,
) => Promise<Outcome>;

const actions: Readonly<Record<string, Action>> = {
  async build(site, options, surroundings) {
    const start = performance.now();
    await refuseOtherWork(site.out);
    const launcher = await loadLauncher(site);
    const checked =
      options["check"] === false
        ? undefined
        : await check.run([], onlyConfig(options), surroundings);
    if (checked && checked.exitCode !== 0) return notBuilt(checked);
    const { pages, stray } = await launcher.buildSite(site);
    if (stray !== undefined)
      throw new UsageError(
        `Refused to publish \`${stray}\`, which a page shows: it lies outside of the repository`,
        "Copy the picture beside the page, and name the copy",
      );
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const built = `${pages} ${pages === 1 ? "page" : "pages"} in ${relative(surroundings.cwd, site.out)}, ${seconds} s\n`;
    return { text: `${checked?.text ?? ""}${built}`, exitCode: 0 };
  },
  async dev(site) {
    const launcher = await loadLauncher(site);
    return served(await launcher.developSite(site));
  },
  async preview(site) {
    if ((await kindOf(join(site.out, "index.html"))) === "missing")
      throw new UsageError(
        `There is no site in \`${site.out}\``,
        "Build it first: guidepost site build",
      );
    const launcher = await loadLauncher(site);
    return served(await launcher.previewSite(site));
  },
};

function actionOf(name: string): Action {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) return action;
  throw new UsageError(
    `The site knows no \`${name}\``,
    ...meant(name, Object.keys(actions)),
    "Build the site first: guidepost site build",
  );
}

/** What `check` takes of these options. */
function onlyConfig({ config, configCode }: Options): Options {
  return { config, configCode };
}

function notBuilt({ text, exitCode }: Outcome): Outcome {
  const why = "The site is not built: see above, or build it with --no-check\n";
  return { text: `${text}${why}`, exitCode };
}

function served(address: string): Outcome {
  return { text: `Serving ${address}, Ctrl+C ends it\n`, exitCode: 0 };
}

/** The flags, over the configuration, over what the products say. */
async function siteOf(
  { root, guides, config }: Project,
  { out, base, url, port, host }: Options,
  { cwd }: Surroundings,
): Promise<SiteOptions> {
  const said = settingOf(config, "site")?.value ?? {};
  const ids = await findProducts(root);
  if (ids.length === 0)
    throw new UsageError(
      "Found no product under `content/products`",
      "Write content/products/<id>/product.yaml first, or run `guidepost init`",
    );
  // What does not read is told before anything is built of it.
  const [product] = await Promise.all(ids.map((id) => loadProduct(root, id)));
  const path = textOf(base) ?? said.base;
  const published = textOf(url) ?? said.url;
  const folder = textOf(out);
  const at = portOf(port);
  return {
    root,
    guides,
    out:
      folder === undefined
        ? resolve(root, said.out ?? "dist")
        : resolve(cwd, folder),
    title:
      said.title ??
      (ids.length === 1 ? `${product?.name} upgrades` : "Upgrade guides"),
    description:
      said.description ??
      "Upgrade guides for your version, your platform and your choices, every command checked",
    ...(published !== undefined && { url: published }),
    ...(path !== undefined && { base: path }),
    ...(at !== undefined && { port: at }),
    ...(host === true && { host: true }),
  };
}

function textOf(value: Options[string]): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function portOf(value: Options[string]): number | undefined {
  if (typeof value !== "string") return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new UsageError(
    `Unexpected \`--port ${value}\`, expected a whole number below 65536`,
  );
}
