import { dirname, join } from "node:path";
import { findConfig } from "../../config/find.ts";
import { isInside, kindOf } from "../../files.ts";
import type { Aside, Options } from "../command.ts";
import { productsFolder } from "../products.ts";
import { projectOf, type Project } from "../project.ts";

/** A project as an editor has it. */
export interface OpenProject extends Project {
  /** Whether all its pages may be looked for: nobody wants a home folder searched. */
  readonly isBounded: boolean;
}

/** The folders that an editor has open, and the projects in them. */
export class Workspace {
  /** Absolute. */
  #folders: readonly string[] = [];
  readonly #options: Options;
  readonly #aside: Aside;
  readonly #projects = new Map<string, Promise<OpenProject>>();

  constructor({
    options,
    aside,
  }: {
    readonly options: Options;
    readonly aside: Aside;
  }) {
    this.#options = options;
    this.#aside = aside;
  }

  change({
    added,
    removed,
  }: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
  }): void {
    const left = this.#folders.filter((one) => !removed.includes(one));
    this.#folders = [...left, ...added];
    this.forget();
  }

  /** Configurations are read again when somebody asks next. */
  forget(): void {
    this.#projects.clear();
  }

  /**
   * The project that `guidepost` would find from a file's folder: of the nearest
   * configuration. Without one the nearest folder with products, or else the one
   * that the editor has open, or the file's own.
   * @throws {UsageError} and {MetadataError} for what the configuration has wrong.
   */
  async projectAt(path: string): Promise<OpenProject> {
    const folder = dirname(path);
    const config = await this.configAt(path);
    if (config !== undefined) {
      const options = { ...this.#options, config };
      return this.#load(config, dirname(config), options, true);
    }
    const root = (await this.#rootAt(folder)) ?? folder;
    const isBounded = await isInRepository(root);
    return this.#load(root, root, this.#options, isBounded);
  }

  /** The configuration that holds for a file. */
  async configAt(path: string): Promise<string | undefined> {
    return findConfig(dirname(path));
  }

  #load(
    key: string,
    cwd: string,
    options: Options,
    isBounded: boolean,
  ): Promise<OpenProject> {
    const loading =
      this.#projects.get(key) ??
      projectOf(options, { cwd, aside: this.#aside }).then((project) => ({
        ...project,
        isBounded,
      }));
    this.#projects.set(key, loading);
    // What is wrong may be put right in a file that nobody watches.
    loading.catch(() => this.#projects.delete(key));
    return loading;
  }

  async #rootAt(folder: string): Promise<string | undefined> {
    const opened = this.#folders
      .filter((one) => isInside(folder, one))
      .sort((a, b) => b.length - a.length)[0];
    if (opened === undefined) return undefined;
    for (let at = folder; at !== opened; at = dirname(at))
      if ((await kindOf(join(at, productsFolder))) === "folder") return at;
    return opened;
  }
}

async function isInRepository(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if ((await kindOf(join(at, ".git"))) !== "missing") return true;
    if (at === dirname(at)) return false;
  }
}
