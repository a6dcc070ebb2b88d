import type { ParsedScript } from "unbash";

/** A half-open range of UTF-16 offsets into a block's content. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Text in a shell block that is not shell: YAML, a URL, SQL, program output ... */
export interface Foreign extends Range {
  readonly what: string;
}

/** Text that the reader must replace before the command can run. */
export interface Placeholder extends Range {
  readonly text: string;
  readonly style:
    "angle" | "square" | "brace" | "word" | "template" | "ellipsis";
}

/**
 * A block after prompts and output are split off.
 *
 * `text` is what was parsed. It has exactly the length of `content`: prompts,
 * output and foreign lines are blanked, placeholders are replaced by a word of
 * their own length, so that every offset of the tree is an offset of the block.
 */
export interface Script {
  readonly content: string;
  readonly text: string;
  readonly tree: ParsedScript;
  /** `file`: a file shown to the reader, not input to the session. */
  readonly kind: "script" | "transcript" | "file";
  readonly why: string;
  readonly prompts: readonly Range[];
  readonly output: readonly Range[];
  readonly foreign: readonly Foreign[];
  readonly placeholders: readonly Placeholder[];
}
