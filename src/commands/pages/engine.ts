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

/** The pages with what the engine found out about them. */
export async function rehearsedBy<Rehearsed extends LintedPage>(
  engine: Engine,
  pages: readonly Rehearsed[],
): Promise<Rehearsed[]> {
  if (engine === "session") return [...pages];
  const ran: Rehearsed[] = [];
  for (const one of pages) {
    const rehearsal = await runPage(one);
    ran.push({ ...one, page: { ...one.page, rehearsal } });
  }
  return ran;
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

/** What happened in bash, in lines below a report. */
export function tellRuns(engine: Engine, pages: readonly LintedPage[]): string {
  if (engine === "session") return "";
  const all = pages.map(({ page }) => page.rehearsal);
  const events = all.flatMap(({ events }) => events);
  const calls = events.filter(({ kind }) => kind === "call").length;
  const failed = events.filter(({ kind }) => kind === "fail").length;
  const limits = [
    ...new Set(all.flatMap((one) => one.limits.map(({ limit }) => limit))),
  ];
  const blocks = pages.reduce((sum, { page }) => sum + page.blocks.length, 0);
  return [
    `bwrap: ${blocks} blocks in bash, ${calls} calls recorded, ${failed} failures`,
    ...limits.map((limit) => `bwrap: the limit of ${limit} ended something`),
    "",
  ].join("\n");
}
