import { Child, type Answer } from "../../child.ts";
import { shippedModule } from "../../shipped.ts";
import type { Options } from "../command.ts";
import { pageLimits } from "./limits.ts";
import type { PageText, Told } from "./linted.ts";
import type { Queue } from "./queue.ts";

/** What a worker must know before the first page. */
export interface WorkerSetup {
  readonly cwd: string;
  readonly options: Options;
  /** The names of all pages of the run. */
  readonly files: readonly string[];
  readonly records: boolean;
}

/** What became of a page. */
export type Outcome =
  | { readonly kind: "told"; readonly told: Told }
  /** Linting it throws. */
  | { readonly kind: "failed" }
  /** Whoever linted it did not come back. */
  | { readonly kind: "lost"; readonly by: "time" | "end" };

const limits = { ...pageLimits, megabytes: 1024 };

/**
 * Processes that lint pages side by side. One that hangs or ends is replaced, and
 * its page tried once more where it was not the page's time that ran out.
 */
export class Workers {
  readonly #children: readonly Child[];

  constructor(
    count: number,
    first: WorkerSetup,
    {
      module = shippedModule("commands/lint/worker"),
      ...others
    }: { readonly module?: URL } & Partial<typeof limits> = {},
  ) {
    const env = "ours" as const;
    const settings = { ...limits, ...others, first, env };
    this.#children = Array.from(
      { length: count },
      () => new Child(module, settings),
    );
  }

  /** Starts them before there are pages. */
  begin(): void {
    for (const child of this.#children) child.begin();
  }

  /** Lints what they take; `onEach` hears of each page as it is done, in no order. */
  async lint(
    queue: Queue,
    onEach: (page: PageText, outcome: Outcome) => void,
  ): Promise<void> {
    const work = async (child: Child): Promise<void> => {
      for (
        let some = queue.takeSome();
        some.length > 0;
        some = queue.takeSome()
      ) {
        const outcomes = await lintIn(child, some);
        if (outcomes.some(({ kind }) => kind === "failed")) queue.close();
        for (const [at, page] of some.entries())
          onEach(page, outcomes[at] ?? { kind: "failed" });
      }
    };
    // The next pages are there when a child is done with some.
    const works = this.#children.flatMap((child) => [work(child), work(child)]);
    await Promise.all(works);
  }

  /** Lets those end that wait for a page. */
  async stop(): Promise<void> {
    await Promise.all(this.#children.map((child) => child.leave()));
  }
}

async function lintIn(
  child: Child,
  pages: readonly PageText[],
): Promise<Outcome[]> {
  const first = await ask(child, pages);
  const lost = first.find((outcome) => outcome.kind === "lost");
  if (!lost) return first;
  // Which of them it was is known when each is asked for alone.
  if (pages.length > 1) {
    const outcomes: Outcome[] = [];
    for (const page of pages) outcomes.push(...(await lintIn(child, [page])));
    return outcomes;
  }
  // A machine short of memory ends whom it likes.
  return lost.by === "time" ? first : ask(child, pages);
}

async function ask(
  child: Child,
  pages: readonly PageText[],
): Promise<Outcome[]> {
  try {
    return read(await child.ask(pages), pages);
  } catch {
    // It does not start: there is a way without it.
    return pages.map(() => ({ kind: "failed" }));
  }
}

function read(answer: Answer, pages: readonly PageText[]): Outcome[] {
  if (answer.kind === "ended") {
    const by = answer.by === "time" ? "time" : "end";
    return pages.map(() => ({ kind: "lost", by }));
  }
  if (typeof answer.answer !== "string" || answer.answer === "")
    return pages.map(() => ({ kind: "failed" }));
  const told: readonly Told[] = JSON.parse(answer.answer);
  return told.map((told) => ({ kind: "told", told }));
}
