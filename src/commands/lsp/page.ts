import { join } from "node:path";
import type { Against } from "../../baseline/judge.ts";
import { ignoredBy } from "../../config/effective.ts";
import { isThere } from "../../files.ts";
import { contextsOf } from "../../lint/copies.ts";
import type { Finding } from "../../lint/finding.ts";
import type { LintResult } from "../../lint/linter.ts";
import type { Options } from "../command.ts";
import { digestOf } from "../digest.ts";
import {
  againstOf,
  openBaseline,
  type OpenBaseline,
} from "../lint/baseline.ts";
import { findPages } from "../lint/find.ts";
import { foldPages } from "../lint/fold.ts";
import { thoroughLinter } from "../lint/page-linter.ts";
import { pageTexts } from "../lint/page-texts.ts";
import { fixPage } from "../pages/fix.ts";
import { wayTo } from "../project.ts";
import type { OpenProject } from "./workspace.ts";

/** What became of a page that is open in an editor. */
export interface CheckedPage {
  /** As loud as the configuration has them, as `guidepost lint` reports them. */
  readonly findings: readonly Finding[];
  /** Those of the findings that the project's baseline knows. */
  readonly known: ReadonlySet<Finding>;
  readonly page: LintResult["page"];
}

/** The text of a page that an editor has open, by its path. */
export type OpenTexts = (path: string) => string | undefined;

/**
 * Lints pages of a project as they are typed. It sees the other pages and the
 * metadata as they were when it was made.
 */
export class PageChecker {
  readonly #project: OpenProject;
  readonly #names: ReadonlySet<string>;
  readonly #lint: Awaited<ReturnType<typeof thoroughLinter>>;
  readonly #baseline: OpenBaseline | undefined;

  private constructor(
    project: OpenProject,
    {
      names,
      lint,
      baseline,
    }: {
      readonly names: ReadonlySet<string>;
      readonly lint: Awaited<ReturnType<typeof thoroughLinter>>;
      readonly baseline: OpenBaseline | undefined;
    },
  ) {
    this.#project = project;
    this.#names = names;
    this.#lint = lint;
    this.#baseline = baseline;
  }

  static async of(
    project: OpenProject,
    { options, open }: { readonly options: Options; readonly open: OpenTexts },
  ): Promise<PageChecker> {
    const { root, isBounded } = project;
    const lenient = { allowEmpty: true };
    const paths = isBounded
      ? await findPages([], project, lenient, { cwd: root })
      : [];
    const names = new Set(paths.map((path) => wayTo(root, path)));
    const readPage = pageTexts(project, names);
    const textOf = (file: string) => open(join(root, file)) ?? readPage(file);
    const setup = { cwd: root, options, textOf };
    return new PageChecker(project, {
      names,
      lint: await thoroughLinter(project, setup),
      baseline: await openBaseline(project, options, { cwd: root }),
    });
  }

  /** Nothing where `guidepost lint` would pass the page over. */
  async check(path: string, text: string): Promise<CheckedPage | undefined> {
    const { root, config, isBounded } = this.#project;
    const file = wayTo(root, path);
    const isKnown = this.#names.has(file);
    const isNew = !isThere(path);
    if (ignoredBy(config, file) !== undefined) return undefined;
    if (isBounded && !isKnown && !isNew) return undefined;
    const { result } = await this.#lint({ file, text });
    const { findings, page } = result;
    const contexts = contextsOf(result).map(digestOf);
    const all = new Set([...this.#names, file]);
    const folded = foldPages(
      [{ file, findings, contexts }],
      this.#project,
      all,
      this.#against(file, text),
    );
    const known = folded.judged?.known ?? new Set();
    return { findings: [...folded.findings, ...known], known, page };
  }

  #against(file: string, text: string): Against | undefined {
    if (!this.#baseline) return undefined;
    const texts = new Map([[file, text]]);
    const against = againstOf(this.#baseline, this.#project, {}, texts);
    // The others need not be looked for at every letter.
    const isThere = (other: string) =>
      this.#names.has(other) || against.isThere(other);
    return { ...against, isThere };
  }

  /** The text with all put right that is certain. */
  async fixed(path: string, text: string): Promise<string> {
    const lint = async (text: string) =>
      (await this.check(path, text)) ?? { findings: [] };
    const { findings } = await lint(text);
    return (await fixPage(text, findings, lint)).after;
  }
}
