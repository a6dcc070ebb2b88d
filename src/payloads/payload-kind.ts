import type { PayloadParser } from "../lint/payload.ts";

/** A language that pages hand to programs. One file of this folder is one of these. */
export interface PayloadKind {
  readonly name: string;
  readonly summary: string;
  /** Each with what is wrong in it: the stretch, a colon, the message. */
  readonly examples: readonly {
    readonly text: string;
    readonly problems: readonly string[];
  }[];
  /** Loaded when a page holds the first payload of this kind, not before. */
  readonly load: () => Promise<PayloadParser>;
}
