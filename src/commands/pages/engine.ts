import { sessionBlock } from "../../lint/blocks.ts";
import type { Page } from "../../lint/rule.ts";
import type { Rehearsal } from "../../session/events.ts";
import type { Fixture } from "../../session/wants.ts";
import type { Option, Options } from "../command.ts";

export const engineOption: Option = {
  flags: "--engine <name>",
  summary: "who runs the blocks for the record: rules always read the session",
  choices: ["session", "bwrap"],
  default: "session",
};

export type Engine = "session" | "bwrap";

/** A page as it was linted. */
export interface LintedPage {
  readonly file: string;
  readonly page: Page;
  /** The files of the reader's folder that it asked for. */
  readonly fixtures?: ReadonlyMap<string, Fixture>;
}

export function engineOf({ engine }: Options): Engine {
  return engine === "bwrap" ? "bwrap" : "session";
}

/** Fails before any work is done where the engine cannot run here. */
export async function requireEngine(engine: Engine): Promise<void> {
  if (engine === "session") return;
  const { requireSandbox } = await import("../../session/bwrap/sandbox.ts");
  await requireSandbox("`--engine bwrap`");
}

/** The page with what the engine found out about it. */
export async function rehearsedBy<Rehearsed extends LintedPage>(
  engine: Engine,
  one: Rehearsed,
): Promise<Rehearsed> {
  if (engine === "session") return one;
  const rehearsal = await runPage(one);
  return { ...one, page: { ...one.page, rehearsal } };
}

async function runPage({
  page: { blocks, expectations },
  fixtures = new Map(),
}: LintedPage): Promise<Rehearsal> {
  const { rehearseInBash } = await import("../../session/bwrap/engine.ts");
  return rehearseInBash(
    blocks.map((block) => sessionBlock(block, expectations)),
    expectations,
    { files: textsOf(fixtures) },
  );
}

/** Folders come with the files in them. */
function textsOf(
  fixtures: ReadonlyMap<string, Fixture>,
): ReadonlyMap<string, string> {
  return new Map(
    [...fixtures].flatMap(([path, fixture]) =>
      fixture.kind === "text" ? [[path, fixture.text] as const] : [],
    ),
  );
}

/** What happened in bash on a page. */
export interface Run {
  readonly blocks: number;
  readonly calls: number;
  readonly failed: number;
  /** The names of those that ended something. */
  readonly limits: readonly string[];
}

export function runOf({ page }: LintedPage): Run {
  const { events, limits } = page.rehearsal;
  return {
    blocks: page.blocks.length,
    calls: events.filter(({ kind }) => kind === "call").length,
    failed: events.filter(({ kind }) => kind === "fail").length,
    limits: [...new Set(limits.map(({ limit }) => limit))],
  };
}

/** What happened in bash, in lines below a report. */
export function tellRuns(engine: Engine, runs: readonly Run[]): string {
  if (engine === "session") return "";
  const sum = (count: (run: Run) => number): number =>
    runs.reduce((total, run) => total + count(run), 0);
  const blocks = sum((run) => run.blocks);
  const calls = sum((run) => run.calls);
  const failed = sum((run) => run.failed);
  const limits = [...new Set(runs.flatMap((run) => run.limits))];
  return [
    `bwrap: ${blocks} blocks in bash, ${calls} calls recorded, ${failed} failures`,
    ...limits.map((limit) => `bwrap: the limit of ${limit} ended something`),
    "",
  ].join("\n");
}
