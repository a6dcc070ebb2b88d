import { toolCalled, type Toolbox } from "../tools/index.ts";
import {
  type Evaluated,
  type Evaluation,
  type Fixture,
  type SessionSources,
  type SessionWants,
  evaluationKey,
} from "./wants.ts";

/** Answers from what is given, and remembers what was not. */
export class Wanted {
  private readonly sources: SessionSources;
  private readonly evaluations = new Map<string, Evaluation>();
  private readonly files = new Set<string>();

  constructor(sources: SessionSources) {
    this.sources = sources;
  }

  get wants(): SessionWants {
    return {
      evaluations: [...this.evaluations.values()],
      files: [...this.files],
    };
  }

  get toolCalled(): Toolbox {
    return this.sources.toolCalled ?? toolCalled;
  }

  get hasFixtures(): boolean {
    return this.sources.fixture !== undefined;
  }

  evaluated(evaluation: Evaluation): Evaluated | undefined {
    const known = this.sources.evaluated?.(evaluation);
    if (!known) this.evaluations.set(evaluationKey(evaluation), evaluation);
    return known;
  }

  fixture(path: string): Fixture | undefined {
    const known = this.sources.fixture?.(path);
    if (!known) this.files.add(path);
    return known;
  }
}
