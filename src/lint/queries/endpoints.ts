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
  const pattern = path
    .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
    .replace(/\{[^/}]*\}/g, "[^/]+");
  return new RegExp(`^${pattern}${path.endsWith("/") ? "" : "/?$"}`).test(own);
}
