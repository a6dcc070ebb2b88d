import type { Version } from "../versions.ts";
import type { ConfigDelta, Origin, Part, Product, Release } from "./types.ts";

/** The number of the shape; it grows when a field changes its meaning. */
const publishedFormat = 1 as const;

/** What no way depends on: it is published a release at a time. */
type Body = Pick<
  Release,
  | "highlights"
  | "artifacts"
  | "config"
  | "changes"
  | "rollback"
  | "steps"
  | "troubleshooting"
>;

/** Of the settings only what says which of them are deprecated, at any version. */
function withoutBody(release: Release): Release {
  const none: Body = {
    highlights: [],
    artifacts: [],
    config: release.config.filter(({ op }) => deprecating.has(op)),
    changes: [],
    rollback: [],
    steps: [],
    troubleshooting: [],
  };
  return { ...release, ...none };
}

const deprecating: ReadonlySet<ConfigDelta["op"]> = new Set([
  "deprecated",
  "undeprecated",
  "removed",
  "renamed",
]);

/** What programs read first: the products there are, and where each is published. */
export interface PublishedProducts {
  readonly format: typeof publishedFormat;
  readonly products: readonly PublishedEntry[];
}

export interface PublishedEntry {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** The release that a new installation should take. */
  readonly newest?: Version;
  /** Oldest first. */
  readonly releases: readonly Version[];
  /** Its file, relative to this one. */
  readonly index: string;
}

/** A product as programs read it; what its releases bring stands in their own files. */
export interface PublishedProduct extends Product {
  readonly format: typeof publishedFormat;
}

/** One release as programs read it, whole. */
export interface PublishedRelease extends Release {
  readonly format: typeof publishedFormat;
}

/** Gets one published release; the part is empty for the product's own. */
export type Fetch = (part: string, version: string) => Promise<Release>;

/** The products, each with the release that its newcomers should take. */
export function publishProducts(
  products: readonly Product[],
  newestOf: (product: Product) => Release | undefined,
): string {
  const published: PublishedProducts = {
    format: publishedFormat,
    products: products.map((product) => {
      const { id, name, summary, releases } = product;
      const newest = newestOf(product);
      return {
        id,
        name,
        summary,
        ...(newest && { newest: newest.version }),
        releases: releases.map(({ version }) => version),
        index: `${id}/index.json`,
      };
    }),
  };
  return toJson(published);
}

/**
 * A product as programs read it: enough to find a way between any two versions.
 * What a release brings is left out; `publishRelease` gives it. Where a record
 * was written stands in `$origin`, as file and line.
 */
export function publishProduct(product: Product): string {
  const parts = product.parts.map((part) => ({
    ...part,
    releases: part.releases.map(withoutBody),
  }));
  const releases = product.releases.map(withoutBody);
  return toJson({ format: publishedFormat, ...product, releases, parts });
}

/** One release as programs read it, whole. */
export function publishRelease(release: Release): string {
  return toJson({ format: publishedFormat, ...release });
}

/** Reads what `publishProduct` wrote. The text is trusted to be of this format. */
export function readPublishedProduct(text: string): Product {
  return fromJson<Product>(text);
}

/** Reads what `publishRelease` wrote. The text is trusted to be of this format. */
export function readPublishedRelease(text: string): Release {
  return fromJson<Release>(text);
}

/** The product with what the named releases bring, each fetched once. */
export async function withReleases(
  product: Product,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  fetch: Fetch,
): Promise<Product> {
  const complete = (part: string, releases: readonly Release[]) =>
    Promise.all(
      releases.map((release) =>
        wanted.get(part)?.has(release.version)
          ? fetch(part, release.version)
          : release,
      ),
    );
  const parts = product.parts.map(async (part): Promise<Part> => {
    return { ...part, releases: await complete(part.id, part.releases) };
  });
  return {
    ...product,
    releases: await complete("", product.releases),
    parts: await Promise.all(parts),
  };
}

function toJson(value: object): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (!isSourced(each)) return each;
    const { origin, ...rest } = each;
    const line = Math.min(...Object.values(origin.lines));
    const at = Number.isFinite(line) ? `${origin.file}:${line}` : origin.file;
    return { ...rest, $origin: at };
  });
}

function fromJson<Value>(text: string): Value {
  return JSON.parse(text, (_, each: unknown) => {
    if (!isPublished(each)) return each;
    const { $origin, ...rest } = each;
    const [, file = $origin, line] = /^(.*):(\d+)$/.exec($origin) ?? [];
    const lines = line === undefined ? {} : { id: Number(line) };
    return { ...rest, origin: { file, lines } };
  }) as Value;
}

function isSourced(value: unknown): value is { readonly origin: Origin } {
  if (typeof value !== "object" || value === null) return false;
  if (!("origin" in value)) return false;
  const { origin } = value;
  return typeof origin === "object" && origin !== null && "lines" in origin;
}

function isPublished(value: unknown): value is { readonly $origin: string } {
  if (typeof value !== "object" || value === null) return false;
  return "$origin" in value && typeof value.$origin === "string";
}
