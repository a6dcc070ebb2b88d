/**
 * Draws `site/public/card.png`, which others show beside a link to these pages.
 * Run by hand when `card.html` changes: `node site/card/make.ts /usr/bin/chromium`.
 */
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [executablePath = "/usr/bin/chromium"] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await page.goto(new URL("card.html", import.meta.url).href);
const path = fileURLToPath(new URL("../public/card.png", import.meta.url));
await page.screenshot({ path });
await browser.close();
