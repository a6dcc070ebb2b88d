import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findProducts, loadProduct, type Product } from "../../src/index.ts";
import { planJson } from "../../src/plan/json.ts";
import { plan } from "../../src/plan/plan.ts";
import { seed } from "../support/seed.ts";
import { changedGuide, recordIn } from "./build.ts";
import { matching } from "./told.ts";

/** The built site as the tests of the planner need it. */
export interface PlannedSite {
  readonly repository: () => string;
  /** Opens a page of the site at a width, with a path below its base. */
  readonly open: (path: string, width: number) => Promise<Page>;
}

/** What a reader of the planner sees and does, in a real browser. */
export function plannerTests({ repository, open }: PlannedSite): void {
  test("the planner asks for what the guide of a hop asks, and says the same", async () => {
    const page = await open("", 1280);
    for (const { id, path, from, to } of guidesOf(repository())) {
      await ask(page, id, { from, to });
      const differing = await page.evaluate(
        differenceFrom,
        new URL(path, base(page)).href,
      );
      expect(differing, path).toEqual([]);
    }
    await page.context().close();
  }, 120_000);

  test("the planner composes the plans of the command line", async () => {
    const products = await productsOf(repository());
    const page = await open("", 1280);
    const asked = fc.sample(requests(products), { numRuns: 200, seed });
    // One page a product, and nothing of it is drawn.
    const byProduct = Map.groupBy(asked, ({ product }) => product.id);
    for (const [id, requests] of byProduct) {
      for (const { product, from, to, answers } of requests) {
        const json = await ask(page, id, { from, to, ...answers });
        const expected = plan(product, from, to, { answers });
        expect(json, JSON.stringify({ id, from, to, answers })).toBe(
          expected.kind === "plan" ? planJson(expected) : undefined,
        );
      }
    }
    await page.context().close();
  }, 120_000);

  test("own values reach the steps as the shell needs them, and no address", async () => {
    const value = `it's "my" $stack <here> \\ & 100%`;
    const page = await open("plan/whispa/?from=1.2.0&to=2.0.0", 1280);
    const field = page.getByRole("textbox", { name: "Pulumi stack STACK" });
    await field.fill(value);
    const block = await page
      .locator("guide-planner pre", { hasText: "export STACK=" })
      .innerText();
    const printed = spawnSync("bash", ["-c", `${block}\nprintf %s "$STACK"`]);
    expect(printed.stdout.toString()).toBe(value);
    expect(page.url()).not.toContain("stack");

    await page.reload();
    expect(await field.inputValue()).toBe(value);
    await page.context().close();
  });

  test("a name that is given stays with the steps when only a part moves, and can be given anew", async () => {
    const page = await open(
      "plan/harbour/?from=1.0.0&to=1.2.1&platform=compose",
      1280,
    );
    const guide = page.locator("guide-planner .guide");
    const field = page.getByRole("textbox", { name: "Name of the dock DOCK" });
    await field.fill("east");
    expect(await guide.innerText()).toContain("export DOCK=east");

    await page.locator(".parts summary").click();
    const crane = page.locator("[data-part=crane] select");
    await crane.first().selectOption("1.0.0");
    await crane.last().selectOption("1.1.0");
    await guide.getByText("Turn the crane").first().waitFor();
    expect(await field.inputValue()).toBe("east");

    await field.fill("west");
    const text = await guide.innerText();
    expect(text).toContain("export DOCK=west");
    expect(text).toContain("Turn the crane");
    await page.context().close();
  });

  test("a secret has no field: it is typed into the shell", async () => {
    const page = await open(
      "plan/whispa/?from=1.2.0&to=2.0.0&backup=dump",
      1280,
    );
    const own = page.locator(".own");
    await own.getByText("PGPASSWORD").waitFor();
    expect(await own.locator("[name=PGPASSWORD]").count()).toBe(0);
    await page.context().close();
  });

  test("back and forward walk through the questions that were asked", async () => {
    const page = await open("plan/artisan/", 1280);
    const title = page.locator(".planned > h2");
    await page.getByLabel("You run").first().selectOption("1.0.0");
    await page.getByLabel("You want").first().selectOption("1.1.0");
    await expect.poll(() => title.innerText()).toContain("1.0.0 to 1.1.0");
    await page.getByLabel("Helm", { exact: true }).check();
    await expect
      .poll(() => new URL(page.url()).searchParams.get("platform"))
      .toBe("helm");
    await page.goBack();
    await expect
      .poll(() => page.getByLabel("Helm", { exact: true }).isChecked())
      .toBe(false);
    await page.goForward();
    await expect
      .poll(() => page.getByLabel("Helm", { exact: true }).isChecked())
      .toBe(true);
    await page.context().close();
  });

  test("an unknown version names its neighbours", async () => {
    const page = await open("plan/whispa/?from=1.1.5&to=2.0.0", 390);
    const status = page.locator("guide-planner [role=status]");
    await expect
      .poll(() => status.innerText())
      .toContain("Whispa has no release 1.1.5");
    expect(await status.innerText()).toContain("1.1.0 and 1.2.0");
    expect(await page.locator(".planned").isVisible()).toBe(false);
    await page.context().close();
  });

  test("steps that are ticked stay so, and leave the page as a list of tasks", async () => {
    const page = await open("plan/whispa/?from=1.2.0&to=2.0.0", 1280);
    await page.getByRole("checkbox").first().check();
    expect(await page.locator(".progress").innerText()).toMatch(/^1 of \d+ /);
    await page.reload();
    await page.waitForSelector(".guide h3 input");
    expect(await page.getByRole("checkbox").first().isChecked()).toBe(true);

    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole("checkbox").nth(1).check();
    await expect
      .poll(() => page.getByRole("checkbox").nth(1).isChecked())
      .toBe(true);
    await page.getByRole("checkbox").first().uncheck();
    await expect
      .poll(() => other.locator(".progress").innerText())
      .toMatch(/^1 /);
    await other.close();

    await page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Task list" }).click();
    const tasks = await page.evaluate(() => navigator.clipboard.readText());
    expect(tasks.match(/^- \[x\] .+$/gm)).toHaveLength(1);
    expect(tasks.match(/^- \[ \] .+$/gm)?.length).toBeGreaterThan(5);
    await page.context().close();
  });

  test("a plan leaves the page as Markdown, and as a script once all is decided", async () => {
    const page = await open("plan/openwatch/?from=0.1.0&to=0.2.0", 1280);
    const markdown = await downloaded(page, "Markdown");
    expect(markdown).toContain("# Upgrade OpenWatch from 0.1.0 to 0.2.0");
    const script = page.getByRole("button", { name: "Shell script" });
    await script.click();
    await expect
      .poll(() => script.or(page.getByText("Answer first")).first().innerText())
      .toBeTruthy();
    await page.getByText("Answer first").waitFor();
    await page.getByRole("radio").nth(1).check({ force: true });
    await page.waitForURL(/platform=/);
    const text = await downloaded(page, "Shell script");
    const parsed = spawnSync("bash", ["-n"], { input: text });
    expect(parsed.stderr.toString()).toBe("");
    await page.context().close();
  });

  test("a rehearsal in the page calls what the record of the command line has", async () => {
    const record = recordIn(repository());
    const page = await open("", 1280);
    const button = page.getByRole("button", { name: "Rehearse these steps" });
    let rehearsing = "";
    for (const { id, path, from, to } of guidesOf(repository())) {
      const recorded = record.pages.find(
        ({ file }) => file === `content/${path.replace(/\/$/, "")}.md`,
      );
      await page.evaluate(() =>
        document.querySelector(".rehearse .result")?.replaceChildren(),
      );
      await ask(page, id, { from, to });
      // Asked once, it follows every change.
      if (rehearsing !== id) await button.click();
      rehearsing = id;
      await page.waitForSelector(".rehearse .result strong");
      const told = await page.evaluate(() =>
        [...document.querySelectorAll(".outcome")].map((outcome) =>
          [...outcome.querySelectorAll("ol li")]
            .map(({ textContent }) => textContent)
            .filter((words) => /^(perhaps )?calls /.test(words)),
        ),
      );
      const calls = recorded?.blocks.map(({ calls }) => calls) ?? [];
      expect(told.map(matching(calls)), path).toEqual(calls);
    }
    await page.context().close();
  }, 120_000);

  test("a pasted file is told what to change, and is kept nowhere", async () => {
    const page = await open("plan/whispa/?from=1.2.0&to=2.0.0", 1280);
    await page.locator(".pastes summary").first().click();
    await page
      .locator(".pastes textarea")
      .first()
      .fill("config:\n  whispa:sessionTtlDays: 61234\n");
    await page.locator(".pastes li", { hasText: /^Line 2: Move / }).waitFor();
    const kept = await page.evaluate(() =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        location.href,
      ]),
    );
    expect(kept).not.toContain("61234");
    await page.context().close();
  });

  test("the whole planner is reached from the keyboard", async () => {
    const page = await open("plan/whispa/?from=1.2.0", 1280);
    await page.getByLabel("You run").first().focus();
    const reached = new Set<string>();
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      reached.add(
        await page.evaluate(() => {
          const { activeElement: on } = document;
          return on?.closest("label")?.textContent ?? on?.textContent ?? "";
        }),
      );
    }
    const all = [...reached].map((text) => text.trim().slice(0, 40)).join("\n");
    for (const control of [
      "You want",
      "Markdown",
      "JSON",
      "Print",
      "Rehearse",
    ]) {
      expect(all).toContain(control);
    }
    await page.context().close();
  });
}

/** The texts of a page's guide and of the planner that differ, the first three. */
async function differenceFrom(path: string): Promise<string[][]> {
  const response = await fetch(path);
  const html = await response.text();
  const written = new DOMParser().parseFromString(html, "text/html");
  const texts = (guide: Element | null | undefined) => {
    const copy = guide?.cloneNode(true);
    if (!(copy instanceof Element)) return ["no guide"];
    const others =
      ".rehearsed, .sl-anchor-link, .copy, figure > button, .left-out, h1, figcaption";
    for (const other of copy.querySelectorAll(others)) other.remove();
    // What is long, and what leads to other pages, waits on the guide's own page.
    const end = [...copy.querySelectorAll("h2")].find(({ textContent }) =>
      ["In an emergency", "Appendices", "Help"].includes(textContent.trim()),
    );
    const last = end?.closest(".sl-heading-wrapper") ?? end;
    while (last?.nextSibling) last.nextSibling.remove();
    last?.remove();
    const leaves = [
      ...copy.querySelectorAll("h2,h3,h4,h5,p,li,td,th,pre,summary"),
    ];
    return leaves.map(({ textContent }) => textContent.replace(/\s+/g, ""));
  };
  const expected = texts(written.querySelector(".guide"));
  const actual = texts(document.querySelector("guide-planner .guide"));
  return Array.from(
    { length: Math.max(expected.length, actual.length) },
    (_, at) => [expected[at] ?? "", actual[at] ?? ""],
  )
    .filter(([one, other]) => one !== other)
    .slice(0, 3);
}

/** Asks the planner of a product on its page, and answers the plan as JSON. */
async function ask(
  page: Page,
  id: string,
  question: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const start = new URL(`plan/${id}/`, base(page)).href;
  const search = `?${new URLSearchParams(question)}`;
  if (!page.url().startsWith(start)) {
    await page.goto(start);
    await page.waitForSelector("guide-planner [role=status] p");
  }
  return page.evaluate(planAt, start + search);
}

/** Asks the planner on the page what an address asks. */
async function planAt(address: string): Promise<string | undefined> {
  const planner = document.querySelector<HTMLElement & { json?: string }>(
    "guide-planner",
  );
  if (!planner) throw new Error("no planner on the page");
  const planned = new Promise((done) => {
    planner.addEventListener("planned", done, { once: true });
  });
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
  await planned;
  return planner.json;
}

function requests(products: readonly Product[]) {
  return fc.constantFrom(...products).chain((product) => {
    const versions = product.releases.map(({ version }) => version);
    const answers = Object.fromEntries(
      product.choices.map(({ id, options }) => [
        id,
        fc.option(fc.constantFrom(...options.map(({ id }) => id)), {
          nil: undefined,
        }),
      ]),
    );
    return fc
      .record({
        from: fc.constantFrom(...versions),
        to: fc.constantFrom(...versions),
        answers: fc.record(answers),
      })
      .map(({ from, to, answers }) => ({
        product,
        from,
        to,
        answers: Object.fromEntries(
          Object.entries(answers).filter(([, option]) => option !== undefined),
        ) as Record<string, string>,
      }));
  });
}

async function productsOf(repository: string): Promise<Product[]> {
  const ids = await findProducts(repository);
  return Promise.all(ids.map((id) => loadProduct(repository, id)));
}

/** Every guide of a hop that the record knows. */
function guidesOf(repository: string) {
  const record = recordIn(repository);
  return record.pages.flatMap(({ file }) => {
    if (file === changedGuide) return [];
    const [, id, from, to] =
      /^content\/guides\/([^/]+)\/([^/]+)-to-([^/]+)\.md$/.exec(file) ?? [];
    if (id === undefined || from === undefined || to === undefined) return [];
    return [{ id, from, to, path: `guides/${id}/${from}-to-${to}/` }];
  });
}

async function downloaded(page: Page, label: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: label, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}

function base(page: Page): string {
  const { origin, pathname } = new URL(page.url());
  return `${origin}/${pathname.split("/")[1]}/`;
}
