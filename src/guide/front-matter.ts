import type { Product } from "../release/types.ts";
import type { Trace } from "./mark.ts";
import { unescaped } from "./prose.ts";

/** What the front matter of a generated page says; an interface, see the docs. */
export interface GuideFacts {
  readonly title: string;
  readonly product: string;
  /** Of an overview neither; of a runbook the same version twice. */
  readonly from?: string;
  readonly to?: string;
  /** Metadata files the page was made from. */
  readonly sources: readonly string[];
  /** Of the body: a page whose digest differs was edited by hand. */
  readonly digest: string;
}

/** Number of lines that `withFrontMatter` puts before the body. */
export function frontMatterLength(facts: GuideFacts): number {
  return frontMatter(facts).length;
}

/** A guide file: front matter, an empty line and the body. */
export function withFrontMatter(body: string, facts: GuideFacts): string {
  return [...frontMatter(facts), body].join("\n");
}

function frontMatter(facts: GuideFacts): string[] {
  const { title, product, from, to, sources, digest } = facts;
  return [
    "---",
    `title: ${JSON.stringify(unescaped(title))}`,
    "guidepost:",
    `  product: ${product}`,
    ...(from === undefined ? [] : [`  from: ${from}`]),
    ...(to === undefined ? [] : [`  to: ${to}`]),
    "  sources:",
    ...sources.map((source) => `    - ${source}`),
    `  digest: ${digest}`,
    "---",
  ];
}

/**
 * The files of a product that a page says something of, in the order a reader would
 * open them: `releases` are those that it is about, were there nothing to say.
 */
export function sourcesOf(
  product: Product,
  page: { readonly trace: Trace; readonly releases: readonly string[] },
): string[] {
  const { file } = product.origin;
  const used = new Set(page.trace.map((origin) => origin?.file));
  const named = new Set([...used, ...page.releases]);
  const files = releaseFilesOf(product);
  // Its own templates, and what its releases froze.
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const others = [...used].flatMap((other) =>
    other?.startsWith(folder) && other !== file && !files.has(other)
      ? other
      : [],
  );
  return [
    file,
    ...[...files].filter((release) => named.has(release)),
    ...others.toSorted(),
  ];
}

const releaseFiles = new WeakMap<Product, ReadonlySet<string>>();

/** In the order of the releases, those of parts last. */
function releaseFilesOf(product: Product): ReadonlySet<string> {
  const known = releaseFiles.get(product);
  if (known) return known;
  const { releases, parts } = product;
  const all = [...releases, ...parts.flatMap((part) => part.releases)];
  const files = new Set(all.map(({ origin }) => origin.file));
  releaseFiles.set(product, files);
  return files;
}

/** The body of a guide file, and what its front matter says the digest is. */
export function splitFrontMatter(text: string): {
  readonly body: string;
  readonly digest: string | undefined;
} {
  const end = text.indexOf("\n---\n");
  if (!text.startsWith("---\n") || end === -1)
    return { body: text, digest: undefined };
  const head = text.slice(0, end);
  return {
    body: text.slice(end + "\n---\n".length),
    digest: /^ {2}digest: (\S+)$/m.exec(head)?.[1],
  };
}
