import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { kinds } from "./kinds.ts";

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}

/** The built site as these tests need it. */
export interface OpenSite {
  /** Every page, as `/products/whispa/`. */
  readonly paths: () => readonly string[];
  /** Opens a page of the site at a width, with a path below its base. */
  readonly open: (
    path: string,
    width: number,
    options?: { readonly javaScriptEnabled?: boolean },
  ) => Promise<Page>;
}

const deep = process.env["GUIDEPOST_DEEP"] !== undefined;

/** Elements whose content a script makes. */
const making = ":is(guide-planner, guide-rehearsal)";

/** Each width and each theme once, or with more time each with each. */
const looks = [
  { width: 1280, themes: deep ? ["light", "dark"] : ["light"] },
  { width: 390, themes: deep ? ["light", "dark"] : ["dark"] },
];

/** The source of axe, for a page to run. */
export const axe = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** What holds of every page, in a real browser. */
export function qualityTests({ paths, open }: OpenSite): void {
  test("no page keeps out who cannot see, point or tell colours apart", async () => {
    const found: string[] = [];
    for (const { width, themes } of looks) {
      const page = await open("", width);
      // It makes elements outside of the page, which complain.
      page.context().removeAllListeners("weberror");
      // Wide and narrow by turns where there is no time for both.
      const looked = kinds.filter(
        (_, at) => deep || (at % 2 === 0) === (width === 390),
      );
      for (const { path, made } of looked) {
        await page.goto(new URL(path, base(page)).href);
        if (made) await page.waitForSelector(`${making} ${made}`);
        await page.evaluate(axe);
        for (const theme of themes) {
          const told = await page.evaluate(violations, theme);
          found.push(
            ...told.map((each) => `${path} ${width} ${theme} ${each}`),
          );
        }
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  }, 240_000);

  test("no page scrolls sideways on a small phone", async () => {
    const written = await open("", 360, { javaScriptEnabled: false });
    const made = await open("", 360);
    const wide: string[] = [];
    const look = async (page: Page, path: string) => {
      const width = await page.evaluate(
        () => document.documentElement.scrollWidth,
      );
      if (width > 360) wide.push(`${path} ${width}`);
    };
    // Most pages have the form of many others: some of those will do.
    const looked = paths().filter(
      (path, index) => deep || index % sampled(path) === 0,
    );
    for (const path of looked) {
      const address = new URL(path.slice(1), base(written)).href;
      await written.goto(address);
      await look(written, path);
    }
    for (const { path, made: selector } of kinds) {
      await made.goto(new URL(path, base(made)).href);
      if (selector) await made.waitForSelector(`${making} ${selector}`);
      await look(made, path);
    }
    expect(wide).toEqual([]);
    await Promise.all([written.context().close(), made.context().close()]);
  }, 120_000);

  test("markup in metadata stays text, and nothing of it runs", async () => {
    const page = await open("", 1280);
    for (const { path, made } of [
      { path: "" },
      { path: "products/hostile/" },
      { path: "products/hostile/releases/1.2.0/" },
      { path: "guides/hostile/1.0.0-to-1.3.0/" },
      { path: "guides/hostile/changelog/" },
      {
        path: "guides/hostile/1.0.0-to-1.3.0/#rehearse",
        made: ".rehearse strong",
      },
      { path: "guides/hostile/runbooks/inspection/" },
      { path: "plan/hostile/", made: "[role=status] p" },
      {
        path: "plan/hostile/?from=1.0.0&to=1.3.0&part-crane=1.0.0..1.1.0#rehearse",
        made: ".rehearse strong",
      },
      { path: "plan/hostile/?from=1.3.0&to=1.0.0", made: "[role=status] p" },
    ]) {
      await page.goto(new URL(path, base(page)).href);
      if (made) await page.waitForSelector(`${making} ${made}`);
      const seen = await page.evaluate(() => ({
        ran: "hostile" in window,
        made: document.querySelectorAll("[data-hostile], main img").length,
        linked: [...document.links].filter(({ protocol }) =>
          /^(javascript|data):/.test(protocol),
        ).length,
        text: document.body.textContent.includes("<b data-hostile>bold</b>"),
      }));
      const expected = { ran: false, made: 0, linked: 0, text: true };
      expect(seen, path).toEqual(expected);
    }
    await page.context().close();
  }, 60_000);
}

/** Runs in a page: what keeps somebody out in a theme. */
export async function violations(theme: string): Promise<string[]> {
  document.documentElement.dataset["theme"] = theme;
  const { violations } = await window.axe.run({
    resultTypes: ["violations"],
  });
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.length} such as ${nodes[0]?.html.slice(0, 120)}`,
  );
}

/** One page in so many shows what the others of its form do. */
function sampled(path: string): number {
  if (/^\/(?:rules|reference|docs|products\/.*\/releases)\/./.test(path))
    return 20;
  return path.startsWith("/guides/") ? 3 : 1;
}

function base(page: Page): string {
  const { origin, pathname } = new URL(page.url());
  return `${origin}/${pathname.split("/")[1]}/`;
}
