import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { axe, violations } from "./quality.ts";

/** The search of the built site, in a browser. */
export function searchTests({
  open,
}: {
  /** Opens a page of the site at a width, with a path below its base. */
  readonly open: (path: string, width: number) => Promise<Page>;
}): void {
  // The narrow page has the harder room; the wide one waits for a deep run.
  const deep = process.env["GUIDEPOST_DEEP"] !== undefined;
  const widths = deep ? [1280, 390] : [390];

  test.each(widths)(
    "the search is narrowed to a product, a platform and a version, and leads to what it found, %i px wide",
    async (width) => {
      const page = await searched("upgrade", width);
      await narrow(page, "Product", "Artisan");
      await expectOnly(page, /artisan/);
      await narrow(page, "Version", "2.0.0");
      await narrow(page, "Platform", "Helm");
      await narrow(page, "Kind", "Release");
      await expectOnly(page, /artisan\/releases\/([a-z]+\/)?2\.0\.0\//);

      // With its filters open it keeps nobody out.
      await page.evaluate(axe);
      for (const theme of ["light", "dark"])
        expect(await page.evaluate(violations, theme), theme).toEqual([]);

      await page.locator(".pagefind-ui__result-link").first().click();
      await page.waitForURL("**/artisan/releases/**");
      expect(await page.locator("h1").innerText()).toContain("2.0.0");
      await page.context().close();
    },
  );

  test("a long list of the reference is filtered by words", async () => {
    const page = await open("reference/tools/", 390);
    const tools = page.locator("main li");
    const all = await tools.count();
    await page.getByLabel("Filter tools").fill("postgres dump");
    const shown = await page.locator("main li:visible").allInnerTexts();
    expect(shown.length).toBeLessThan(all / 10);
    expect(shown.join("\n")).toContain("pg_restore");
    const counted = `${shown.length} of ${all}`;
    await page.getByRole("status").filter({ hasText: counted }).waitFor();
    await page.getByLabel("Filter tools").fill("");
    expect(await page.locator("main li:visible").count()).toBe(all);
    await page.context().close();
  });

  test("the search is narrowed and opened from the keyboard alone", async () => {
    const page = await open("", 1280);
    await page.keyboard.press("Control+k");
    await page.waitForFunction(
      () => document.activeElement?.tagName === "INPUT",
    );
    await page.keyboard.type("upgrade");
    const filter = page.locator("summary", { hasText: /^Product$/ });
    await filter.waitFor();
    await tabTo(page, filter);
    await page.keyboard.press("Enter");
    const box = page.getByLabel(/^Whispa \(/);
    await tabTo(page, box);
    await page.keyboard.press("Space");
    await expectOnly(page, /whispa/);
    await page.context().close();
  });

  test("an address that leads nowhere says so, and searches for what it names", async () => {
    const page = await open("guides/artisan/1.0.0-to-9.0.0/", 390);
    expect(await page.locator("h1").innerText()).toContain("nowhere");
    await page
      .getByRole("button", { name: "Search for artisan 1.0.0" })
      .click();
    const found = page.locator(".pagefind-ui__result-link").first();
    await found.waitFor();
    expect(await page.getByPlaceholder(/search/i).inputValue()).toBe(
      "artisan 1.0.0",
    );
    await found.click();
    await page.waitForURL("**/artisan/**");
    expect(await page.locator("h1").innerText()).toContain("Artisan");
    await page.context().close();
  });

  test("markup in the names of products is text in the search", async () => {
    const page = await searched("Keeps ships in order", 1280);
    await page.locator("summary", { hasText: /^Product$/ }).click();
    const name = page.getByLabel(/^Harbour \u2039script/);
    expect(await name.count()).toBe(1);
    const made = await page.evaluate(() => ({
      ran: "hostile" in window,
      made: document.querySelectorAll("[data-hostile], dialog img").length,
    }));
    expect(made).toEqual({ ran: false, made: 0 });
    await page.context().close();
  });

  async function searched(words: string, width: number): Promise<Page> {
    const page = await open("", width);
    await page.getByRole("button", { name: /search/i }).click();
    await page.getByPlaceholder(/search/i).fill(words);
    await page.locator(".pagefind-ui__result").first().waitFor();
    return page;
  }
}

async function narrow(
  page: Page,
  filter: string,
  value: string,
): Promise<void> {
  const name = page.locator("summary", { hasText: new RegExp(`^${filter}$`) });
  await name.click();
  await page.getByLabel(new RegExp(`^${value} \\(`)).check();
}

/** The results change a little after a filter does. */
async function expectOnly(page: Page, address: RegExp): Promise<void> {
  const links = page.locator(".pagefind-ui__result-link");
  await expect
    .poll(
      async () => {
        const found = await links.evaluateAll((all) =>
          all.map((link) => link.getAttribute("href") ?? ""),
        );
        return found.length > 0 && found.every((path) => address.test(path));
      },
      { timeout: 10_000 },
    )
    .toBe(true);
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  const isThere = () =>
    target.evaluate((element) => element === document.activeElement);
  for (let tabs = 0; tabs < 20; tabs += 1) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Unexpected end of the tabs, expected the focus here");
}
