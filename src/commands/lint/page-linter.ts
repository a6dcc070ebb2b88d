import { contextsOf } from "../../lint/copies.ts";
import {
  lintThoroughly,
  type Sources,
  type ThoroughResult,
} from "../../lint/thorough.ts";
import { compileLess, keepMemorySmall } from "../../memory.ts";
import type { Options } from "../command.ts";
import { digestOf } from "../digest.ts";
import { engineOf, rehearsedBy, runOf } from "../pages/engine.ts";
import { knowledgeOf } from "../pages/knowledge.ts";
import { neighboursOf, type Neighbours } from "../pages/neighbours.ts";
import { recordedPage } from "../pages/record.ts";
import { sayingsOf } from "../pages/sayings.ts";
import { sourcesOf } from "../pages/sources.ts";
import type { Project } from "../project.ts";
import type { Asked, PageText, Told } from "./linted.ts";

export interface LinterSetup {
  /** Where the flags' own paths start. */
  readonly cwd: string;
  /** The flags of the run. */
  readonly options: Options;
  /** The text of a page, by its name from the root; of the run, or beside it. */
  readonly textOf: (file: string) => string | undefined;
}

interface Thorough extends Pick<Told, "asked" | "lasts"> {
  readonly result: ThoroughResult;
}

/** Lints pages of a project one by one, each with what the metadata of its product say. */
export async function thoroughLinter(
  project: Project,
  { cwd, options, textOf }: LinterSetup,
): Promise<(page: PageText) => Promise<Thorough>> {
  keepMemorySmall();
  compileLess();
  const { root, rules, toolCalled } = project;
  const says = await sayingsOf(project);
  const know = knowledgeOf(project, says);
  const sources = await sourcesOf(project, options, { cwd, says });
  const around = neighboursOf(textOf, root);
  return async ({ file, text }) => {
    keepMemorySmall();
    const asking = new Asking();
    const result = await lintThoroughly(
      text,
      {
        file,
        rules,
        toolCalled,
        ...asking.neighbours(around(file)),
        ...(await know(file, text)),
        ...(options["dryRun"] === false && { dryRun: false }),
      },
      asking.sources(sources(file, text)),
    );
    return { result, asked: asking.asked, lasts: asking.lasts };
  };
}

export interface PageLinterSetup extends LinterSetup {
  /** Whether somebody wants what was rehearsed. */
  readonly records: boolean;
}

/** The same, and keeps of each page what goes into a report. */
export async function pageLinter(
  project: Project,
  { records, ...setup }: PageLinterSetup,
): Promise<(page: PageText) => Promise<Told>> {
  const engine = engineOf(setup.options);
  const lint = await thoroughLinter(project, setup);
  return async (page) => {
    const { file } = page;
    const { result, ...depends } = await lint(page);
    const ran = await rehearsedBy(engine, { ...result, file });
    const { findings, coverage } = result;
    return {
      linted: {
        file,
        findings,
        contexts: contextsOf(result).map(digestOf),
        coverage,
        ...(records && { recorded: recordedPage(ran) }),
        ...(engine !== "session" && { run: runOf(ran) }),
      },
      ...depends,
    };
  };
}

/** Writes down what the lint of a page asks. */
class Asking {
  readonly #exists = new Map<string, boolean | null>();
  readonly #pages = new Map<string, string | null>();
  readonly #fixtures = new Map<string, string>();
  lasts = true;

  get asked(): Asked {
    return {
      exists: [...this.#exists],
      pages: [...this.#pages],
      fixtures: [...this.#fixtures],
    };
  }

  neighbours({
    exists,
    anchorsOf,
    textAt,
  }: Neighbours): Pick<Neighbours, "exists" | "anchorsOf"> {
    return {
      exists: (path) => {
        const found = exists(path);
        this.#exists.set(path, found ?? null);
        return found;
      },
      anchorsOf: (path) => {
        this.#pages.set(path, textAt(path));
        return anchorsOf(path);
      },
    };
  }

  sources({ evaluate, fixture, ...others }: Sources): Sources {
    return {
      ...others,
      ...(evaluate && {
        evaluate: async (evaluation) => {
          const evaluated = await evaluate(evaluation);
          // A busy machine has less time than an idle one.
          if (evaluated.kind === "unknown" && evaluated.limit)
            this.lasts = false;
          return evaluated;
        },
      }),
      ...(fixture && {
        fixture: async (path) => {
          const found = await fixture(path);
          this.#fixtures.set(path, digestOf(JSON.stringify(found)));
          return found;
        },
      }),
    };
  }
}
