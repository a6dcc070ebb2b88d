import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeGuides } from "./guides.ts";

/** Pairs of 23 releases are 253: eight such products have 2,000 guides between them. */
const releases = 23;

export interface Pages {
  /** Hops of all products together. */
  readonly count: number;
  readonly seed: number;
  /** The folder with the packages. */
  readonly packages: string;
}

/** Writes a repository of products, and its guides: front matter, and 15 shell blocks each. */
export function writeRepository(folder: string, pages: Pages): void {
  const hops = hopsOf(pages);
  for (const product of new Set(hops.map(({ product }) => product)))
    writeProduct(join(folder, "content/products", product), product);
  for (const { product, from, to, title, body } of hops) {
    const head = [
      `title: ${title}`,
      `guidepost: { product: ${product}, from: ${from}, to: ${to}, sources: [content/products/${product}/product.yaml] }`,
    ];
    write(
      join(folder, `content/guides/${product}/${from}-to-${to}.md`),
      page(head, body),
    );
  }
}

/** Writes a minimal Starlight project with the same Markdown. */
export function writeStarlight(
  folder: string,
  { count, seed, packages, sidebar }: Pages & { readonly sidebar: string },
): void {
  for (const { product, from, to, title, body } of hopsOf({ count, seed }))
    write(
      join(folder, `src/content/docs/guides/${product}/${from}-to-${to}.md`),
      page([`title: ${title}`], body),
    );
  write(
    join(folder, "package.json"),
    JSON.stringify({
      type: "module",
      devDependencies: { "@astrojs/starlight": "*" },
    }),
  );
  write(
    join(folder, "astro.config.mjs"),
    `import starlight from "@astrojs/starlight";
export default { integrations: [starlight({ title: "Bare"${sidebar} })] };
`,
  );
  write(
    join(folder, "src/content.config.ts"),
    `import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { defineCollection } from "astro:content";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  symlinkSync(packages, join(folder, "node_modules"));
}

function hopsOf({ count, seed }: Pick<Pages, "count" | "seed">) {
  const texts = [...makeGuides(count, seed).pages.values()];
  const pairs = Array.from({ length: releases }, (_, from) =>
    Array.from({ length: releases - from - 1 }, (_, way) => ({
      from: versionOf(from),
      to: versionOf(from + way + 1),
    })),
  ).flat();
  const perProduct = Math.ceil(count / 8);
  return texts.map((text, index) => {
    const { from, to } = pairs[index % perProduct] ?? { from: "", to: "" };
    const product = `mill-${Math.floor(index / perProduct) + 1}`;
    return {
      product,
      from,
      to,
      title: `Upgrade ${product} from ${from} to ${to}`,
      body: text.replace(/^---\n.*?\n---\n/s, "").replace(/^# .*\n/m, ""),
    };
  });
}

function versionOf(index: number): string {
  return `1.${index}.0`;
}

function writeProduct(folder: string, id: string): void {
  write(
    join(folder, "product.yaml"),
    `schema: 1
id: ${id}
name: ${id}
summary: Grinds what is poured in
tag: "v{{version}}"
platforms:
  compose: { title: Docker Compose }
steps:
  upgrade:
    - { id: up, title: Start the new version, run: docker compose up -d }
`,
  );
  for (let index = 0; index < releases; index += 1) {
    const version = versionOf(index);
    write(
      join(folder, `releases/${version}.yaml`),
      `schema: 1
version: ${version}
date: 2026-01-${String(index + 1).padStart(2, "0")}
summary: Finer flour
deprecated: none
`,
    );
  }
}

function page(head: readonly string[], body: string): string {
  return ["---", ...head, "---", body].join("\n");
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
