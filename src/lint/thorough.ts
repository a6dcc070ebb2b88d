import {
  type Evaluated,
  type Evaluation,
  type Fixture,
  evaluationKey,
} from "../session/wants.ts";
import { lint, type LintOptions, type LintResult } from "./linter.ts";
import type { ToolSpec } from "../tools/spec.ts";
import type { PayloadParser } from "./payload.ts";

/** Where a lint gets what it wants. What is not given stays unknown. */
export interface Sources {
  readonly evaluate?: (evaluation: Evaluation) => Promise<Evaluated>;
  readonly fixture?: (path: string) => Promise<Fixture>;
  /** Nothing where there is no parser of that name. */
  readonly parser?: (name: string) => Promise<PayloadParser | undefined>;
  /** Nothing, at once, where there are none of that tool. */
  readonly specs?: (tool: string) => Promise<readonly ToolSpec[]> | undefined;
}

export interface ThoroughResult extends LintResult {
  /** The files of the reader's folder that the page asked for. */
  readonly fixtures: ReadonlyMap<string, Fixture>;
}

/** What one evaluation finds out may lead to the next; no page needs more rounds. */
const rounds = 12;
const mostEvaluations = 100;
/** A page whose evaluations do not end gets no more of them. */
const mostEnded = 3;
const mostFixtures = 200;

/**
 * Lints a page, fetches what the lint wanted and did not have, and lints again
 * until it wants nothing new. Where it wants nothing, nothing is fetched.
 */
export async function lintThoroughly(
  text: string,
  options: LintOptions,
  sources: Sources,
): Promise<ThoroughResult> {
  const found = new Found(sources);
  const given = { ...options, ...found.given };
  let result = lint(text, given);
  for (let round = 0; round < rounds; round++) {
    const fetched = await found.fetch(result.wants);
    if (!fetched) break;
    result = lint(text, { ...given, read: result.page });
  }
  return { ...result, fixtures: found.fixtures };
}

/** What was fetched for one page. */
class Found {
  private readonly sources: Sources;
  private readonly evaluated = new Map<string, Evaluated>();
  private ended = 0;
  readonly fixtures = new Map<string, Fixture>();
  private readonly parsers = new Map<string, PayloadParser | undefined>();
  private readonly specs = new Map<string, readonly ToolSpec[]>();

  constructor(sources: Sources) {
    this.sources = sources;
  }

  get given(): Pick<LintOptions, "evaluated" | "fixture" | "parser" | "specs"> {
    return {
      evaluated: (evaluation) => this.evaluated.get(evaluationKey(evaluation)),
      fixture: (path) => this.fixtures.get(path),
      parser: (name) => this.parsers.get(name),
      specs: (tool) => this.specs.get(tool),
    };
  }

  /** True where there is anything new. */
  async fetch(wants: LintResult["wants"]): Promise<boolean> {
    const { evaluate, fixture, parser } = this.sources;
    let fetched = false;
    for (const evaluation of evaluate ? wants.evaluations : []) {
      const key = evaluationKey(evaluation);
      if (this.evaluated.has(key)) continue;
      if (this.evaluated.size >= mostEvaluations || this.ended >= mostEnded)
        break;
      const result = await evaluate?.(evaluation);
      if (!result) continue;
      this.evaluated.set(key, result);
      if (result.kind === "unknown" && result.limit) this.ended++;
      fetched = true;
    }
    for (const path of fixture ? wants.files : []) {
      if (this.fixtures.has(path)) continue;
      if (this.fixtures.size >= mostFixtures) break;
      const result = await fixture?.(path);
      if (!result) continue;
      this.fixtures.set(path, result);
      fetched = true;
    }
    for (const name of parser ? wants.payloads : []) {
      if (this.parsers.has(name)) continue;
      this.parsers.set(name, await parser?.(name));
      fetched = true;
    }
    for (const tool of wants.specs) {
      const specs = this.specs.has(tool)
        ? undefined
        : this.sources.specs?.(tool);
      if (!specs) continue;
      this.specs.set(tool, await specs);
      fetched = true;
    }
    return fetched;
  }
}
