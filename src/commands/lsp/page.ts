import { join } from "node:path";
import { ignoredBy } from "../../config/effective.ts";
import { isThere, readNow } from "../../files.ts";
import { contextsOf } from "../../lint/copies.ts";
import type { Finding } from "../../lint/finding.ts";
import type { LintResult } from "../../lint/linter.ts";
import type { Options } from "../command.ts";
import { digestOf } from "../digest.ts";
import { findPages } from "../lint/find.ts";
import { foldPages } from "../lint/fold.ts";
import { thoroughLinter } from "../lint/page-linter.ts";
import { fixPage } from "../pages/fix.ts";
import { wayTo } from "../project.ts";
import type { OpenProject } from "./workspace.ts";

/** What became of a page that is open in an editor. */
export interface CheckedPage {
  /** As loud as the configuration has them, as `guidepost lint` reports them. */
  readonly findings: readonly Finding[];
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

  private constructor(
    project: OpenProject,
    names: ReadonlySet<string>,
    lint: Awaited<ReturnType<typeof thoroughLinter>>,
  ) {
    this.#project = project;
    this.#names = names;
    this.#lint = lint;
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
    const textOf = (file: string): string | undefined => {
      const path = join(root, file);
      return open(path) ?? (names.has(file) ? readNow(path) : undefined);
    };
    const setup = { cwd: root, options, textOf };
    return new PageChecker(
      project,
      names,
      await thoroughLinter(project, setup),
    );
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
    );
    return { findings: folded.findings, page };
  }

  /** The text with all put right that is certain. */
  async fixed(path: string, text: string): Promise<string> {
    const lint = async (text: string) =>
      (await this.check(path, text)) ?? { findings: [] };
    const { findings } = await lint(text);
    return (await fixPage(text, findings, lint)).after;
  }
}
