import { execFile } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { allRules, findProducts } from "../../src/index.ts";
import { locate } from "../support/tools.ts";
import { attributes, brokenLinks, readPages } from "./html.ts";
import { serve } from "./serve.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Not the root: a link that forgets where the site is served from must show.
const base = "/handbook/";
const outDir = temporary();
const browserPath = locate("chromium");

beforeAll(async () => {
  const astro = join(root, "node_modules/astro/bin/astro.mjs");
  await promisify(execFile)(
    process.execPath,
    [astro, "build", "--outDir", outDir, "--silent"],
    {
      cwd: root,
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: process.env["HOME"] ?? "",
        ASTRO_TELEMETRY_DISABLED: "1",
        SITE: "https://guides.example",
        BASE: base,
      },
    },
  );
}, 60_000);

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

describe("the built site", () => {
  test("has a page for every product, guide, rule and document", async () => {
    const products = await findProducts(root);
    const markdown = globSync(["guides/**/*.md", "docs/**/*.md"], {
      cwd: join(root, "content"),
    });
    const expected = [
      ...products.map((id) => `/products/${id}/`),
      ...markdown.map((file) => `/${file.replace(/\.md$/, "/")}`),
      ...allRules.map(({ name }) => `/rules/${name}/`),
    ];
    const paths = readPages(outDir).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(expected));
    expect(expected.length).toBeGreaterThan(20);
  });

  test("has no link that leads nowhere", () => {
    const files = new Set(
      globSync("**/*", { cwd: outDir }).map((file) =>
        file.replaceAll("\\", "/"),
      ),
    );
    const pages = readPages(outDir);
    expect(brokenLinks(pages, { base, files })).toEqual([]);
  });

  test("has one title a page, and no two places with one name", () => {
    for (const page of readPages(outDir)) {
      const titles = page.elements.filter(({ tagName }) => tagName === "h1");
      const ids = attributes(page, "id");
      expect(titles, page.path).toHaveLength(1);
      expect(new Set(ids).size, page.path).toBe(ids.length);
    }
  });
});

describe.skipIf(browserPath === undefined)("in a browser", () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  const troubles: string[] = [];
  const guide = `${base}guides/artisan/1.0.0-to-1.1.0/`;

  beforeAll(async () => {
    site = await serve(outDir, base);
    browser = await chromium.launch({
      executablePath: pathOf(browserPath ?? ""),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  afterEach(() => expect(troubles.splice(0)).toEqual([]));

  const widths = [1280, 390];

  test.each(widths)(
    "a reader who picks Helm sees only the steps for Helm, %i px wide",
    async (width) => {
      const page = await open(guide, width);
      await page.getByLabel("Helm", { exact: true }).check();
      await expectOnlyHelm(page);
      expect(new URL(page.url()).searchParams.get("platform")).toBe("helm");

      await page.goto(site.origin + guide);
      await expectOnlyHelm(page);
      await page.getByLabel("Show all").first().check();
      expect(await hiddenVariants(page)).toBe(0);
      await page.context().close();
    },
  );

  test("an address that names a platform wins over the last visit", async () => {
    const page = await open(`${guide}?platform=docker`, 1280);
    expect(await page.getByLabel("Docker Compose").isChecked()).toBe(true);
    expect(await visibleCode(page)).not.toContain("helm upgrade");
    expect(await page.getByText("Decide these first").isVisible()).toBe(false);
    await page.context().close();
  });

  test("a reader without scripts sees the questions and every step", async () => {
    const page = await open(guide, 1280, { javaScriptEnabled: false });
    const code = await visibleCode(page);
    expect(code).toContain("helm upgrade");
    expect(code).toContain("docker compose");
    expect(await page.locator("guide-choices").isVisible()).toBe(false);
    expect(await page.getByText("Decide these first").isVisible()).toBe(true);
    await page.context().close();
  });

  test("the choices can be made from the keyboard", async () => {
    const page = await open(guide, 1280);
    await page.getByLabel("Show all").first().focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.getByLabel("Docker Compose").isChecked()).toBe(true);
    expect(await hiddenVariants(page)).toBeGreaterThan(0);
    await page.context().close();
  });

  test.each(widths)("the search finds a guide, %i px wide", async (width) => {
    const page = await open(base, width);
    await page.getByRole("button", { name: /search/i }).click();
    await page.getByPlaceholder(/search/i).fill("upgrade Artisan Helm");
    const found = page.getByRole("link", { name: /Upgrade Artisan/ }).first();
    await found.click();
    expect(new URL(page.url()).pathname).toBe(guide);
    await page.context().close();
  });

  test("no page scrolls sideways on a small phone", async () => {
    const page = await open(base, 360);
    for (const { path } of readPages(outDir)) {
      await page.goto(site.origin + base.replace(/\/$/, "") + path);
      const width = await page.evaluate(
        () => document.documentElement.scrollWidth,
      );
      expect(width, path).toBeLessThanOrEqual(360);
    }
    await page.context().close();
  });

  /** A page of its own; what it asks another host for is trouble. */
  async function open(
    path: string,
    width: number,
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      ...options,
    });
    context.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol === "data:" || origin === site.origin) return;
      troubles.push(`Unexpected request to ${request.url()}`);
    });
    context.on("weberror", (error) => troubles.push(error.error().message));
    const page = await context.newPage();
    await page.goto(site.origin + path, { waitUntil: "networkidle" });
    return page;
  }
});

async function expectOnlyHelm(page: Page): Promise<void> {
  const code = await visibleCode(page);
  expect(code).toContain("helm upgrade");
  expect(code).not.toContain("docker compose");
  expect(code).not.toContain("blue");
  const folded = page.locator(".elsewhere", { hasText: "Get the new images" });
  const reason = folded.locator("xpath=following-sibling::*[1]");
  expect(await reason.last().innerText()).toBe("Only for Docker Compose");
}

async function visibleCode(page: Page): Promise<string> {
  const blocks = await page.locator("main pre:visible").allInnerTexts();
  return blocks.join("\n");
}

function hiddenVariants(page: Page): Promise<number> {
  return page.locator("[data-for][hidden]").count();
}

/** Inside the repository, as the pages are rendered by what is built there. */
function temporary(): string {
  const folder = join(root, ".guidepost");
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(join(folder, "site-"));
}

/** As an absolute path, which the browser's driver asks for. */
function pathOf(executable: string): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const paths = folders.map((folder) => join(folder, executable));
  return paths.find((path) => existsSync(path)) ?? executable;
}
