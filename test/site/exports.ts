import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { locate } from "../support/tools.ts";
import type { PlannedSite } from "./planner.ts";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const asked = "plan/artisan/?from=1.0.0&to=2.0.0&platform=helm&strategy=canary";

/** What leaves the planner, beside what the command line writes. */
export function exportTests({ repository, open }: PlannedSite): void {
  const written = (format: string) =>
    execFileSync(
      process.execPath,
      [cli, "plan", "artisan", "1.0.0", "2.0.0", "--format", format].concat(
        ["platform=helm", "strategy=canary"].flatMap((choice) => [
          "--choice",
          choice,
        ]),
      ),
      { cwd: repository(), encoding: "utf8", maxBuffer: 2 ** 24 },
    );

  test("a plan is saved as the data, the script and the steps that the command line writes", async () => {
    const page = await open(asked, 1280);
    expect(await saved(page, "JSON")).toBe(written("json"));
    expect(await saved(page, "Shell script")).toBe(written("sh"));
    const steps = (markdown: string) => markdown.match(/^#{3,4} \d+\. .*$/gm);
    const markdown = await saved(page, "Markdown");
    expect(steps(markdown)?.length).toBeGreaterThan(20);
    expect(steps(markdown)).toEqual(steps(written("md")));
    await page.context().close();
  });

  test("names that no shell likes stay names in the script that is saved", async () => {
    const page = await open(asked, 1280);
    const value = `it's "my" $(folder) <here> \`a\` \\ 🚀`;
    await page.getByRole("textbox", { name: /ARTISAN$/ }).fill(value);
    const script = await saved(page, "Shell script");
    const parsed = spawnSync("bash", ["-n"], { input: script });
    expect(parsed.stderr.toString()).toBe("");
    const given = script.split("\n").find((line) => line.includes("it'"));
    const said = spawnSync("bash", ["-c", `${given}\nprintf %s "$ARTISAN"`]);
    expect(said.stdout.toString()).toBe(value);
    const other = spawnSync("bash", ["-c", `${given}\nprintf %s "$ARTISAN"`], {
      env: { ...process.env, ARTISAN: "/srv/artisan" },
    });
    expect(other.stdout.toString()).toBe("/srv/artisan");
    if (locate("shellcheck") !== undefined) {
      const told = spawnSync("shellcheck", ["-"], { input: script });
      expect(told.stdout.toString()).toBe("");
    }
    await page.context().close();
  });

  test("a plan is printed without its controls, and nothing of it is cut off", async () => {
    const page = await open(asked, 1280);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "");
    });
    await page.getByRole("button", { name: "Print", exact: true }).click();
    await page.waitForSelector("body[data-printed]");
    await expectOnPaper(page);
    expect(
      await page
        .getByRole("checkbox", { name: /^Done: 1\. / })
        .first()
        .isVisible(),
    ).toBe(true);
    for (const left of ["form", ".own", ".take", ".open", "figure > button"]) {
      const parts = page.locator(`guide-planner ${left}`);
      expect(await parts.first().isVisible(), left).toBe(false);
    }
    await page.context().close();
  });

  test("a guide is printed with all of its code", async () => {
    const page = await open("guides/whispa/1.2.0-to-2.0.0/", 1280);
    await expectOnPaper(page);
    expect(await page.locator("guide-choices").isVisible()).toBe(false);
    await page.context().close();
  });
}

/** As wide as a sheet of A4 between its margins. */
async function expectOnPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 670, height: 950 });
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll("main :is(pre, table)")]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map(({ textContent }) => textContent),
  );
  expect(cut).toEqual([]);
  const code = await page.locator("main pre:visible").count();
  expect(code).toBeGreaterThan(20);
}

async function saved(page: Page, label: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: label, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}
