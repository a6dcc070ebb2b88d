import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dryRunRecord, type DryRunRecord } from "../src/index.ts";

/** What the last check rehearsed; the site can be built without it. */
export function readRecord(record: URL): DryRunRecord | undefined {
  if (!existsSync(record)) return undefined;
  return dryRunRecord.parse(JSON.parse(readFileSync(record, "utf8")));
}

/** As `src/commands/pages/record.ts` makes them. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Who ran the blocks, in words. */
export const engines: Readonly<Record<DryRunRecord["engine"], string>> = {
  session: "Followed without running anything",
  bwrap: "Run in real bash with every tool recorded",
};
