import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { PlannedSite } from "./planner.ts";

/** What an operator needs at night: all in sight, nothing that leads nowhere. */
export function operatorTests({ open }: Pick<PlannedSite, "open">): void {
  const asked = "plan/artisan/?from=1.0.0&to=2.0.0";

  test("on a phone no part of a command or of a setting is out of sight", async () => {
    for (const path of [
      `${asked}&platform=helm`,
      "guides/artisan/1.0.0-to-1.1.0/",
      "products/artisan/releases/1.2.0/",
      "products/artisan/status/",
    ]) {
      const page = await open(path, 390);
      await page.locator("table.stacks").first().waitFor();
      expect(await outOfSight(page), path).toEqual([]);
      await page.context().close();
    }
  });

  test("on a laptop the note beside a setting is in sight", async () => {
    const page = await open("guides/whispa/1.2.0-to-2.0.0/", 1280);
    const note = page.getByText("The old name is ignored").first();
    const edges = await note.evaluate((cell) => ({
      cell: cell.getBoundingClientRect().right,
      table: cell.closest("table")?.getBoundingClientRect().right ?? 0,
    }));
    expect(edges.cell).toBeLessThanOrEqual(edges.table);
    await page.context().close();
  });

  test("no button lies on the code that it copies", async () => {
    const page = await open(`${asked}&platform=helm`, 390);
    await page.locator("figure.block").first().waitFor();
    const covered = await page.evaluate(() =>
      [...document.querySelectorAll("figure.block")].flatMap((block) => {
        const button = block.querySelector("button")?.getBoundingClientRect();
        const code = document.createRange();
        code.selectNodeContents(block.querySelector("code") ?? block);
        const isCovered = [...code.getClientRects()].some(
          ({ right, top }) =>
            button && right > button.left && top < button.bottom,
        );
        return isCovered ? [block.textContent] : [];
      }),
    );
    expect(covered).toEqual([]);
    await page.context().close();
  });

  test("a block that scrolls is reached from the keyboard, also one that came into sight late", async () => {
    const page = await open("guides/openwatch/0.2.1-to-0.3.0/", 600);
    const unreached = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll<HTMLElement>(".guide pre")].filter(
            ({ scrollWidth, clientWidth, tabIndex }) =>
              scrollWidth > clientWidth && tabIndex !== 0,
          ).length,
      );
    const scrolling = page.locator(".guide pre[tabindex='0']");
    for (const block of await page.locator(".guide .frame").all()) {
      await block.scrollIntoViewIfNeeded();
    }
    // Expressive Code has looked at all of them: those that fit are out again.
    const all = await page.locator(".guide pre").count();
    await expect.poll(() => scrolling.count()).toBeLessThan(all);
    expect(await scrolling.count()).toBeGreaterThan(10);
    expect(await unreached()).toBe(0);

    // On a phone a command is seen whole.
    await page.setViewportSize({ width: 390, height: 800 });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("pre[data-language='bash']")]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ textContent }) => textContent),
    );
    expect(cut).toEqual([]);
    await page.context().close();
  });

  test("who has not answered sees which questions would leave steps out, and gets there", async () => {
    const page = await open(asked, 390);
    const unanswered = page.locator("guide-planner .open");
    await unanswered.getByRole("link", { name: "Where does it run?" }).click();
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => new URL(page.url()).searchParams.get("platform"))
      .toBe("docker");
    await expect
      .poll(() => unanswered.innerText())
      .not.toContain("Where does it run?");
    await page.context().close();
  });

  test("each step that is not for this reader says for whom it is", async () => {
    const page = await open(`${asked}&platform=helm`, 1280);
    const left = page.locator("guide-planner .left-out");
    await left.locator("summary").click();
    const told = await left.locator("li").allInnerTexts();
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((each) => !/: Only for \w/.test(each))).toEqual([]);
    await page.context().close();
  });

  test("every link of a plan leads somewhere", async () => {
    for (const path of [asked, "plan/harbour/?from=1.0.0&to=1.3.0"]) {
      const page = await open(path, 1280);
      await page.locator(".guide pre").first().waitFor();
      const lost = await page.evaluate(async () => {
        const links = document.querySelectorAll<HTMLAnchorElement>(
          "guide-planner .planned a, guide-planner .outline a",
        );
        const answers = [...links]
          .map(({ href }) => new URL(href))
          .filter(({ origin }) => origin === location.origin)
          .map(async ({ href, pathname, hash }) => {
            const isHere = pathname === location.pathname;
            const id = decodeURIComponent(hash.slice(1));
            if (isHere) return document.getElementById(id) ? [] : [href];
            return (await fetch(href)).ok ? [] : [href];
          });
        return (await Promise.all(answers)).flat();
      });
      expect(lost, path).toEqual([]);
      await page.context().close();
    }
  });

  test("a plan that is saved as Markdown leads back to the site", async () => {
    const page = await open(asked, 1280);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Markdown", exact: true }).click(),
    ]);
    const text = readFileSync(await download.path(), "utf8");
    const links = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, to]) => to);
    expect(links).toContainEqual(
      expect.stringMatching(/^http:.*\/products\/artisan\/$/),
    );
    expect(
      links.filter((to) => !/^(?:https?:|mailto:|#)/.test(to ?? "")),
    ).toEqual([]);
    await page.context().close();
  });

  test("who asks for an older version is led to the guide with the way back", async () => {
    const page = await open("plan/whispa/?from=2.0.0&to=1.2.0", 390);
    await page.getByRole("link", { name: "from 1.2.0 to 2.0.0" }).click();
    await page.getByRole("heading", { name: "Roll back" }).first().waitFor();
    await page.context().close();
  });

  test("code is copied as it stands where the page came without encryption", async () => {
    const page = await open("", 1280);
    await page.addInitScript(() => {
      Object.defineProperty(window, "isSecureContext", { value: false });
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await page.goto(new URL(asked, page.url()).href);
    const block = page.locator("figure.block", { hasText: "helm upgrade" });
    const shown = await block.first().locator("pre").textContent();
    await block.first().getByRole("button").click();
    await block.first().getByText("Copied").waitFor();
    await page.getByText("Paste your Helm values").click();
    const field = page.getByRole("textbox", { name: "Your Helm values" });
    await field.press("Control+v");
    expect(await field.inputValue()).toBe(shown);
    await page.context().close();
  });
}

/** Cells and commands that reach beyond the page or what holds them. */
function outOfSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const cells = [...document.querySelectorAll("table.stacks td")].filter(
      (cell) => cell.getBoundingClientRect().right > edge,
    );
    const commands = [
      ...document.querySelectorAll("guide-planner figure.block pre"),
    ].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    return [...cells, ...commands].map(({ textContent }) => textContent);
  });
}
