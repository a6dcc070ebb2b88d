import type { Document } from "./document.ts";
import { plain } from "./headings.ts";

const droppedByGithub = /[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\p{Alphabetic}\- ]/gu;
const droppedOfAscii = /[^\w\- ]/g;
const isAscii = /^[\0-\x7f]*$/;
const ids =
  /(?:\b(?:id|name)\s*=\s*["']?|\{:?\s*#|\{\{[<%]\s*(?:anchor|a)\s+["'])([^\s"'<>{}]+)/gi;
const otherHeadings =
  /^(?:[ \t]*>[ \t>]*|[ \t]{2,})#{1,6}[ \t]+(.+)$|<h[1-6](?:\s[^<>]*)?>([^<>]*(?:<[^h][^<>]*>[^<>]*)*)<\/h[1-6]>/gim;

/** The anchors of a page's headings as GitHub makes them, in order. */
export function headingAnchors({ headings }: Document): string[] {
  const taken = new Map<string, number>();
  return headings.map(({ text }) => {
    const slug = slugOf(text);
    let anchor = slug;
    while (taken.has(anchor)) {
      const count = (taken.get(slug) ?? 0) + 1;
      taken.set(slug, count);
      anchor = `${slug}-${count}`;
    }
    taken.set(anchor, 0);
    return anchor;
  });
}

/**
 * Ids that a page sets itself: attributes of tags, `{#id}` and `{: #id}`, Hugo's
 * anchors. Whatever looks like one counts.
 */
export function explicitIds({ text }: Document): Set<string> {
  return new Set([...text.matchAll(ids)].map(([, id = ""]) => id));
}

/**
 * Headings of HTML, of quotes and of content that a generator indents: they are
 * none of the page's sections, and have anchors all the same.
 */
function otherAnchors({ text }: Document): string[] {
  return [...text.matchAll(otherHeadings)].map(([, markdown, html]) =>
    slugOf(plain(markdown ?? html ?? "")),
  );
}

/** Letters, digits and `_` in lower case, spaces as dashes, the rest gone. */
export function slugOf(heading: string): string {
  // Nearly all are ASCII, where classes of Unicode only take time.
  const dropped = isAscii.test(heading) ? droppedOfAscii : droppedByGithub;
  return heading.toLowerCase().replace(dropped, "").replaceAll(" ", "-");
}

/** Where links into a page may lead, by their names in lower case. */
export interface Anchors {
  readonly byName: ReadonlyMap<string, string>;
  /** By what generators of sites agree on: they differ in dashes and in `-1` or `_1`. */
  readonly loosely: ReadonlyMap<string, string>;
}

export function anchorsOf(document: Document): Anchors {
  const all = [
    ...headingAnchors(document),
    ...otherAnchors(document),
    ...explicitIds(document),
  ];
  return {
    byName: new Map(all.map((anchor) => [anchor.toLowerCase(), anchor])),
    loosely: new Map(all.map((anchor) => [loosened(anchor), anchor])),
  };
}

export function loosened(anchor: string): string {
  return anchor
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
