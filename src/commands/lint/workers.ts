import { Child, type Answer } from "../../processes.ts";
import { shippedModule } from "../../shipped.ts";
import type { Options } from "../command.ts";
import type { PageText, Told } from "./linted.ts";

/** What a worker must know before the first page. */
export interface WorkerSetup {
  readonly cwd: string;
  readonly options: Options;
  /** The names of all pages of the run. */
  readonly files: readonly string[];
  readonly records: boolean;
}

/** What became of a page that was given to a worker. */
export type Outcome =
  | { readonly kind: "told"; readonly told: Told }
  /** Linting it throws. */
  | { readonly kind: "failed" }
  /** Its worker did not come back. */
  | { readonly kind: "lost"; readonly by: "time" | "end" };

/** A busy machine takes a minute for what takes a second elsewhere, and that is no hang. */
const limits = { milliseconds: 600_000, megabytes: 1024 };

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
      milliseconds = limits.milliseconds,
    }: { readonly module?: URL; readonly milliseconds?: number } = {},
  ) {
    const settings = { ...limits, milliseconds, first, env: "ours" as const };
    this.#children = Array.from(
      { length: count },
      () => new Child(module, settings),
    );
  }

  /** Starts them before there are pages. */
  begin(): void {
    for (const child of this.#children) child.begin();
  }

  /** Lints pages; `onEach` hears of each as it is done, in no order. */
  async lint(
    pages: readonly PageText[],
    onEach: (page: PageText, outcome: Outcome) => void,
  ): Promise<void> {
    let next = 0;
    let hasFailed = false;
    const work = async (child: Child): Promise<void> => {
      while (!hasFailed) {
        const page = pages[next++];
        if (!page) return;
        const outcome = await lintIn(child, page);
        hasFailed ||= outcome.kind === "failed";
        onEach(page, outcome);
      }
    };
    await Promise.all(this.#children.map(work));
  }

  /** Lets those end that wait for a page. */
  async stop(): Promise<void> {
    await Promise.all(this.#children.map((child) => child.leave()));
  }
}

async function lintIn(child: Child, page: PageText): Promise<Outcome> {
  try {
    const first = read(await child.ask(page));
    if (first.kind !== "lost" || first.by === "time") return first;
    // A machine short of memory ends whom it likes.
    return read(await child.ask(page));
  } catch {
    // It does not start: there is a way without it.
    return { kind: "failed" };
  }
}

function read(answer: Answer): Outcome {
  if (answer.kind === "ended")
    return { kind: "lost", by: answer.by === "time" ? "time" : "end" };
  if (typeof answer.answer !== "string" || answer.answer === "")
    return { kind: "failed" };
  const told: Told = JSON.parse(answer.answer);
  return { kind: "told", told };
}
