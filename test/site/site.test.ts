import { existsSync, globSync } from "node:fs";
import { delimiter, join } from "node:path";
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Page as Tab,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  allProductRules,
  allRules,
  findProducts,
  loadProduct,
  shownExamples,
} from "../../src/index.ts";
import { kinds as kindsOfReference } from "../../src/reference/kinds.ts";
import { locate } from "../support/tools.ts";
import { apiTests } from "./api.ts";
import { buildSite, changedGuide, recordIn, type BuiltSite } from "./build.ts";
import { exportTests } from "./exports.ts";
import {
  attributes,
  brokenLinks,
  readPages,
  squashed,
  textOf,
  type Page,
} from "./html.ts";
import { operatorTests } from "./operator.ts";
import { plannerTests } from "./planner.ts";
import { productTests } from "./products.ts";
import { qualityTests } from "./quality.ts";
import { readingTests } from "./reading.ts";
import { rehearsalTests } from "./rehearsal.ts";
import { scriptTests } from "./scripts.ts";
import { searchTests } from "./search.ts";
import { serve } from "./serve.ts";
import { validityTests } from "./valid.ts";

// Not the root: a link that forgets where the site is served from must show.
const base = "/handbook/";
const rules = [...allRules, ...allProductRules];
const browserPath = locate("chromium");
let built: BuiltSite;
let pages: ReadonlyMap<string, Page>;

beforeAll(async () => {
  built = await buildSite(base);
  pages = new Map(readPages(built.pages).map((page) => [page.path, page]));
}, 300_000);

afterAll(() => built?.remove(), 60_000);

describe("the built site", () => {
  test("has a page for every product, release, guide, rule and document", async () => {
    const products = await findProducts(built.repository);
    const markdown = globSync(["guides/**/*.md", "docs/**/*.md"], {
      cwd: join(built.repository, "content"),
    });
    const releases = (
      await Promise.all(products.map((id) => loadProduct(built.repository, id)))
    ).flatMap(({ id, releases, parts }) => [
      ...releases.map(({ version }) => `/products/${id}/releases/${version}/`),
      ...parts.flatMap((part) =>
        part.releases.map(
          ({ version }) => `/products/${id}/releases/${part.id}/${version}/`,
        ),
      ),
    ]);
    expect(releases.length).toBeGreaterThan(20);
    const expected = [
      ...products.map((id) => `/products/${id}/`),
      ...releases,
      ...markdown
        .filter((file) => !file.endsWith("/overview.md"))
        .map((file) => `/${file.replace(/\.md$/, "/")}`),
      ...rules.map(({ name }) => `/rules/${name}/`),
    ];
    expect([...pages.keys()]).toEqual(expect.arrayContaining(expected));
    expect(expected.length).toBeGreaterThan(20);
  });

  test("has no link that leads nowhere", () => {
    const files = new Set(
      globSync("**/*", { cwd: built.pages }).map((file) =>
        file.replaceAll("\\", "/"),
      ),
    );
    expect(brokenLinks([...pages.values()], { base, files })).toEqual([]);
  });

  test("has a page of reference for each thing that the code goes by", () => {
    const counted = kindsOfReference.map(({ id, subjects }) => {
      for (const { name, summary } of subjects)
        expect(textAt(`/reference/${id}/${name}/`)).toContain(
          squashed(summary),
        );
      return subjects.length;
    });
    expect(Math.min(...counted)).toBeGreaterThan(3);
  });

  test("explains every rule with what it finds", () => {
    for (const rule of rules) {
      const found = shownExamples(rule).bad.flatMap(({ findings }) =>
        findings.map((finding) => finding.replace(/^\S+ /, "")),
      );
      expect(found.length, rule.name).toBeGreaterThan(0);
      for (const message of [rule.summary, ...found]) {
        expect(textAt(`/rules/${rule.name}/`)).toContain(squashed(message));
      }
    }
  });

  test("gives each runbook a page of its own, at the newest version", () => {
    const text = textAt("/guides/harbour/runbooks/inspection/");
    for (const said of [
      "It is the law. Kind Downtime Harbour See also Emergency 1 minute to 2 minutes 1.3.0",
      "1. Check the ropes",
      "docker compose config",
      "It rots",
    ])
      expect(text).toContain(squashed(said));
  });

  test("says below a block how far it was rehearsed and what it would call", () => {
    const text = textAt("/guides/whispa/1.2.0-to-2.0.0/");
    for (const said of [
      "Rehearsed in part: 2 of 3 statements Not followed what pulumi prints is not known What it would do calls openssl rand",
      "Rehearsed: 5 calls What it would do calls cd /opt/whispa-selfhosting/infra/pulumi calls pulumi version calls aws --version",
    ]) {
      expect(text).toContain(squashed(said));
    }
  });

  test("says nothing of a rehearsal on a page that changed since", () => {
    const text = textAt("/guides/openwatch/0.1.0-to-0.2.0/");
    expect(text).toContain(squashed("Read it twice."));
    expect(text).not.toContain("Rehearsed");
  });

  test("sums up what was rehearsed of a product, page by page, as the record has it", () => {
    const text = textAt("/products/openwatch/status/");
    const record = recordIn(built.repository);
    const pages = record.pages.filter(
      ({ file, blocks }) => file.includes("/openwatch/") && blocks.length > 0,
    );
    expect(pages.length).toBeGreaterThan(3);
    for (const { file, from, to, blocks } of pages) {
      const sum = (kind: "known" | "evaluated" | "unknown" | "skipped") =>
        blocks.reduce((all, { outcomes }) => all + outcomes[kind], 0);
      const counts = [
        blocks.length,
        ...(["known", "evaluated", "unknown", "skipped"] as const).map(sum),
      ].join("");
      const isChanged = file === changedGuide;
      const title = `Upgrade OpenWatch from ${from} to ${to}`;
      const said = isChanged
        ? `${title}: it changed after it was rehearsed`
        : from === to
          ? counts
          : title + counts;
      expect(text, file).toContain(squashed(said));
    }
    expect(text).toContain(
      squashed(`Followed without running anything, with Guidepost`),
    );
  });

  test("has nothing that metadata could make run", () => {
    for (const page of pages.values()) {
      const made = page.elements.filter(
        ({ properties }) => "dataHostile" in properties,
      );
      expect(made, page.path).toEqual([]);
      for (const name of ["href", "src"]) {
        const run = attributes(page, name).filter((address) =>
          /^[\s\p{Cc}]*(javascript|vbscript|data):/iu.test(address),
        );
        expect(
          run.filter((address) => !address.startsWith("data:image/")),
          page.path,
        ).toEqual([]);
      }
    }
    const text = textAt("/guides/hostile/1.0.0-to-1.3.0/");
    expect(text).toContain(squashed("<b data-hostile>bold</b>"));
  });

  test("has one title a page, and no two places with one name", () => {
    for (const page of pages.values()) {
      const titles = page.elements.filter(({ tagName }) => tagName === "h1");
      const ids = attributes(page, "id");
      expect(titles, page.path).toHaveLength(1);
      expect(new Set(ids).size, page.path).toBe(ids.length);
    }
  });
});

describe("the pages of products", () => productTests(pageAt));

describe("what programs read", () => apiTests(() => built));

describe("what browsers read", () =>
  validityTests(
    () => built,
    () => pages,
  ));

describe.skipIf(browserPath === undefined)("in a browser", () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  const troubles: string[] = [];
  const guide = `${base}guides/artisan/1.0.0-to-1.1.0/`;

  beforeAll(async () => {
    site = await serve(built.pages, base);
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

  test("a reader without scripts is led from the planner to guides that are complete", async () => {
    const page = await open(`${base}plan/whispa/`, 390, {
      javaScriptEnabled: false,
    });
    expect(await page.locator("guide-planner").isVisible()).toBe(false);
    await page.getByRole("link", { name: "from 1.2.0 to 2.0.0" }).click();
    await page.waitForURL("**/guides/whispa/1.2.0-to-2.0.0/");
    expect(await visibleCode(page)).toContain("pulumi up");
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

  searchTests({ open: (path, width) => open(base + path, width) });

  qualityTests({
    paths: () => [...pages.keys()],
    open: (path, width, options) => open(base + path, width, options),
  });

  const planned = {
    repository: () => built.repository,
    open: (path: string, width: number) => open(base + path, width),
  };
  plannerTests(planned);
  exportTests(planned);
  operatorTests(planned);
  readingTests(planned);
  rehearsalTests(planned);
  scriptTests(planned);

  /** A page of its own; what it asks another host for is trouble. */
  async function open(
    path: string,
    width: number,
    options: BrowserContextOptions = {},
  ): Promise<Tab> {
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
    await page.goto(site.origin + path);
    return page;
  }
});

async function expectOnlyHelm(page: Tab): Promise<void> {
  const code = await visibleCode(page);
  expect(code).toContain("helm upgrade");
  expect(code).not.toContain("docker compose");
  expect(code).not.toContain("blue");
  const folded = page.locator(".elsewhere", { hasText: "Get the new images" });
  const reason = folded.locator("xpath=following-sibling::*[1]");
  expect(await reason.last().innerText()).toBe("Only for Docker Compose");
}

async function visibleCode(page: Tab): Promise<string> {
  const blocks = await page.locator("main pre:visible").allTextContents();
  return blocks.join("\n");
}

function hiddenVariants(page: Tab): Promise<number> {
  return page.locator("[data-for][hidden]").count();
}

function textAt(path: string): string {
  return textOf(pageAt(path));
}

function pageAt(path: string): Page {
  const page = pages.get(path);
  if (page === undefined) throw new Error(`there is no page ${path}`);
  return page;
}

/** As an absolute path, which the browser's driver asks for. */
function pathOf(executable: string): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const paths = folders.map((folder) => join(folder, executable));
  return paths.find((path) => existsSync(path)) ?? executable;
}
