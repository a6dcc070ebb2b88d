import type { Project } from "../project.ts";
import { jobsFor, type Amount } from "./jobs.ts";
import type { PageText, Told } from "./linted.ts";
import { lostPage } from "./lost.ts";
import { pageLinter, type PageLinterSetup } from "./page-linter.ts";
import type { Workers, WorkerSetup } from "./workers.ts";

export type LintingSetup = PageLinterSetup & WorkerSetup;

type OnEach = (page: PageText, told: Told) => void;

/** Lints pages in workers where that is worth it, and in this process otherwise. */
export class Linting {
  readonly #project: Project;
  readonly #setup: LintingSetup;
  #workers: Workers | undefined;
  #linter: ReturnType<typeof pageLinter> | undefined;

  constructor(project: Project, setup: LintingSetup) {
    this.#project = project;
    this.#setup = setup;
  }

  /** Starts the workers that so much is worth: they load while it is read. */
  async begin(amount: Amount): Promise<void> {
    const jobs = jobsFor(amount, this.#setup.options);
    if (jobs > 1) (await this.#working(jobs)).begin();
  }

  async all(pages: readonly PageText[], onEach: OnEach): Promise<void> {
    const letters = pages.reduce((sum, { text }) => sum + text.length, 0);
    const amount = { pages: pages.length, letters };
    const jobs = jobsFor(amount, this.#setup.options);
    const isWorth = jobs > 1 || this.#workers !== undefined;
    const left = isWorth ? await this.#inWorkers(jobs, pages, onEach) : pages;
    if (left.length === 0) return;
    this.#linter ??= pageLinter(this.#project, this.#setup);
    const lint = await this.#linter;
    for (const page of left) onEach(page, await lint(page));
  }

  /** When nothing is left to lint. */
  async end(): Promise<void> {
    await this.#workers?.stop();
    this.#workers = undefined;
  }

  async #working(jobs: number): Promise<Workers> {
    if (this.#workers) return this.#workers;
    const { cwd, options, files, records } = this.#setup;
    const { Workers } = await import("./workers.ts");
    this.#workers ??= new Workers(jobs, { cwd, options, files, records });
    return this.#workers;
  }

  /** Gives back what they failed on: here it throws what there is to be told. */
  async #inWorkers(
    jobs: number,
    pages: readonly PageText[],
    onEach: OnEach,
  ): Promise<PageText[]> {
    const workers = await this.#working(jobs);
    const left = new Set(pages);
    await workers.lint(pages, (page, outcome) => {
      if (outcome.kind === "failed") return;
      left.delete(page);
      onEach(
        page,
        outcome.kind === "told" ? outcome.told : lost(page, outcome.by),
      );
    });
    return [...left];
  }
}

function lost({ file }: PageText, by: "time" | "end"): Told {
  const asked = { exists: [], pages: [], fixtures: [] };
  return { linted: lostPage(file, by), asked, lasts: false };
}
