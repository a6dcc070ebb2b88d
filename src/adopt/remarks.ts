import { plain } from "../markdown/headings.ts";
import { pieceOf, type Piece } from "./facts.ts";
import type { Lines, Node } from "./nodes.ts";
import { joined, sentenceOf, titleOf } from "./prose.ts";

/** A lead-in is no longer than a title may be. */
const longestTitle = 60;
const tellsResult =
  /\bthis will\b|\bit will\b|\bshould (?:not )?(?:see|be|show|return|print)|\byou(?:'ll| will) see\b|\bexpected\b|\boutput\b|\breturns?\b|\bprints?\b/i;

/** Text, and where it stands. */
export interface Remark {
  readonly text: string;
  readonly lines: Lines;
  /** The item of a list that a block is nested in: what the block is for. */
  readonly isItem?: true;
}

/** Remarks as the reason for a step. */
export interface Remarks {
  readonly field: { readonly why?: string };
  readonly pieces: readonly Piece[];
}

/** Whether text behind a step says what comes of it. */
export function isResult({ text }: Pick<Remark, "text">): boolean {
  return tellsResult.test(text);
}

/** Remarks as the reason for a step. */
export function asReason(remarks: readonly Remark[]): Remarks {
  const why = joined(remarks.map(({ text }) => text));
  return {
    field: why === "" ? {} : { why },
    pieces: remarks.map(({ lines }) => pieceOf(lines, "text", "why")),
  };
}

/** The words right above a block, where they are short enough for its title. */
export function titleIn(remarks: readonly Remark[]):
  | {
      readonly title: string;
      readonly isItem: boolean;
      readonly isAll: boolean;
    }
  | undefined {
  const lead = remarks.at(-1);
  if (lead === undefined) return undefined;
  const title = titleOf(lead.text);
  const isItem = lead.isItem === true;
  const isTitle =
    title !== "" &&
    title.length <= longestTitle &&
    (isItem || /:\s*$/.test(lead.text)) &&
    !/^(?:example|or|and|then|for example|e\.g)\b/i.test(title);
  const isAll = title.length >= sentenceOf(plain(lead.text)).length;
  return isTitle ? { title, isItem, isAll } : undefined;
}

/** Whether a list's last item is about the block behind it. */
export function leadsInto(
  list: Node & { kind: "list" },
  next: Node | undefined,
) {
  if (next?.kind !== "block" || next.line > list.endLine + 3) return false;
  const isNested = next.fence.column > 1;
  const last = list.items.at(-1)?.text ?? "";
  return next.line === list.endLine + 1 || isNested || /:\s*$/.test(last);
}
