import { plain } from "../markdown/headings.ts";

const link = /!?\[([^[\]]*)\]\(\s*<?([^()\s>]*)>?[^()]*\)/g;

/**
 * Text of a guide as metadata holds it: one line, links to other pages of the
 * guide's repository by their name only, because it is read elsewhere now.
 */
export function proseOf(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(link, (all, name: string, url: string) =>
      /^(?:https?:|mailto:)/.test(url) ? all : name,
    )
    .trim();
}

/** A sentence without its full stop: templates end it. */
export function sentenceOf(text: string): string {
  return proseOf(text).replace(/(?<!\.)[.:]$/, "");
}

/** Several remarks, one after the other, the last without its full stop. */
export function joined(texts: readonly string[]): string {
  const kept = texts.filter((text) => sentenceOf(text) !== "");
  return kept
    .map((text, at) => {
      const sentence = sentenceOf(text);
      if (at === kept.length - 1) return sentence;
      if (/:\s*$/.test(text)) return `${sentence}:`;
      return /[.!?:;]$/.test(sentence) ? sentence : `${sentence}.`;
    })
    .join(" ");
}

/** A short title in plain words. */
export function titleOf(text: string): string {
  const title = plain(proseOf(text)).replace(/[\s:.,;]+$/, "");
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Lower-case words joined by hyphens; empty where nothing is left. */
export function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\{\{[^}]*\}\}/g, " ")
    .replace(/['’`"]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
