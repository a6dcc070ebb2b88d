import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { answeredGuides, platformRecord } from "./platforms.ts";
import type { PlannedSite } from "./planner.ts";
import { matching } from "./told.ts";

const deep = process.env["GUIDEPOST_DEEP"] !== undefined;
const name = "quay of the old harbour";

/** A thread that loads, and never comes back from what it is asked. */
const hangs = `onmessage = ({ data }) => {
  if (data.kind !== "begin") for (;;);
  postMessage({ kind: "begin" });
};`;

/** What a reader sees who rehearses a guide where it stands, in a real browser. */
export function rehearsalTests({ repository, open }: PlannedSite): void {
  test("a guide that is rehearsed on its page calls and changes what the command line records for that platform", async () => {
    const record = platformRecord(repository());
    const guides = await answeredGuides(repository());
    expect(guides.length).toBeGreaterThan(8);
    const page = await open("", 1280);
    const looked = guides.filter((_, at) => deep || at % 2 === 0);
    for (const { product, from, to, answers, file } of looked) {
      const asked = new URLSearchParams(answers);
      const path = `guides/${product}/${from}-to-${to}/?${asked}`;
      await page.goto(new URL(path, base(page)).href);
      await rehearse(page);
      const told = await toldOn(page);
      const recorded = record.pages.find((page) => page.file === file)?.blocks;
      const calls = inOrder(recorded?.flatMap(({ calls }) => calls));
      const changes = inOrder(
        recorded?.flatMap((block) => block.changes ?? []),
      );
      expect(calls.length, path).toBeGreaterThan(0);
      const asRecorded = matching([calls, changes]);
      expect(
        [
          inOrder(told.flatMap(({ calls }) => calls)),
          inOrder(told.flatMap(({ changes }) => changes)),
        ].map(asRecorded),
        path,
      ).toEqual([calls, changes]);
    }
    await page.context().close();
  }, 120_000);

  test("a rehearsal follows answers and names as they are given, and ends without a trace", async () => {
    const page = await open("guides/artisan/1.0.0-to-1.1.0/", 1280);
    const code = page.locator(".guide pre");
    const written = await code.allTextContents();
    await rehearse(page);
    const all = await page.locator(".outcome").count();
    await page.getByLabel("Docker Compose", { exact: true }).check();
    await expect.poll(() => page.locator(".outcome").count()).toBeLessThan(all);

    const field = page.locator(".values input:visible").first();
    const variable = await field.getAttribute("name");
    await field.fill("/srv/it's ours");
    const own = page.locator(".guide mark", { hasText: "ours" });
    expect(await own.textContent()).toBe(`'/srv/it'\\''s ours'`);
    const block = page.locator(".expressive-code:has(mark)");
    const copied = await block
      .locator("button[data-code]")
      .getAttribute("data-code");
    expect(copied).toContain(`export ${variable}='/srv/it'\\''s ours'`);
    await page
      .locator(".outcome li", { hasText: "/srv/it's ours" })
      .first()
      .waitFor({ state: "attached" });

    await page.getByLabel("Show all").first().check();
    await page.getByRole("button", { name: "End the rehearsal" }).click();
    expect(await page.locator(".outcome").count()).toBe(0);
    expect(await page.locator(".guide mark").count()).toBe(0);
    expect(await code.allTextContents()).toEqual(written);
    await page.context().close();
  });

  test("names that are given to the planner are those of the guide, and the other way round", async () => {
    const page = await open("plan/whispa/?from=1.2.0&to=2.0.0", 1280);
    const field = page.getByRole("textbox", { name: "Pulumi stack STACK" });
    await field.fill("harbour");
    await page.goto(new URL("guides/whispa/1.2.0-to-2.0.0/", base(page)).href);
    await rehearse(page);
    expect(await field.inputValue()).toBe("harbour");
    expect(await page.locator(".guide mark").textContent()).toBe("harbour");
    await field.fill("quay");
    await page.goBack();
    await expect.poll(() => field.inputValue()).toBe("quay");
    await page.context().close();
  });

  test("a secret has no field on a guide, and no name that is given leaves the tab", async () => {
    const page = await open(
      "guides/whispa/1.2.0-to-2.0.0/?backup=dump#rehearse",
      1280,
    );
    await page.waitForSelector(".rehearse strong");
    const own = page.locator(".rehearse .own");
    expect(await own.getByText("PGPASSWORD").isVisible()).toBe(true);
    expect(await own.locator("[name=PGPASSWORD]").count()).toBe(0);
    const requests: string[] = [];
    page.on("request", (request) => {
      requests.push(request.url(), request.postData() ?? "");
    });
    await own.locator("input").first().fill(name);
    await page.waitForSelector(".guide mark");
    const left = await page.evaluate(() =>
      JSON.stringify([
        location.href,
        document.cookie,
        { ...localStorage },
        [...document.links].map(({ href }) => href),
      ]),
    );
    expect(left + requests.join(" ")).not.toContain(name);
    expect(left + requests.join(" ")).not.toContain(encodeURIComponent(name));
    await page.context().close();
  });

  test("who stands on what became of a block stays there when it is told anew", async () => {
    const page = await open("guides/openwatch/0.2.1-to-0.3.0/#rehearse", 1280);
    await page.waitForSelector(".rehearse strong");
    await page.locator(".guide .outcome summary").nth(1).focus();
    const stoodOn = await focused(page);
    await page.evaluate(() => {
      document.activeElement?.setAttribute("data-before", "");
      const field = document.querySelector<HTMLInputElement>(".own input");
      if (!field) throw new Error("the page asks for no name");
      field.value = "quay";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.waitForFunction(() => !document.querySelector("[data-before]"));
    expect(stoodOn).toContain("Rehearsed");
    expect(await focused(page)).toBe(stoodOn);
    await page.context().close();
  });

  test("a guide can be rehearsed from the keyboard alone, copied, and left again", async () => {
    const page = await open("guides/openwatch/0.2.1-to-0.3.0/", 1280);
    await tabTo(page, "Rehearse this page");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".rehearse strong");
    expect(await focused(page)).toContain("End the rehearsal");
    await tabTo(page, "Your names");
    await page.keyboard.press("Tab");
    await page.keyboard.type("quay");
    await page.waitForSelector(".guide mark");
    await tabTo(page, "Rehearsed");
    await page.keyboard.press("Enter");
    expect(
      await page.locator(".guide .outcome[open] li").first().isVisible(),
    ).toBe(true);
    await page.context().close();
  });

  test.each([
    ["guides/openwatch/0.2.1-to-0.3.0/", "Rehearse this page"],
    ["plan/whispa/?from=1.2.0&to=2.0.0", "Rehearse these steps"],
  ])(
    "what takes for ever to rehearse is ended and said to, and its page answers meanwhile: %s",
    async (path, button) => {
      const page = await open(path, 1280);
      const errors: string[] = [];
      page.on("pageerror", ({ message }) => errors.push(message));
      await page.route("**/*worker*.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body: hangs }),
      );
      await page.clock.install();
      const thread = page.waitForEvent("worker");
      await page.getByRole("button", { name: button }).click();
      expect((await thread).url()).toMatch(/^http:.*worker/);
      const field = page.locator(".own input:visible").first();
      await field.fill("quay");
      expect(await field.inputValue()).toBe("quay");
      const result = page.locator(".rehearse .result");
      await expect
        .poll(
          async () => {
            await page.clock.runFor(11_000);
            return result.textContent();
          },
          { timeout: 30_000 },
        )
        .toContain("takes longer than 10 seconds");
      await expect
        .poll(() => page.workers().length, { timeout: 30_000 })
        .toBe(0);
      // Another question begins another thread, and this one answers.
      await page.unroute("**/*worker*.js");
      await field.fill("pier");
      await page.clock.runFor(1_000);
      await page.waitForSelector(".rehearse strong");
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  test("every guide offers the file that it is made of", async () => {
    const page = await open("guides/whispa/1.2.0-to-2.0.0/", 1280);
    const link = page.locator('link[rel="alternate"][type="text/markdown"]');
    const address = await link.evaluate(
      (link) => link instanceof HTMLLinkElement && link.href,
    );
    const served = await page.request.get(String(address));
    const file = "content/guides/whispa/1.2.0-to-2.0.0.md";
    expect(await served.text()).toBe(
      readFileSync(join(repository(), file), "utf8"),
    );
    await page.context().close();
  });
}

async function rehearse(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Rehearse this page" }).click();
  await page.waitForSelector(".rehearse strong");
}

/** What is said below each block that is for this reader, in order. */
function toldOn(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll(".outcome")].map((outcome) => {
      const lines = [...outcome.querySelectorAll("ol li")].map(
        ({ textContent }) => textContent,
      );
      const those = (start: RegExp) => lines.filter((line) => start.test(line));
      return {
        calls: those(/^(perhaps )?calls /),
        changes: those(/^(perhaps )?(writes |removes |keeps: )/),
      };
    }),
  );
}

/** Presses the key until what has the focus says so. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).includes(words)) return;
  }
  throw new Error(`Tab never reaches "${words}"`);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}

function base(page: Page): string {
  const { origin, pathname } = new URL(page.url());
  return `${origin}/${pathname.split("/")[1]}/`;
}

/** A guide for everybody asks for values in other blocks than one for some: they come first, sorted. */
function inOrder(lines: readonly string[] = []): readonly string[] {
  const isValue = (line: string) => /^(?:calls |perhaps )*export /.test(line);
  return [
    ...lines.filter(isValue).toSorted(),
    ...lines.filter((line) => !isValue(line)),
  ];
}
