import { z } from "zod";
import { writeText } from "../../files.ts";
import type { Block } from "../../lint/rule.ts";
import { tellPage, type ToldBlock } from "../../lint/told.ts";
import { printableJson } from "../../report/printable.ts";
import { UsageError } from "../../usage.ts";
import type { Surroundings } from "../command.ts";
import { digestOf } from "../digest.ts";
import type { Engine, LintedPage } from "./engine.ts";

const folder = ".guidepost";

const hash = z.string().regex(/^[0-9a-f]{16}$/);
const count = z.int().min(0);

/** `.guidepost/dry-run.json`: what a run rehearsed. The same pages give the same record. */
export const dryRunRecord = z.strictObject({
  /** Grows when a field changes its meaning. */
  format: z.literal(1),
  /** Who ran the blocks: `session` followed them, `bwrap` ran them in real bash. */
  engine: z.enum(["session", "bwrap"]),
  /** The version of Guidepost. */
  guidepost: z.string(),
  pages: z.array(
    z.strictObject({
      /** From the folder that Guidepost ran in. */
      file: z.string(),
      /** Of the whole page: it changed since where this differs. */
      hash,
      /** The versions that the page leads between, where it says so. */
      from: z.string().optional(),
      to: z.string().optional(),
      blocks: z.array(
        z.strictObject({
          line: count,
          endLine: count,
          /** The author's name for it: `id=backup`. */
          id: z.string().optional(),
          /** Of the block's text, wherever it stands. */
          hash,
          kind: z.enum(["script", "transcript", "file"]),
          /** How many of its statements ended so. */
          outcomes: z.strictObject({
            known: count,
            evaluated: count,
            unknown: count,
            skipped: count,
          }),
          /** Why statements are unknown or skipped, in plain words. */
          reasons: z.array(z.string()).optional(),
          /** In plain words and in order; the values of secrets are left out. */
          calls: z.array(z.string()),
        }),
      ),
    }),
  ),
});

export type DryRunRecord = z.infer<typeof dryRunRecord>;

export type RecordedBlock = DryRunRecord["pages"][number]["blocks"][number];

/** What was rehearsed of some pages. */
export function recordOf(
  pages: readonly LintedPage[],
  { version, engine = "session" }: { version: string; engine?: Engine },
): DryRunRecord {
  return {
    format: 1,
    engine,
    guidepost: version,
    pages: pages.map(({ file, page }) => {
      const { document, blocks, expectations } = page;
      const { from, to } = expectations;
      const told = tellPage(page);
      return {
        file,
        hash: digestOf(document.text),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        blocks: blocks.map((block, index) => ({
          ...blockOf(block),
          ...toldOf(told[index]),
        })),
      };
    }),
  };
}

/** Writes the record; git ignores its folder. */
export async function writeRecord(
  record: DryRunRecord,
  { cwd }: Surroundings,
): Promise<void> {
  const text = printableJson(`${JSON.stringify(record, null, 2)}\n`);
  try {
    await writeText(`${folder}/.gitignore`, "*\n", { root: cwd });
    await writeText(`${folder}/dry-run.json`, text, { root: cwd });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      error.message,
      "`guidepost check --no-record` writes nothing",
    );
  }
}

function blockOf({ fence, script }: Block) {
  const { line, endLine, annotations } = fence;
  const { id } = annotations;
  return {
    line,
    endLine,
    ...(id !== undefined && { id }),
    hash: digestOf(script.content),
    kind: script.kind,
  };
}

function toldOf(told: ToldBlock | undefined) {
  if (!told) throw new RangeError("Expected what every block did");
  const { outcomes, reasons, events } = told;
  const calls = events.filter(({ kind }) => kind === "call");
  return {
    outcomes,
    ...(reasons.length > 0 && { reasons: [...reasons] }),
    calls: calls.map(({ words }) => words),
  };
}
