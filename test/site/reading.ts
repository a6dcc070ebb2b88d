import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { concerns } from "../../site/choices/audience.ts";
import type { PlannedSite } from "./planner.ts";
import { answeredGuides } from "./platforms.ts";

const deep = process.env["GUIDEPOST_DEEP"] !== undefined;

/** What a reader of a guide and of a wrong address does, in a real browser. */
export function readingTests({ repository, open }: PlannedSite): void {
  test("each platform of each product sees its own variants, and no others", async () => {
    const page = await open("", 1280);
    // By turns with those that are rehearsed on their pages.
    const guides = (await answeredGuides(repository())).filter(
      (_, at) => deep || at % 2 === 1,
    );
    expect(guides.length).toBeGreaterThan(4);
    for (const { product, from, to, answers } of guides) {
      const path = `guides/${product}/${from}-to-${to}/`;
      await page.goto(new URL(path, base(page)).href);
      for (const [choice, option] of Object.entries(answers)) {
        const answer = `guide-choices [name="${choice}"][value="${option}"]`;
        // A question that only some steps depend on is not asked on every guide.
        if ((await page.locator(answer).count()) === 0) continue;
        await page.locator(answer).check();
      }
      const asked = new Map(new URL(page.url()).searchParams);
      const variants = await page
        .locator(".guide > [data-for]")
        .evaluateAll((all) =>
          all.map((variant) => ({
            audience: variant.getAttribute("data-for") ?? "",
            isShown: variant.checkVisibility(),
          })),
        );
      const wrong = variants.filter(
        ({ audience, isShown }) => isShown !== concerns(audience, asked),
      );
      expect(wrong, page.url()).toEqual([]);
    }
    await page.context().close();
  }, 60_000);

  test("every block of a guide is copied as it stands, by mouse and by keyboard", async () => {
    const page = await open("guides/whispa/1.2.0-to-2.0.0/", 1280);
    const blocks = await page
      .locator(".guide .expressive-code")
      .evaluateAll((all) =>
        all.map((block) => ({
          copied: block.querySelector("button")?.dataset["code"] ?? "",
          shown: [...block.querySelectorAll(".ec-line .code")]
            .map(({ textContent }) => textContent.replace(/\n$/, ""))
            .join("\n"),
        })),
      );
    expect(blocks.length).toBeGreaterThan(20);
    for (const { copied, shown } of blocks) {
      expect(copied.replaceAll("\u007f", "\n")).toBe(shown);
    }
    await page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"]);
    const buttons = page.locator(".expressive-code .copy button");
    await buttons.first().click();
    expect(await clipboard(page)).toBe(blocks[0]?.shown);
    await buttons.nth(3).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => clipboard(page)).toBe(blocks[3]?.shown);
    await page.context().close();
  });

  test("who copies a whole guide has every block of it, also those out of sight", async () => {
    const page = await open("guides/artisan/1.0.0-to-1.1.0/", 1280);
    await page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+c");
    const copied = await clipboard(page);
    const lines = await page.locator(".guide .ec-line .code").allTextContents();
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => !copied.includes(line.trim()))).toEqual([]);
    await page.context().close();
  });

  test("an address with a place on a long page leads there, and the page stays as long as it is", async () => {
    const guide = "guides/artisan/1.0.0-to-2.0.0/";
    const page = await open(guide, 390);
    const last = page.locator(".guide h3[id]").last();
    const id = await last.getAttribute("id");
    await page.goto(new URL(`${guide}#${id}`, base(page)).href);
    await page.reload();
    const top = () => last.evaluate((on) => on.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(200);
    expect(await top()).toBeGreaterThanOrEqual(0);

    const height = () => page.evaluate(() => document.body.scrollHeight);
    const before = await height();
    await page.addStyleTag({
      content: ".frame { content-visibility: visible !important }",
    });
    // Where commands wrap, the build knows nearly how high they are.
    const after = await height();
    expect(Math.abs(after - before) / after).toBeLessThan(0.02);
    await page.context().close();
  });
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

function base(page: Page): string {
  const { origin, pathname } = new URL(page.url());
  return `${origin}/${pathname.split("/")[1]}/`;
}
