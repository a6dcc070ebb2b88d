import {
  pageEngine,
  planPublished,
  readPublishedProduct,
  readPublishedRelease,
  type NoPath,
  type Render,
  type Plan,
  type Product,
  type Release,
} from "../../src/browser.ts";
import { load, type ExampleFiles } from "../rehearse/files.ts";
import type { Question } from "./address.ts";

/** A product as the site serves it; each file is fetched once. */
export class ProductSource {
  readonly #api: string;
  readonly #templates: string;
  readonly #releases = new Map<string, Promise<Release>>();
  #index: Promise<Product> | undefined;
  #files: Promise<ExampleFiles> | undefined;
  readonly #engines = new Map<string, Promise<Render>>();

  constructor(api: string, templates: string) {
    this.#api = api;
    this.#templates = templates;
  }

  /** Rejects where the site does not answer. */
  async plan({
    from,
    to,
    answers,
    parts,
    waive,
  }: Question): Promise<Plan | NoPath> {
    this.#index ??= load(`${this.#api}/index.json`).then(readPublishedProduct);
    const product = await this.#index;
    const moves = Object.entries(parts).map(([part, move]) => {
      const [from = "", to = ""] = move.split("..");
      return { part, from, to };
    });
    const request = { answers, parts: moves, waive };
    return planPublished(product, { from, to }, request, (part, version) =>
      this.#release(part === "" ? version : `${part}/${version}`),
    );
  }

  /** The templates of guides, or those of scripts. */
  engine(template: "guide" | "script"): Promise<Render> {
    const known =
      this.#engines.get(template) ??
      import(/* @vite-ignore */ `${this.#templates}/${template}.js`).then(
        (module) => pageEngine(module.default),
      );
    this.#engines.set(template, known);
    return known;
  }

  /** What the reader's folder holds, as the product's example has it. */
  files(): Promise<ExampleFiles> {
    this.#files ??= load(`${this.#templates}/files.json`).then(JSON.parse);
    return this.#files;
  }

  #release(name: string): Promise<Release> {
    const known =
      this.#releases.get(name) ??
      load(`${this.#api}/releases/${name}.json`).then(readPublishedRelease);
    this.#releases.set(name, known);
    return known;
  }
}
