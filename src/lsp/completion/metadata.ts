import type { CompletionItem } from "vscode-languageserver";
import type { Typing } from "./items.ts";
import type { Names } from "./names.ts";
import { placeAt } from "./place.ts";
import { completeInText, completeReference } from "./references.ts";

/** What fits where something is typed in the files of a product. */
export function completeMetadata(
  text: string,
  offset: number,
  typing: Typing,
  names: Names,
): CompletionItem[] {
  const place = placeAt(text, offset);
  if (!place) return [];
  return (
    completeInText(names, typing, { isMetadata: true }) ??
    completeReference(place, names, typing)
  );
}
