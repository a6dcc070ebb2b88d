import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findFiles, kindOf, readText } from "../files.ts";
import {
  frontMatterLength,
  sourcesOf,
  splitFrontMatter,
  withFrontMatter,
  type GuideFacts,
} from "../guide/front-matter.ts";
import type { Frozen } from "../guide/frozen.ts";
import type { Origin } from "../guide/mark.ts";
import { precompile } from "../guide/precompile.ts";
import {
  renderChangelog,
  renderGuide,
  renderOverview,
  renderRunbook,
  rendererOf,
  type Rendered,
  type Renderer,
  type Templates,
} from "../guide/render.ts";
import type { TemplateFile } from "../guide/template-file.ts";
import {
  expectationsFrom,
  expectationsOfAnyDay,
  expectationsOfRunbook,
  type Expectations,
} from "../plan/expect.ts";
import { guidedWays } from "../plan/path/hops.ts";
import { newestOf } from "../plan/newest.ts";
import { plan, type Plan } from "../plan/plan.ts";
import { planRunbook, type PlannedRunbook } from "../plan/runbooks.ts";
import type { Product, Release } from "../release/types.ts";
import { shippedFolder } from "../shipped.ts";
import { UsageError } from "../usage.ts";
import { digestOf } from "./digest.ts";
import { guidesFolder } from "./guides-folder.ts";
import { productFolder } from "./products.ts";

/** A guide as it should stand on disk. */
export interface GuideFile {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
  /** What the page has to keep to; only whoever checks it asks. */
  readonly expectations: () => Expectations;
  /** Origin of a 1-based line of `text`. */
  readonly trace: (line: number) => Origin | undefined;
}

/** The templates that come with Guidepost, and those of a product, made ready. */
export async function loadRenderer(
  own?: Parameters<typeof ownTemplates>[0],
): Promise<Renderer> {
  const folder = fileURLToPath(shippedFolder("../templates/"));
  const templates = await readTemplates(folder);
  return rendererOf(templates, own ? await ownTemplates(own) : []);
}

/** Partials that a product has in place of those of their name. */
async function ownTemplates({
  root,
  id,
}: {
  readonly root: string;
  readonly id: string;
}): Promise<TemplateFile[]> {
  const folder = join(root, productFolder(id), "templates");
  if ((await kindOf(folder)) !== "folder") return [];
  const files = await findFiles(folder, { cwd: root, pattern: "*.hbs" });
  return Promise.all(
    files.map(async (path) => ({
      file: relative(root, path).replaceAll("\\", "/"),
      source: await readText(path),
    })),
  );
}

/**
 * A template of a folder, and what it uses, as the module that a page loads; a
 * product's own in the place of those of their name.
 */
export async function compiledTemplates(
  folder: string,
  name: string,
  own: Parameters<typeof ownTemplates>[0],
): Promise<string> {
  const templates = await readTemplates(folder);
  const files = (await ownTemplates(own)).map(
    ({ file, source }) => [basename(file), source] as const,
  );
  return precompile({ ...templates, ...Object.fromEntries(files) }, name);
}

async function readTemplates(folder: string): Promise<Templates> {
  const files = await findFiles(folder, { cwd: folder, pattern: "*.hbs" });
  const entries = files.map(async (file) => [
    basename(file),
    await readText(file),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** The pages that a product calls for: a guide for every usual hop and named way, and the others. */
export function guidesOf(
  product: Product,
  renderer: Renderer,
  frozen?: Frozen,
): GuideFile[] {
  const hops = guidedWays(product).map(({ from, to }) => {
    const planned = plan(product, from, to);
    if (planned.kind === "plan") return guideFile(planned, renderer, frozen);
    throw new UsageError(
      `${product.origin.file}: no guide from ${from} to ${to}: ${planned.why}`,
      planned.instead,
    );
  });
  return [...hops, ...pagesBesideHops(product, renderer)];
}

/** The page that belongs at a path; undefined where the product calls for none. */
export function guideAt(
  path: string,
  product: Product,
  renderer: Renderer,
  frozen?: Frozen,
): GuideFile | undefined {
  const name = path.slice(join(guidesFolder, product.id, "/").length);
  const [, from, to] = /^(.+)-to-(.+)\.md$/.exec(name) ?? [];
  if (from === undefined || to === undefined || name.startsWith("runbooks/"))
    return pageBesideHops(name, product, renderer);
  const planned = plan(product, from, to);
  return planned.kind === "plan"
    ? guideFile(planned, renderer, frozen)
    : undefined;
}

function pagesBesideHops(product: Product, renderer: Renderer): GuideFile[] {
  return [
    "overview.md",
    "changelog.md",
    ...product.runbooks.map(({ id }) => `runbooks/${id}.md`),
  ].flatMap((name) => pageBesideHops(name, product, renderer) ?? []);
}

/** By its name below the product's folder. */
function pageBesideHops(
  name: string,
  product: Product,
  renderer: Renderer,
): GuideFile | undefined {
  const newest = newestOf(product)?.version;
  if (newest === undefined) return undefined;
  if (name === "overview.md")
    return productFile(product, name, renderOverview(product, renderer));
  if (name === "changelog.md" && product.changelog)
    return productFile(product, name, renderChangelog(product, renderer));
  const runbook = product.runbooks.find(
    ({ id }) => name === `runbooks/${id}.md`,
  );
  return (
    runbook && runbookFile(planRunbook(product, runbook, newest), renderer)
  );
}

/** The file of one plan. */
export function guideFile(
  planned: Plan,
  renderer: Renderer,
  frozen?: Frozen,
): GuideFile {
  const { product, from, to, legs } = planned;
  return pageFile(renderGuide(planned, renderer, frozen), {
    product,
    name: `${from}-to-${to}.md`,
    ends: { from, to },
    releases: legs.flatMap((leg) => leg.releases),
    expectations: () => expectationsFrom(planned),
  });
}

/** A page about the product on any day, not about one way. */
function productFile(
  product: Product,
  name: string,
  rendered: Rendered,
): GuideFile {
  return pageFile(rendered, {
    product,
    name,
    ends: {},
    releases: product.releases,
    expectations: () => expectationsOfAnyDay(product),
  });
}

function runbookFile(planned: PlannedRunbook, renderer: Renderer): GuideFile {
  const { product, runbook, version } = planned;
  return pageFile(renderRunbook(planned, renderer), {
    product,
    name: `runbooks/${runbook.id}.md`,
    ends: { from: version, to: version },
    releases: [],
    expectations: () => expectationsOfRunbook(planned),
  });
}

function pageFile(
  { title, body, trace }: Rendered,
  page: {
    readonly product: Product;
    /** Below the folder of the product's guides. */
    readonly name: string;
    readonly ends: Pick<GuideFacts, "from" | "to">;
    /** Those that the page is about. */
    readonly releases: readonly Release[];
    readonly expectations: GuideFile["expectations"];
  },
): GuideFile {
  const { product, name, ends, releases, expectations } = page;
  const facts = {
    title,
    product: product.id,
    ...ends,
    sources: sourcesOf(product, {
      trace,
      releases: releases.map(({ origin }) => origin.file),
    }),
    digest: digestOf(body),
  };
  const above = frontMatterLength(facts);
  return {
    path: join(guidesFolder, product.id, name),
    text: withFrontMatter(body, facts),
    expectations,
    trace: (line) => trace[line - 1 - above],
  };
}

/** Whether somebody changed a generated guide by hand. */
export function wasEdited(text: string): boolean {
  const { body, digest } = splitFrontMatter(text);
  return digest !== digestOf(body);
}
