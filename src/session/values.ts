import type { Unknown } from "./events.ts";

/**
 * A value is a sequence of known text and unknown pieces that remember where
 * they come from. `backup-$(date +%F).sql` keeps its known parts.
 */
export type Value = readonly Piece[];

export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "unknown";
      readonly from: Unknown;
      /** What is known of it all the same: `YYYYMMDD` for a date. */
      readonly pattern?: string;
    };
