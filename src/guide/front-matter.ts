import type { Plan } from "../plan/plan.ts";

/** What the front matter of a generated guide says; an interface, see the docs. */
export interface GuideFacts {
  readonly title: string;
  readonly product: string;
  readonly from: string;
  readonly to: string;
  /** Metadata files the guide was made from. */
  readonly sources: readonly string[];
  /** Of the body: a guide whose digest differs was edited by hand. */
  readonly digest: string;
}

/** Number of lines that `withFrontMatter` puts before the body. */
export function frontMatterLength({ sources }: Pick<GuideFacts, "sources">) {
  return sources.length + 9;
}

/** A guide file: front matter, an empty line and the body. */
export function withFrontMatter(body: string, facts: GuideFacts): string {
  const { title, product, from, to, sources, digest } = facts;
  return [
    "---",
    `title: ${JSON.stringify(title)}`,
    "guidepost:",
    `  product: ${product}`,
    `  from: ${from}`,
    `  to: ${to}`,
    "  sources:",
    ...sources.map((source) => `    - ${source}`),
    `  digest: ${digest}`,
    "---",
    body,
  ].join("\n");
}

/** The files a plan was read from, in the order a reader would open them. */
export function sourcesOf({ product, legs }: Plan): string[] {
  const releases = legs.flatMap((leg) => leg.releases);
  return [product, ...releases].map(({ origin }) => origin.file);
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
