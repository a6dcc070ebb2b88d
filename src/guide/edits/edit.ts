import type { ConfigDelta, Surface } from "../../release/types.ts";

/** What to do about one delta: lines of a block, or a sentence where none will do. */
export type Edit =
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  | { readonly kind: "manual"; readonly manual: string };

/** How a configuration format is edited. */
export interface EditForm {
  /** Language of the fence that holds the lines. */
  readonly language: string;
  /** The edit of one delta, or nothing where the operator need not act. */
  readonly edit: (delta: ConfigDelta, surface: Surface) => Edit | undefined;
  /** Puts the lines of several deltas together. */
  readonly join: (edits: readonly (readonly string[])[]) => readonly string[];
}

/** Whether an operator must set a new key: it has no default that would do. */
export function mustSet(delta: Extract<ConfigDelta, { op: "added" }>): boolean {
  return delta.required || delta.set !== undefined;
}

/** Single-quoted for the shell, unless it is plain. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
