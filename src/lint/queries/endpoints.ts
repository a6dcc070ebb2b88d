import type { Page } from "../rule.ts";
import { told } from "./calls.ts";

/** With which method curl and its like ask. */
export function methodOf(words: readonly string[]): string {
  const line = words.join(" ");
  const [, stated] =
    /(?:^| )(?:-[a-zA-Z]*X ?|--request[ =])([A-Z]+)/.exec(line) ?? [];
  if (stated !== undefined) return stated;
  if (/ (?:-I|--head)(?: |$)/.test(line)) return "HEAD";
  return / (?:-d|-F|--data[\w-]*|--json|--form|--post-data)\b/.test(line)
    ? "POST"
    : "GET";
}

/** Below an address of the product's own; `{id}` is any one part, a slash at the end all below. */
export function isAt(
  word: string,
  path: string,
  { expectations }: Page,
): boolean {
  const [, host = "", own = ""] =
    /^(?:https?:\/\/)?([^/?#]+)(\/[^?#]*)/.exec(told(word)) ?? [];
  const { facts, variables } = expectations;
  const [, variable] = /^\$(\w+)$/.exec(host) ?? [];
  // One part may be anything's: `/health`.
  const isHere =
    /^(?:localhost|127\.0\.0\.1)(?::|$)/.test(host) &&
    path.split("/").length > 2;
  const isOwn =
    isHere ||
    (facts !== undefined && host.toLowerCase().includes(facts.id)) ||
    (variable !== undefined && Object.hasOwn(variables, variable));
  if (!isOwn) return false;
  return leadsTo(own, path);
}

/** Part by part: an expression of many `{id}` would take for ever on some addresses. */
export function leadsTo(own: string, path: string): boolean {
  const wanted = path.split("/");
  const parts = own.split("/");
  if (wanted.at(-1) === "") {
    wanted.pop();
    if (parts.length === wanted.length) return false;
  } else {
    if (parts.length === wanted.length + 1 && parts.at(-1) === "") parts.pop();
    if (parts.length !== wanted.length) return false;
  }
  return wanted.every((one, index) => isLike(parts[index] ?? "", one));
}

function isLike(part: string, wanted: string): boolean {
  const [first = "", ...others] = wanted.split(/\{[^}]*\}/);
  if (!part.startsWith(first)) return false;
  let at = first.length;
  for (const [index, text] of others.entries()) {
    // What stands for an id is one letter at least.
    const isLast = index === others.length - 1;
    const found = isLast
      ? part.length - text.length
      : part.indexOf(text, at + 1);
    if (found <= at || !part.startsWith(text, found)) return false;
    at = found + text.length;
  }
  return at === part.length;
}
