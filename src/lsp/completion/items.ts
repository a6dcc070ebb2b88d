import {
  CompletionItemKind,
  type CompletionItem,
  type Position as Point,
} from "vscode-languageserver";
import type { Name } from "./names.ts";

/** The line that something is typed in, and where in it. */
export interface Typing {
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** How names are put in where one is typed. */
export interface Wording {
  readonly kind?: CompletionItemKind;
  /** What stands behind each, unless it stands there already. */
  readonly followedBy?: string;
  /** What a name is made of, as far as it is typed. */
  readonly word?: RegExp;
}

const usualWord = /[\w.-]*$/;

/** Names to choose from; the one chosen takes the place of the word at the cursor. */
export function itemsOf(
  names: readonly Name[],
  { line, before, after }: Typing,
  {
    kind = CompletionItemKind.Reference,
    followedBy = "",
    word = usualWord,
  }: Wording,
): CompletionItem[] {
  const typed = word.exec(before)?.[0] ?? "";
  const rest = /^[\w.-]*/.exec(after)?.[0] ?? "";
  const behind = after.slice(rest.length).startsWith(followedBy)
    ? ""
    : followedBy;
  const at = (character: number): Point => ({ line, character });
  const range = {
    start: at(before.length - typed.length),
    end: at(before.length + rest.length),
  };
  const unique = new Map(names.map((one) => [one.name, one]));
  return [...unique.values()].map(({ name, says }, index) => ({
    label: name,
    kind,
    ...(says !== undefined && { detail: says }),
    // In the order of the file, which is that of the guide.
    sortText: String(index).padStart(4, "0"),
    filterText: name,
    textEdit: { range, newText: name + behind },
  }));
}
