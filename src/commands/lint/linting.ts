import type { Project } from "../project.ts";
import type { Guard } from "../../guard/guard.ts";
import type { GuardLimits } from "../../guard/watched.ts";
import { jobsFor, type Amount } from "./jobs.ts";
import { pageLimits } from "./limits.ts";
import type { PageText, Told } from "./linted.ts";
import { lostPage } from "./lost.ts";
import { pageLinter, type PageLinterSetup } from "./page-linter.ts";
import { Queue } from "./queue.ts";
import type { Outcome, Workers, WorkerSetup } from "./workers.ts";

export type LintingSetup = PageLinterSetup & WorkerSetup;

type OnEach = (page: PageText, told: Told) => void;

/** Who lints beside this process, and who sees to it that no page holds it up. */
interface Others {
  readonly workers: Workers;
  readonly guard: Guard;
}

/** Lints pages in this process, and in workers beside it where that is worth it. */
export class Linting {
  readonly #project: Project;
  readonly #setup: LintingSetup;
  readonly #limits: GuardLimits;
  #others: Promise<Others> | undefined;
  #linter: ReturnType<typeof pageLinter> | undefined;

  constructor(
    project: Project,
    setup: LintingSetup,
    limits: GuardLimits = pageLimits,
  ) {
    this.#project = project;
    this.#setup = setup;
    this.#limits = limits;
  }

  /** Starts the workers that so much is worth: they load while it is read. */
  async begin(amount: Amount): Promise<void> {
    const jobs = jobsFor(amount, this.#setup.options);
    if (jobs > 1) (await this.#helpedBy(jobs)).workers.begin();
  }

  async all(pages: readonly PageText[], onEach: OnEach): Promise<void> {
    const letters = pages.reduce((sum, { text }) => sum + text.length, 0);
    const amount = { pages: pages.length, letters };
    const jobs = jobsFor(amount, this.#setup.options);
    const isWorth = jobs > 1 || this.#others !== undefined;
    const left = isWorth ? await this.#together(jobs, pages, onEach) : pages;
    if (left.length === 0) return;
    const lint = await this.#own();
    for (const page of left) onEach(page, await lint(page));
  }

  /** When nothing is left to lint. */
  async end(): Promise<void> {
    const others = await this.#others;
    this.#others = undefined;
    await Promise.all([others?.workers.stop(), others?.guard.stop()]);
  }

  #own(): ReturnType<typeof pageLinter> {
    this.#linter ??= pageLinter(this.#project, this.#setup);
    return this.#linter;
  }

  #helpedBy(jobs: number): Promise<Others> {
    this.#others ??= othersOf(jobs - 1, this.#setup, this.#limits);
    return this.#others;
  }

  /** Gives back what failed: linted again it throws what there is to be told. */
  async #together(
    jobs: number,
    pages: readonly PageText[],
    onEach: OnEach,
  ): Promise<PageText[]> {
    const { workers, guard } = await this.#helpedBy(jobs);
    const queue = new Queue(pages, jobs);
    const left = new Set(pages);
    const take = (page: PageText, outcome: Outcome): void => {
      if (outcome.kind === "failed") return;
      left.delete(page);
      onEach(
        page,
        outcome.kind === "told" ? outcome.told : lost(page, outcome.by),
      );
    };
    await Promise.all([
      workers.lint(queue, take),
      this.#beside(queue, guard, take),
    ]);
    return [...left];
  }

  /** What this process lints, page by page. */
  async #beside(
    queue: Queue,
    guard: Guard,
    onEach: (page: PageText, outcome: Outcome) => void,
  ): Promise<void> {
    const lint = await this.#own();
    const lintOne = (page: PageText): Promise<Outcome> =>
      lint(page).then(
        (told) => ({ kind: "told", told }),
        () => ({ kind: "failed" }),
      );
    // Between two of them it answers the workers.
    for (let page = queue.takeOne(); page; page = queue.takeOne()) {
      const one = page;
      const outcome = await guard.within(() => lintOne(one), lostByTime);
      onEach(page, outcome);
      if (outcome.kind === "failed") return queue.close();
      // What was cut off may have left anything behind.
      if (outcome.kind === "lost") return;
    }
  }
}

const lostByTime: Outcome = { kind: "lost", by: "time" };

async function othersOf(
  count: number,
  { cwd, options, files, records }: WorkerSetup,
  limits: GuardLimits,
): Promise<Others> {
  const [{ Workers }, { Guard }] = await Promise.all([
    import("./workers.ts"),
    import("../../guard/guard.ts"),
  ]);
  const first = { cwd, options, files, records };
  return {
    workers: new Workers(count, first, limits),
    guard: new Guard(limits),
  };
}

function lost({ file }: PageText, by: "time" | "end"): Told {
  const asked = { exists: [], pages: [], fixtures: [] };
  return { linted: lostPage(file, by), asked, lasts: false };
}
