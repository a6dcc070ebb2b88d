import { writeText } from "../../writing/write.ts";
import type { Block } from "../../lint/rule.ts";
import { tellPage, type ToldBlock, type ToldEvent } from "../../lint/told.ts";
import { printableJson } from "../../report/printable.ts";
import { UsageError } from "../../usage.ts";
import type { Surroundings } from "../command.ts";
import { digestOf } from "../digest.ts";
import type { Engine, LintedPage } from "./engine.ts";

const folder = ".guidepost";

/** Events after which something is not as it was. */
const changing: ReadonlySet<ToldEvent["kind"]> = new Set([
  "write-file",
  "remove-file",
  "keep",
]);

/** `.guidepost/dry-run.json`: what a run rehearsed. The same pages give the same record. */
export interface DryRunRecord {
  /** Grows when a field changes its meaning. */
  readonly format: 1;
  /** Who ran the blocks: `session` followed them, `bwrap` ran them in real bash. */
  readonly engine: Engine;
  /** The version of Guidepost. */
  readonly guidepost: string;
  readonly pages: readonly RecordedPage[];
}

export interface RecordedPage {
  /** From the folder that Guidepost ran in. */
  readonly file: string;
  /** Of the whole page: it changed since where this differs. */
  readonly hash: string;
  /** The versions that the page leads between, where it says so. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly blocks: readonly RecordedBlock[];
}

/** What the dry run saw of one block; lines count from 1. */
export interface RecordedBlock {
  readonly line: number;
  readonly endLine: number;
  /** The author's name for it: `id=backup`. */
  readonly id?: string | undefined;
  /** Of the block's text, wherever it stands. */
  readonly hash: string;
  readonly kind: "script" | "transcript" | "file";
  /** How many of its statements ended so. */
  readonly outcomes: Readonly<
    Record<"known" | "evaluated" | "unknown" | "skipped", number>
  >;
  /** Why statements are unknown or skipped, in plain words. */
  readonly reasons?: readonly string[] | undefined;
  /** In plain words and in order; the values of secrets are left out. */
  readonly calls: readonly string[];
  /** In plain words and in order: files written and removed, and what lasts. */
  readonly changes?: readonly string[] | undefined;
}

/** What was rehearsed of some pages. */
export function recordOf(
  pages: readonly RecordedPage[],
  { version, engine = "session" }: { version: string; engine?: Engine },
): DryRunRecord {
  return {
    format: 1,
    engine,
    guidepost: version,
    pages,
  };
}

/** What was rehearsed of a page. */
export function recordedPage({ file, page }: LintedPage): RecordedPage {
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
  const changes = events.filter(({ kind }) => changing.has(kind));
  return {
    outcomes,
    ...(reasons.length > 0 && { reasons: [...reasons] }),
    calls: calls.map(({ words }) => words),
    ...(changes.length > 0 && {
      changes: changes.map(({ words }) => words),
    }),
  };
}
