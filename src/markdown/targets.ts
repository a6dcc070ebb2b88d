import type { Link } from "./document.ts";

/** What a link names beside the page or on it. */
export interface Target {
  /** From the page's folder; empty for the page itself. */
  readonly path: string;
  /** Behind `#`; empty where there is none. */
  readonly fragment: string;
}

/** A scheme, a host, a site's root, or a template's business. */
const elsewhere = /^(?:[a-z][a-z\d+.-]*:|[/\\@~])|[{}<>$]/i;

/** `undefined` for what lies elsewhere: nobody here can tell whether it is there. */
export function targetOf({ kind, url }: Link): Target | undefined {
  // An autolink has a scheme, or is an e-mail address.
  if (kind === "autolink" || elsewhere.test(url)) return undefined;
  const [, path = "", fragment = ""] =
    /^([^?#]*)[^#]*#?([^]*)$/.exec(url) ?? [];
  return { path: readable(path), fragment: readable(fragment) };
}

function readable(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}
