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
  type rehearseGuide,
} from "../../src/browser.ts";
import type { Question } from "./address.ts";

type Fixtures = Parameters<typeof rehearseGuide>[2];

/** A product as the site serves it; each file is fetched once. */
export class ProductSource {
  readonly #api: string;
  readonly #templates: string;
  readonly #releases = new Map<string, Promise<Release>>();
  #index: Promise<Product> | undefined;
  #files: Promise<Record<string, Record<string, string>>> | undefined;
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
  async fixture(from: string): Promise<Fixtures> {
    this.#files ??= load(`${this.#templates}/files.json`).then(JSON.parse);
    const files = await this.#files;
    const here = { ...files[""], ...files[from] };
    const paths = Object.keys(here);
    if (paths.length === 0) return undefined;
    return (path) => {
      const text = here[path];
      if (text !== undefined) return { kind: "text", text };
      const isFolder = paths.some((each) => each.startsWith(`${path}/`));
      return { kind: isFolder ? "folder" : "missing" };
    };
  }

  #release(name: string): Promise<Release> {
    const known =
      this.#releases.get(name) ??
      load(`${this.#api}/releases/${name}.json`).then(readPublishedRelease);
    this.#releases.set(name, known);
    return known;
  }
}

async function load(address: string): Promise<string> {
  const response = await fetch(address);
  if (response.ok) return response.text();
  throw new Error(`${address}: ${response.status} ${response.statusText}`);
}
