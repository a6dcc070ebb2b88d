import { CompletionItemKind, type CompletionItem } from "vscode-languageserver";
import { readDocument } from "../../markdown/read.ts";
import { isShell } from "../../shell/script.ts";
import { completeAnnotation } from "./annotations.ts";
import { itemsOf, type Typing } from "./items.ts";
import type { Name, Names } from "./names.ts";
import { placeAt } from "./place.ts";
import { completeInText } from "./references.ts";

/** What may be named in a page. */
export interface PageNames {
  /** Of the product that the page is about; all empty where it is about none. */
  readonly names: Names;
  readonly products: readonly Name[];
  readonly rules: readonly Name[];
}

/** What fits where something is typed in a page. */
export function completePage(
  text: string,
  offset: number,
  typing: Typing,
  { names, products, rules }: PageNames,
): CompletionItem[] {
  const { before, line } = typing;
  if (/guidepost-(?:disable(?:-next-line)?|enable)\s(?!.*\s--\s)/.test(before))
    return itemsOf(rules, typing, { kind: CompletionItemKind.Constant });
  const comment = /(?:<!--|\{\/\*)\s*guidepost\s+(.*)$/.exec(before)?.[1];
  if (comment !== undefined) return completeAnnotation(names, typing);
  const head = frontMatterEnd(text);
  if (offset <= head) {
    const place = placeAt(text.slice(0, head), offset);
    if (place?.path === "guidepost/product")
      return itemsOf(products, typing, {});
    if (place && /^guidepost\/(?:from|to)$/.test(place.path))
      return itemsOf(names.versions, typing, {});
    return [];
  }
  const { fences } = readDocument(text);
  const fence = fences.find(
    (one) => one.line <= line + 1 && line + 1 <= one.endLine,
  );
  if (!fence) return [];
  if (fence.line === line + 1)
    return /[`~]{3,}\s*[\w+-]+\s/.test(before)
      ? completeAnnotation(names, typing)
      : [];
  if (!isShell(fence.language)) return [];
  return completeInText(names, typing, { isMetadata: false }) ?? [];
}

/** Where the front matter ends, without its last mark; 0 where there is none. */
function frontMatterEnd(text: string): number {
  if (!/^\uFEFF?---[ \t]*\r?\n/.test(text)) return 0;
  return Math.max(text.slice(3).search(/(?<=\n)---[ \t]*(?:\r?\n|$)/) + 3, 0);
}
