import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { buildBare } from "./bare.ts";
import type { PlannedSite } from "./planner.ts";
import { serve } from "./serve.ts";

const deep = process.env["GUIDEPOST_DEEP"] !== undefined;
const guide = "guides/artisan/1.0.0-to-1.1.0/";

/** How much a page loads by itself, before somebody asks for more. */
export function scriptTests({ repository, open }: PlannedSite): void {
  test("the scripts of a page are small until somebody asks for more", async () => {
    const plain = await scriptsOf(await open("docs/glossary/", 1280));
    const ours = await scriptsOf(await open(guide, 1280));
    const planner = await scriptsOf(
      await open("plan/artisan/?from=1.0.0&to=2.0.0", 1280),
    );
    console.log(`scripts, gzipped: ${kB({ plain, guide: ours, planner })}`);
    expect(plain).toBeGreaterThan(1_000);
    expect(ours - plain).toBeLessThanOrEqual(6_000);
    expect(planner).toBeGreaterThan(plain);
    expect(planner).toBeLessThanOrEqual(60_000);
  });

  test.runIf(deep)(
    "the scripts of a guide are those of bare Starlight with the same text, and 6 kB at most",
    async () => {
      const bare = await buildBare(repository(), {
        base: "/bare/",
        pages: { [guide]: `content/${guide.replace(/\/$/, "")}.md` },
      });
      const site = await serve(bare, "/bare/");
      const ours = await open(guide, 1280);
      const page = await ours.context().browser()?.newPage();
      if (!page) throw new Error("Unexpected page without a browser");
      await page.goto(`${site.origin}/bare/${guide}`);
      expect(await page.locator("pre").count()).toBe(
        await ours.locator(".guide pre").count(),
      );
      const starlight = await scriptsOf(page);
      const measured = { starlight, guide: await scriptsOf(ours) };
      site.close();
      console.log(`scripts, gzipped: ${kB(measured)}`);
      expect(measured.starlight).toBeGreaterThan(1_000);
      expect(measured.guide - measured.starlight).toBeLessThanOrEqual(6_000);
    },
    120_000,
  );
}

/** Bytes, gzipped, of all scripts that a page loads by itself; closes it. */
async function scriptsOf(page: Page): Promise<number> {
  await page.waitForLoadState("networkidle");
  const bodies = await page.evaluate(async () => {
    const loaded = performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith(".js"));
    const texts = loaded.map(async (name) => (await fetch(name)).text());
    const inline = [...document.scripts]
      .filter(({ src }) => src === "")
      .map(({ textContent }) => textContent);
    return [...(await Promise.all(texts)), ...inline];
  });
  await page.context().close();
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}

function kB(bytes: Readonly<Record<string, number>>): string {
  return Object.entries(bytes)
    .map(([name, size]) => `${name} ${(size / 1000).toFixed(1)} kB`)
    .join(", ");
}
