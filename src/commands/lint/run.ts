import type { Options } from "../command.ts";
import type { Project } from "../project.ts";
import { KnownAnswers } from "./answers.ts";
import type { LintRun } from "./files.ts";
import { keysOf, type Keys } from "./keys.ts";
import type { LintedPage, PageText, Told } from "./linted.ts";
import type { Linting } from "./linting.ts";

interface Setup extends LintRun {
  /** Who lints what is left. */
  readonly lint: Linting;
  readonly textOf: (file: string) => string | undefined;
}

/** Lints texts by their names, each once however many copies it has. */
export async function lintTexts(
  texts: ReadonlyMap<string, string>,
  project: Project,
  options: Options,
  setup: Setup,
): Promise<LintedPage[]> {
  const { cwd, textOf, records = false, aside, lint, version } = setup;
  const { known = new KnownAnswers() } = setup;
  const pages = Array.from(texts, ([file, text]) => ({ file, text }));
  const isAlone = pages.length < 2 && setup.known === undefined;
  const keys = isAlone
    ? byName
    : await keysOf(project, { cwd, options, records, version, textOf });
  const run = new Run(pages, { keys, known });
  const total = pages.length;
  // The first of each text, then whatever copy was told something else.
  for (let left = await run.left(); left.length > 0; left = await run.left())
    await lint.all(left, (page, told) => {
      run.take(page, told);
      aside?.progress?.(`${run.count} of ${total} pages`);
    });
  aside?.progress?.("");
  return run.results();
}

/** Where no other page may be told the same, nothing has to be read, or hashed. */
const byName: Keys = {
  keyOf: ({ file }) => Promise.resolve(file),
  holds: () => Promise.resolve(false),
};

/** What is known of the pages of a run, and what is left to lint. */
class Run {
  readonly #pages: readonly PageText[];
  readonly #keys: Keys;
  readonly #known: KnownAnswers;
  readonly #keyOf = new Map<string, string>();
  readonly #results = new Map<string, LintedPage>();

  constructor(
    pages: readonly PageText[],
    { keys, known }: { readonly keys: Keys; readonly known: KnownAnswers },
  ) {
    this.#pages = pages;
    this.#keys = keys;
    this.#known = known;
  }

  get count(): number {
    return this.#results.size;
  }

  /** Pages to lint now: of those that may be told the same, the first. */
  async left(): Promise<PageText[]> {
    const first = new Map<string, PageText>();
    for (const page of this.#pages) {
      if (this.#results.has(page.file)) continue;
      const key = await this.#key(page);
      const told = await this.#known.find(key, (told) =>
        this.#keys.holds(page, told),
      );
      if (told) this.#results.set(page.file, renamed(told.linted, page.file));
      else if (!first.has(key)) first.set(key, page);
    }
    return [...first.values()];
  }

  take(page: PageText, told: Told): void {
    this.#results.set(page.file, told.linted);
    this.#known.keep(this.#keyOf.get(page.file) ?? "", told);
  }

  results(): LintedPage[] {
    return this.#pages.flatMap(({ file }) => this.#results.get(file) ?? []);
  }

  async #key(page: PageText): Promise<string> {
    const key = this.#keyOf.get(page.file) ?? (await this.#keys.keyOf(page));
    this.#keyOf.set(page.file, key);
    return key;
  }
}

/** What was found on a page, as of a copy of it. */
function renamed(linted: LintedPage, file: string): LintedPage {
  const { file: own, findings, recorded } = linted;
  if (own === file) return linted;
  const named = <Placed extends { readonly file: string }>(one: Placed) =>
    one.file === own ? { ...one, file } : one;
  return {
    ...linted,
    file,
    findings: findings.map((finding) => ({
      ...named(finding),
      ...(finding.related && { related: finding.related.map(named) }),
    })),
    ...(recorded && { recorded: { ...recorded, file } }),
  };
}
