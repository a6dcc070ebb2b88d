import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { expect, test } from "vitest";
import { kinds } from "./kinds.ts";
import type { BuiltSite } from "./build.ts";
import type { Page } from "./html.ts";

const deep = process.env["GUIDEPOST_DEEP"] !== undefined;

/** What is wrong in markup that we write; what others write is named with its reason. */
const config = new StaticConfigLoader({
  extends: ["html-validate:recommended"],
  elements: [
    "html5",
    // So Expressive Code makes lines, and the button that copies them.
    {
      code: { permittedContent: ["@phrasing", "div"] },
      button: { permittedContent: ["@phrasing", "div"] },
    },
  ],
  rules: {
    // Astro writes `<meta/>`, and Starlight buttons without a type.
    "void-style": "off",
    "no-implicit-button-type": "off",
    // Starlight names the top of a page `_top`.
    "valid-id": ["error", { relaxed: true }],
    // Starlight has two lists of contents, and shows one of them.
    "unique-landmark": "off",
    // Colours of code, and of what Starlight draws.
    "no-inline-style": "off",
    // Expressive Code's copy button is named by its title: axe looks at names.
    "text-content": "off",
    // A name of somebody's product may be as long as it likes.
    "long-title": "off",
    // These forms answer while they are filled in.
    "wcag/h32": "off",
  },
});

/** Whether the built pages are HTML as its specification has it. */
export function validityTests(
  built: () => BuiltSite,
  pages: () => ReadonlyMap<string, Page>,
): void {
  test("every kind of page is valid HTML", async () => {
    const validate = new HtmlValidate(config);
    const one = kinds.map(({ path }) => `/${path.replace(/[?#].*$/, "")}`);
    const paths = deep ? [...pages().keys()] : [...new Set(one)];
    const wrong: string[] = [];
    for (const path of paths) {
      const file = path.endsWith("/") ? `${path}index.html` : path;
      const html = readFileSync(join(built().pages, file), "utf8");
      const { results } = await validate.validateString(html, file);
      for (const { ruleId, message, line, column } of results.flatMap(
        ({ messages }) => messages,
      )) {
        wrong.push(`${file}:${line}:${column} ${ruleId}: ${message}`);
      }
    }
    expect(paths.length).toBeGreaterThan(10);
    expect(wrong.slice(0, 20)).toEqual([]);
  }, 120_000);
}
