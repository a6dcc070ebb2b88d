import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DryRunRecord, RecordedBlock } from "../src/index.ts";
import { hashOf } from "./record.ts";

/** How many statements ended so. */
type Outcomes = RecordedBlock["outcomes"];

/** What a record says of one page. */
type PageStatus =
  | {
      readonly kind: "rehearsed";
      readonly blocks: number;
      readonly outcomes: Outcomes;
      /** Why statements are unknown or skipped, with how many blocks say so. */
      readonly reasons: ReadonlyMap<string, number>;
    }
  /** The record is about the page as it was, or it has never been rehearsed. */
  | { readonly kind: "changed" | "not-rehearsed" };

/** What the record says of the page at `file`, named from the folder `root`. */
export function statusOf(
  { pages }: Pick<DryRunRecord, "pages">,
  file: string,
  root: URL,
): PageStatus {
  const page = pages.find((page) => page.file === file);
  if (!page) return { kind: "not-rehearsed" };
  const path = join(fileURLToPath(root), file);
  const isSame =
    existsSync(path) && hashOf(readFileSync(path, "utf8")) === page.hash;
  if (!isSame) return { kind: "changed" };
  const reasons = new Map<string, number>();
  for (const reason of page.blocks.flatMap(({ reasons = [] }) => reasons)) {
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return {
    kind: "rehearsed",
    blocks: page.blocks.length,
    outcomes: sumOf(page.blocks.map(({ outcomes }) => outcomes)),
    reasons,
  };
}

function sumOf(all: readonly Outcomes[]): Outcomes {
  const sum = { known: 0, evaluated: 0, unknown: 0, skipped: 0 };
  for (const { known, evaluated, unknown, skipped } of all) {
    sum.known += known;
    sum.evaluated += evaluated;
    sum.unknown += unknown;
    sum.skipped += skipped;
  }
  return sum;
}
