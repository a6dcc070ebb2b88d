import { createHash } from "node:crypto";
import { countsInWords, type Product } from "../src/index.ts";
import {
  pathOf,
  releasesOf,
  standingOf,
  titleOf,
  type Published,
} from "./releases.ts";

/** The address of a page by its path on the site, absolute or from the site's root. */
export type Address = (path: `/${string}`) => string;

/** A reader that asks again each day needs no longer list. */
const mostEntries = 50;

/**
 * The releases of a product and its parts as an Atom feed (RFC 4287), newest
 * first. Ids are made of names alone, so that they stay where the site moves; an
 * address may be relative, as the format allows.
 */
export function feedOf(product: Product, address: Address): string {
  const { id, name, summary } = product;
  const published = releasesOf(product)
    .toSorted((a, b) => b.release.date.localeCompare(a.release.date))
    .slice(0, mostEntries);
  const newest = published[0]?.release.date ?? "1970-01-01";
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    element("id", idOf(product, "")),
    element("title", `Releases of ${name}`),
    element("subtitle", plain(summary)),
    element("updated", timeOf(newest)),
    link({ href: address(`/products/${id}/feed.xml`), rel: "self" }),
    link({ href: address(`/products/${id}/`), rel: "alternate" }),
    `<author>${element("name", name)}</author>`,
    element("generator", "Guidepost"),
    ...published.map((each) => entryOf(product, each, address)),
    "</feed>",
    "",
  ].join("\n");
}

function entryOf(
  product: Product,
  published: Published,
  address: Address,
): string {
  const { date, channel } = published.release;
  const path = pathOf(published);
  return [
    "<entry>",
    element("id", idOf(product, path)),
    element("title", entryTitle(product, published)),
    // Nothing says when somebody wrote into a release's file.
    element("published", timeOf(date)),
    element("updated", timeOf(date)),
    link({
      href: address(`/products/${product.id}/releases/${path}/`),
      rel: "alternate",
    }),
    `<category term="${escaped(channel)}"/>`,
    element("summary", saysOf(published)),
    "</entry>",
  ].join("\n");
}

/** Who reads titles alone must not install what was withdrawn. */
function entryTitle(product: Product, published: Published): string {
  const { release } = published;
  const title = titleOf(product, published);
  return "reason" in release.status
    ? `${title}: ${standingOf(release).toLowerCase()}`
    : title;
}

function saysOf({ release }: Published): string {
  const { summary, status, changes } = release;
  const counts = countsInWords(release);
  const breaking = changes
    .filter(({ kind }) => kind === "breaking")
    .map(({ title }) => `Breaking: ${title}`);
  return [
    ...("reason" in status ? [`Do not run it: ${status.reason}`] : []),
    summary,
    ...breaking,
    ...(counts ? [counts] : []),
  ]
    .map((sentence) => `${plain(sentence)}.`)
    .join(" ");
}

/** The same on every host, and of no other product by the same id. */
function idOf({ id, name, tag }: Product, path: string): string {
  const hash = createHash("sha1")
    .update([id, name, tag, path].join("\n"))
    .digest("hex");
  // Version 5 of RFC 9562: made of a name.
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80)
    .toString(16)
    .padStart(2, "0");
  const groups = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    variant + hash.slice(18, 20),
    hash.slice(20, 32),
  ];
  return `urn:uuid:${groups.join("-")}`;
}

function timeOf(date: string): string {
  return `${date}T00:00:00Z`;
}

/** Feeds show text: code has no marks there. */
function plain(prose: string): string {
  return prose.replaceAll("`", "").replace(/\s+/g, " ").trim();
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function link({ href, rel }: { readonly href: string; readonly rel: string }) {
  return `<link rel="${rel}" href="${escaped(href)}"/>`;
}

/** XML has no way to write most control characters, nor half of a pair. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return text
    .replace(unwritable, "\uFFFD")
    .replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}
