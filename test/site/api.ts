import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { findProducts, loadProduct } from "../../src/index.ts";
import { apiSchemas } from "../../site/schema/api.ts";
import type { BuiltSite } from "./build.ts";

/** What programs read of the built site. */
export function apiTests(built: () => BuiltSite): void {
  test("every file that is served for programs is as its schema says", () => {
    const api = join(built().pages, "api");
    const kinds = {
      "products.json": ["index.json"],
      "product.json": globSync("*/index.json", { cwd: api }),
      "release.json": globSync("*/releases/**/*.json", { cwd: api }),
    };
    const wrong: string[] = [];
    for (const [kind, files] of Object.entries(kinds)) {
      const schema = strict(json(join(api, "schema", kind)));
      const validate = new Ajv2020({ strict: false }).compile(schema);
      for (const file of files) {
        if (validate(json(join(api, file)))) continue;
        const [error] = validate.errors ?? [];
        wrong.push(`${file}: ${error?.instancePath} ${error?.message}`);
      }
      expect(files.length, kind).toBeGreaterThan(0);
    }
    expect(wrong).toEqual([]);
  });

  test("the schemas are those of the types", () => {
    for (const [file, text] of Object.entries(apiSchemas())) {
      const written = new URL(`../../schemas/api/${file}`, import.meta.url);
      expect(readFileSync(written, "utf8"), file).toBe(text);
    }
  });

  test("the list of products leads to each of them", async () => {
    const { repository, pages } = built();
    const listed = json(join(pages, "api/index.json"));
    const ids = await findProducts(repository);
    const products = await Promise.all(
      ids.map((id) => loadProduct(repository, id)),
    );
    expect(listed).toMatchObject({
      products: products.map(({ id, releases }) => ({
        id,
        index: `${id}/index.json`,
        releases: releases.map(({ version }) => version),
      })),
    });
  });

  test("llms.txt and the sitemap name pages that there are, by their full addresses", () => {
    const { pages } = built();
    const llms = readFileSync(join(pages, "llms.txt"), "utf8");
    const sitemap = readFileSync(join(pages, "sitemap-0.xml"), "utf8");
    const addresses = [
      ...[...llms.matchAll(/^- \[(?:\\.|[^\]\\])*\]\((\S+)\)/gm)].map(
        ([, url]) => url ?? "",
      ),
      ...[...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(
        ([, url]) => url ?? "",
      ),
    ];
    expect(addresses.length).toBeGreaterThan(100);
    const start = "https://guides.example/handbook/";
    const files = new Set(globSync("**/*", { cwd: pages }));
    for (const address of addresses) {
      expect(address.startsWith(start), address).toBe(true);
      const path = decodeURIComponent(address.slice(start.length));
      const file = /(^|\/)$/.test(path) ? `${path}index.html` : path;
      expect(files.has(file), address).toBe(true);
    }
    expect(llms).toContain("guides/artisan/1.0.0-to-2.0.0.md");
  });
}

function json(path: string): AnySchema {
  const read: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (typeof read === "object" && read !== null) return read;
  throw new Error(`Unexpected ${typeof read} in ${path}, expected an object`);
}

/** No field that the schema does not name: what is served shall be described. */
function strict(schema: AnySchema): AnySchema {
  const text = JSON.stringify(schema, (_, value: unknown) =>
    typeof value === "object" &&
    value !== null &&
    "properties" in value &&
    "required" in value
      ? { ...value, additionalProperties: false }
      : value,
  );
  return JSON.parse(text);
}
