import { dirname, join } from "node:path";
import type { Connection, Diagnostic } from "vscode-languageserver";
import { readNow } from "../../files.ts";
import { MetadataError } from "../../release/source.ts";
import type { Options } from "../command.ts";
import { wayTo } from "../project.ts";
import { uriOf } from "./addresses.ts";
import { Board } from "./board.ts";
import {
  ofPage,
  ofProduct,
  ofUnreadable,
  problemsIn,
  type Checked,
} from "./checked.ts";
import { configProblems, isConfig } from "./config.ts";
import type { OpenDocument, OpenDocuments } from "./documents.ts";
import { PageChecker } from "./page.ts";
import { checkProduct, productIn } from "./product.ts";
import type { OpenProject, Workspace } from "./workspace.ts";

interface DeskSetup {
  readonly options: Options;
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
}

export interface Kept extends Checked {
  readonly version: number;
  readonly project: OpenProject;
}

/** What is known of the texts that an editor has open. */
export class Desk {
  readonly #setup: DeskSetup;
  readonly #board: Board;
  readonly #kept = new Map<string, Kept>();
  /** Versions whose check failed: they are not asked for again. */
  readonly #failed = new Map<string, number>();
  #checker:
    { readonly uri: string; readonly made: Promise<PageChecker> } | undefined;

  constructor(setup: DeskSetup) {
    this.#setup = setup;
    this.#board = new Board(setup.connection);
  }

  /** Whether a text is another by now than was checked. */
  isStale(uri: string): boolean {
    const version = this.#setup.documents.at(uri)?.version;
    const known = [this.#kept.get(uri)?.version, this.#failed.get(uri)];
    return version !== undefined && !known.includes(version);
  }

  isKnown(uri: string): boolean {
    return this.#kept.has(uri);
  }

  /** What was read for one page is not as it was for the others. */
  changed(uri: string): void {
    if (this.#checker?.uri !== uri) this.#checker = undefined;
  }

  /** Files changed on the disk. */
  forget({ configs }: { readonly configs: boolean }): void {
    this.#checker = undefined;
    if (configs) this.#setup.workspace.forget();
  }

  /** Checks a text as it is now, and shows what is to be said. */
  async check(uri: string): Promise<void> {
    const document = this.#setup.documents.at(uri);
    if (!document) return;
    try {
      await this.#check(document);
      this.#failed.delete(uri);
    } catch (error) {
      this.#failed.set(uri, document.version);
      throw error;
    }
  }

  async close(uri: string): Promise<void> {
    const kept = this.#kept.get(uri);
    this.#kept.delete(uri);
    this.#failed.delete(uri);
    await this.#board.show(uri, new Map());
    const product = kept && this.#productOf(uri, kept.project);
    if (!kept || product === undefined) return;
    const others = [...this.#kept].some(
      ([other, one]) => this.#productOf(other, one.project) === product,
    );
    if (!others) await this.#board.show(product, new Map());
  }

  /** A text as it was checked last. */
  kept(uri: string): Kept | undefined {
    return this.#kept.get(uri);
  }

  /** A page as it was checked last, with all put right that is certain. */
  async fixed(uri: string): Promise<string> {
    const kept = this.#kept.get(uri);
    const document = this.#setup.documents.at(uri);
    if (!kept || !document?.isPage) return kept?.text ?? "";
    const checker = await this.#checkerOf(document, kept.project);
    return checker.fixed(document.path, kept.text);
  }

  async #check(document: OpenDocument): Promise<void> {
    const { path } = document;
    if (isConfig(path)) return this.#checkConfig(document);
    const project = await this.#projectAt(path);
    if (document.isPage) return this.#checkPage(document, project);
    const id = productIn(wayTo(project.root, path));
    if (id !== undefined) await this.#checkProduct(id, project);
  }

  async #checkPage(
    document: OpenDocument,
    project: OpenProject,
  ): Promise<void> {
    const { uri } = document;
    const checked = await this.#pageAs(document, project);
    this.#keep(document, project, checked);
    const { diagnostics } = checked;
    // A newer text is on its way to be checked.
    if (this.isStale(uri)) return;
    await this.#board.show(uri, new Map([[uri, diagnostics]]));
  }

  async #pageAs(
    document: OpenDocument,
    project: OpenProject,
  ): Promise<Checked> {
    const { path, text } = document;
    const naming = { root: project.root, ...this.#texts() };
    try {
      const checker = await this.#checkerOf(document, project);
      const checked = await checker.check(path, text);
      return checked
        ? ofPage(document, checked, naming)
        : { text, found: [], diagnostics: [] };
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      return ofUnreadable(text, error.problems, naming);
    }
  }

  async #checkProduct(id: string, project: OpenProject): Promise<void> {
    const { root } = project;
    const { documents } = this.#setup;
    const opened = new Map(documents.all().map((one) => [one.path, one]));
    const texts = this.#texts();
    const checked = await checkProduct(project, id, texts.open);
    const shown = new Map<string, readonly Diagnostic[]>();
    for (const [file, one] of ofProduct(checked, { root, ...texts })) {
      const path = join(root, file);
      const document = opened.get(path);
      if (document) this.#keep(document, project, one);
      if (one.diagnostics.length > 0 || document)
        shown.set(texts.uriOf(path), one.diagnostics);
    }
    await this.#board.show(productKey(root, id), shown);
  }

  async #checkConfig(document: OpenDocument): Promise<void> {
    const { uri, path, text } = document;
    const diagnostics = await configProblems(path, text);
    await this.#board.show(uri, new Map([[uri, diagnostics]]));
    if (diagnostics.length > 0 || readNow(path) !== text) return;
    await this.#projectAt(path);
  }

  /** What the configuration has wrong is shown in its file. */
  async #projectAt(path: string): Promise<OpenProject> {
    const { workspace } = this.#setup;
    try {
      const project = await workspace.projectAt(path);
      const [config] = project.config.files;
      if (config !== undefined)
        await this.#board.show(`project ${project.root}`, new Map());
      return project;
    } catch (error) {
      const config = await workspace.configAt(path);
      if (config === undefined || !(error instanceof MetadataError))
        throw error;
      const root = dirname(config);
      const text = this.#texts().open(config) ?? readNow(config) ?? "";
      const problems = problemsIn(error.problems, wayTo(root, config), text);
      const uri = this.#texts().uriOf(config);
      await this.#board.show(`project ${root}`, new Map([[uri, problems]]));
      throw error;
    }
  }

  #checkerOf(
    { uri }: OpenDocument,
    project: OpenProject,
  ): Promise<PageChecker> {
    const { options } = this.#setup;
    if (this.#checker?.uri === uri) return this.#checker.made;
    const made = PageChecker.of(project, { options, ...this.#texts() });
    this.#checker = { uri, made };
    return made;
  }

  #keep(document: OpenDocument, project: OpenProject, checked: Checked): void {
    const { uri, version } = document;
    this.#kept.set(uri, { ...checked, version, project });
  }

  #productOf(uri: string, { root }: OpenProject): string | undefined {
    const { documents } = this.#setup;
    const path = documents.pathOf(uri);
    const id = path === undefined ? undefined : productIn(wayTo(root, path));
    return id === undefined ? undefined : productKey(root, id);
  }

  #texts() {
    const { documents } = this.#setup;
    return {
      open: (path: string) => documents.textAt(path),
      uriOf: (path: string) => documents.uriAt(path) ?? uriOf(path),
    };
  }
}

function productKey(root: string, id: string): string {
  return `product ${id} in ${root}`;
}
