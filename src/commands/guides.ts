import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findFiles, readText } from "../files.ts";
import {
  frontMatterLength,
  sourcesOf,
  splitFrontMatter,
  withFrontMatter,
} from "../guide/front-matter.ts";
import type { Origin } from "../guide/mark.ts";
import { precompile } from "../guide/precompile.ts";
import {
  renderGuide,
  rendererOf,
  type Renderer,
  type Templates,
} from "../guide/render.ts";
import { expectationsFrom, type Expectations } from "../plan/expect.ts";
import { usualHops } from "../plan/hops.ts";
import { plan, type Plan } from "../plan/plan.ts";
import type { Product } from "../release/types.ts";
import { UsageError } from "../usage.ts";

/** Where generated guides live, from the repository's root. */
export const guidesFolder = "content/guides";

/** A guide as it should stand on disk. */
export interface GuideFile {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
  readonly expectations: Expectations;
  /** Origin of a 1-based line of `text`. */
  readonly trace: (line: number) => Origin | undefined;
}

/** The templates that come with Guidepost, made ready. */
export async function loadRenderer(): Promise<Renderer> {
  return rendererOf(await readTemplates());
}

/** The same templates as the module that a page loads. */
export async function compiledTemplates(): Promise<string> {
  return precompile(await readTemplates());
}

async function readTemplates(): Promise<Templates> {
  const folder = fileURLToPath(new URL("../../templates/", import.meta.url));
  const files = await findFiles(folder, { cwd: folder, pattern: "*.hbs" });
  const entries = files.map(async (file) => [
    basename(file),
    await readText(file),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** The guides that a product's releases call for: one for every usual hop. */
export function guidesOf(product: Product, renderer: Renderer): GuideFile[] {
  return usualHops(product).map(({ from, to }) => {
    const planned = plan(product, from, to);
    if (planned.kind === "plan") return guideFile(planned, renderer);
    throw new UsageError(
      `${product.origin.file}: no guide from ${from} to ${to}: ${planned.why}`,
      planned.instead,
    );
  });
}

/** The file of one plan. */
export function guideFile(planned: Plan, renderer: Renderer): GuideFile {
  const { product, from, to } = planned;
  const { title, body, trace } = renderGuide(planned, renderer);
  const sources = sourcesOf(planned);
  const facts = {
    title,
    product: product.id,
    from,
    to,
    sources,
    digest: digestOf(body),
  };
  const above = frontMatterLength(facts);
  return {
    path: join(guidesFolder, product.id, `${from}-to-${to}.md`),
    text: withFrontMatter(body, facts),
    expectations: expectationsFrom(planned),
    trace: (line) => trace[line - 1 - above],
  };
}

/** Whether somebody changed a generated guide by hand. */
export function wasEdited(text: string): boolean {
  const { body, digest } = splitFrontMatter(text);
  return digest !== digestOf(body);
}

function digestOf(body: string): string {
  return createHash("sha256").update(body).digest("hex").slice(0, 16);
}
