import {
  type Evaluated,
  type Evaluation,
  type Fixture,
  type SessionWants,
  evaluationKey,
} from "../session/wants.ts";
import {
  judge,
  rehearsePage,
  type LintOptions,
  type LintResult,
} from "./linter.ts";
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
 * Lints a page, fetches what it wanted and did not have, and does that half of
 * the work again until it wants nothing new: no rule speaks before the rehearsal
 * has all it can have. Where nothing is wanted, nothing is fetched.
 */
export async function lintThoroughly(
  text: string,
  options: LintOptions,
  sources: Sources,
): Promise<ThoroughResult> {
  const found = new Found(sources);
  const given = { ...options, ...found.given };
  let rehearsed = rehearsePage(text, given);
  for (let round = 0; round < rounds; round++) {
    if (!(await found.fetchForSession(rehearsed.wants))) break;
    rehearsed = rehearsePage(text, { ...given, read: rehearsed.page });
  }
  let result = judge(rehearsed, given);
  for (let round = 0; round < rounds; round++) {
    if (!(await found.fetchForRules(result.wants))) break;
    result = judge(rehearsed, given);
  }
  return { ...result, fixtures: found.fixtures };
}

/** What an earlier page waited for is at hand for the next: it is judged once. */
class AtHand<Value> {
  readonly #values = new WeakMap<Promise<Value>, { readonly value: Value }>();

  get(promise: Promise<Value> | undefined) {
    return promise && this.#values.get(promise);
  }

  async fetch(promise: Promise<Value>): Promise<Value> {
    const value = await promise;
    this.#values.set(promise, { value });
    return value;
  }
}

const parsersAtHand = new AtHand<PayloadParser | undefined>();
const specsAtHand = new AtHand<readonly ToolSpec[]>();

/** What was fetched for one page. */
class Found {
  private readonly sources: Sources;
  private readonly evaluated = new Map<string, Evaluated>();
  private ended = 0;
  readonly fixtures = new Map<string, Fixture>();
  private readonly parsers = new Map<string, PayloadParser | undefined>();
  private readonly asked = new Map<
    string,
    Promise<PayloadParser | undefined>
  >();
  private readonly specs = new Map<string, readonly ToolSpec[]>();

  constructor(sources: Sources) {
    this.sources = sources;
  }

  get given(): Pick<LintOptions, "evaluated" | "fixture" | "parser" | "specs"> {
    return {
      evaluated: (evaluation) => this.evaluated.get(evaluationKey(evaluation)),
      fixture: (path) => this.fixtures.get(path),
      parser: (name) => this.parser(name),
      specs: (tool) => this.specsOf(tool),
    };
  }

  private parser(name: string): PayloadParser | undefined {
    if (this.parsers.has(name)) return this.parsers.get(name);
    const found = parsersAtHand.get(this.loading(name));
    if (found) this.parsers.set(name, found.value);
    return found?.value;
  }

  /** Asks for a parser once. */
  private loading(
    name: string,
  ): Promise<PayloadParser | undefined> | undefined {
    const loading = this.asked.get(name) ?? this.sources.parser?.(name);
    if (loading) this.asked.set(name, loading);
    return loading;
  }

  private specsOf(tool: string): readonly ToolSpec[] | undefined {
    const known = this.specs.get(tool);
    if (known) return known;
    const found = specsAtHand.get(this.sources.specs?.(tool));
    if (found) this.specs.set(tool, found.value);
    return found?.value;
  }

  /** True where there is anything new. */
  async fetchForSession(wants: SessionWants): Promise<boolean> {
    const { evaluate, fixture } = this.sources;
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
    return fetched;
  }

  /**
   * True where there is anything new. All is waited for together: of two that
   * fail, nobody would hear the second otherwise, and Node ends at that.
   */
  async fetchForRules({
    payloads,
    specs,
  }: Pick<LintResult["wants"], "payloads" | "specs">): Promise<boolean> {
    const fetching = [
      ...payloads.flatMap((name) => {
        const loading = this.parsers.has(name) ? undefined : this.loading(name);
        return loading ? [this.keepParser(name, loading)] : [];
      }),
      ...specs.flatMap((tool) => {
        const isKnown = this.specs.has(tool);
        const loading = isKnown ? undefined : this.sources.specs?.(tool);
        return loading ? [this.keepSpecs(tool, loading)] : [];
      }),
    ];
    await Promise.all(fetching);
    return fetching.length > 0;
  }

  private async keepParser(
    name: string,
    loading: Promise<PayloadParser | undefined>,
  ): Promise<void> {
    this.parsers.set(name, await parsersAtHand.fetch(loading));
  }

  private async keepSpecs(
    tool: string,
    loading: Promise<readonly ToolSpec[]>,
  ): Promise<void> {
    this.specs.set(tool, await specsAtHand.fetch(loading));
  }
}
