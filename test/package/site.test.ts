import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assemble } from "../../pack/assemble.ts";
import { brokenLinks, readPages } from "../site/html.ts";
import { serve } from "../site/serve.ts";
import { lanternFiles } from "../support/repository.ts";
import { locate } from "../support/tools.ts";

const base = "/docs/";
const isDeep = process.env["GUIDEPOST_DEEP"] === "1";
const browserPath = locate("chromium");

/** Vitest's own variables would be read by Vite. */
const surroundings = {
  PATH: process.env["PATH"] ?? "",
  HOME: process.env["HOME"] ?? "",
  ASTRO_TELEMETRY_DISABLED: "1",
};

/** None of them is about the guides, and a stranger may have committed them. */
const ofOtherTools: Readonly<Record<string, string>> = {
  "postcss.config.mjs": 'throw new Error("The styles of another site");\n',
  ".guidepost/site/tsconfig.json":
    '{ "compilerOptions": { "paths": { "*": ["./none/*"] } } }\n',
  ".guidepost/dev/.env": "ASTRO_KEY=none\n",
};

/** A Starlight site as its own documentation describes it, and one plugin. */
const starlightFiles: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({
    type: "module",
    devDependencies: { "@astrojs/starlight": "*", guidepost: "*" },
  }),
  "astro.config.mjs": `import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import guidepost from "guidepost/astro";

export default defineConfig({
  base: "/docs",
  integrations: [starlight({ title: "Harbour", plugins: [guidepost()] })],
});
`,
  "src/content.config.ts": `import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { defineCollection } from "astro:content";

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
};
`,
  "public/favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "src/content/docs/index.md": "---\ntitle: The harbour\n---\n\nMoor here.\n",
  "src/content/docs/install/linux.md": "---\ntitle: Linux\n---\n\nPull it.\n",
};

describe.runIf(isDeep && browserPath !== undefined)(
  "from the packed package, in an empty folder",
  () => {
    // Who works on the tests alone names what an earlier run installed.
    const installed = process.env["GUIDEPOST_PROJECT"];
    let project = installed ?? "";
    let browser: Browser;

    beforeAll(async () => {
      if (!installed) project = mkdtempSync(join(tmpdir(), "guidepost-site-"));
      write(project, {
        "package.json": '{ "type": "module" }',
        ...lanternFiles,
        ...ofOtherTools,
      });
      if (!installed) await install();
      await guidepost(project, "generate");
      browser = await chromium.launch({
        executablePath: programAt(browserPath ?? ""),
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
        ],
      });
    }, 900_000);

    async function install(): Promise<void> {
      const packed = join(project, "packed");
      await assemble(resolve("."), { out: packed });
      const { devDependencies: versions } = JSON.parse(
        readFileSync("package.json", "utf8"),
      );
      await run(project, "npm", [
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--install-links",
        "--prefer-offline",
        // A registry that stops in the middle is asked again.
        "--fetch-timeout=60000",
        packed,
        `astro@${versions.astro}`,
        `@astrojs/starlight@${versions["@astrojs/starlight"]}`,
      ]);
    }
    afterAll(async () => {
      await browser?.close();
      if (!installed) rmSync(project, { recursive: true, force: true });
    }, 60_000);

    test("guidepost site build makes a site of the metadata that plans and rehearses", async () => {
      const told = await guidepost(project, "site", "build", "--base", base);
      expect(told).toMatch(/^\d+ pages in dist, [\d.]+ s$/m);
      const dist = join(project, "dist");
      expect(
        brokenLinks(readPages(dist), { base, files: filesBelow(dist) }),
      ).toEqual([]);
      const titles = readPages(dist).map(({ path }) => path);
      expect(titles).toEqual(
        expect.arrayContaining([
          "/",
          "/products/lantern/",
          "/plan/lantern/",
          "/rules/",
        ]),
      );
      expect(titles.filter((path) => path.startsWith("/docs/"))).toEqual([]);
      await reading(dist, async (page) => {
        await page.goto(`${base}`);
        expect(await page.title()).toContain("Lantern");
        await plansAndRehearses(page);
      });
    }, 300_000);

    test("guidepost site preview serves what was built, site dev what is being written", async () => {
      await serving("preview", async (address) => {
        expect(await textAt(address)).toContain("Lantern");
      });
      await serving("dev", async (address) => {
        const page = `${address}products/lantern/`;
        expect(await textAt(page)).not.toContain("Lights the pier");
        const path = join(project, "content/products/lantern/product.yaml");
        const before = readFileSync(path, "utf8");
        writeFileSync(
          path,
          before.replace(/^summary: .*$/m, "summary: Lights the pier"),
        );
        await expect
          .poll(() => textAt(page), { timeout: 60_000, interval: 500 })
          .toContain("Lights the pier");
        writeFileSync(path, before);
      });
    }, 300_000);

    /** Has the command serve the site, and ends it after a visit. */
    async function serving(
      action: "dev" | "preview",
      visit: (address: string) => Promise<void>,
    ): Promise<void> {
      const program = join(project, "node_modules/.bin/guidepost");
      const args = ["site", action, "--base", base, "--port", "0"];
      const server = spawn(process.execPath, [program, ...args], {
        cwd: project,
        env: surroundings,
        stdio: ["ignore", "pipe", "inherit"],
      });
      try {
        await visit(await addressOf(server.stdout));
      } finally {
        const ended = once(server, "close");
        server.kill();
        await ended;
      }
    }

    test("a Starlight site keeps its own pages and has the guides beside them", async () => {
      const beside = join(project, "starlight");
      write(beside, starlightFiles);
      write(beside, lanternFiles);
      await guidepost(beside, "generate");
      await run(beside, "npx", ["astro", "build", "--silent"]);
      const dist = join(beside, "dist");
      expect(
        brokenLinks(readPages(dist), { base, files: filesBelow(dist) }),
      ).toEqual([]);
      await reading(dist, async (page) => {
        await page.goto(`${base}install/linux/`);
        expect(await page.title()).toBe("Linux | Harbour");
        await page
          .getByRole("link", { name: "Lantern", exact: true })
          .first()
          .click();
        await page.waitForURL("**/docs/products/lantern/");
        expect(await page.title()).toBe("Lantern | Harbour");
        await page
          .getByRole("link", { name: "Linux", exact: true })
          .first()
          .waitFor();
        await plansAndRehearses(page);
      });
    }, 300_000);

    /** Opens a built site in a browser, and holds that it asks nobody else. */
    async function reading(
      dist: string,
      read: (page: Page) => Promise<void>,
    ): Promise<void> {
      const { origin, close } = await serve(dist, base);
      const context = await browser.newContext({ baseURL: origin });
      const asked: string[] = [];
      const failed: string[] = [];
      context.on("request", (request) => asked.push(request.url()));
      context.on("response", (answer) => {
        if (!answer.ok()) failed.push(answer.url());
      });
      try {
        await read(await context.newPage());
      } finally {
        await context.close();
        close();
      }
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.filter((url) => !url.startsWith(origin))).toEqual([]);
      expect(failed).toEqual([]);
    }

    async function plansAndRehearses(page: Page): Promise<void> {
      await page.goto(`${base}plan/lantern/?from=1.0.0&to=1.1.0`);
      const planner = page.locator("guide-planner");
      await planner.locator(".guide h2").first().waitFor();
      await planner
        .getByRole("button", { name: "Rehearse these steps" })
        .click();
      await planner.locator(".outcome").first().waitFor();

      await page.goto(`${base}guides/lantern/1.0.0-to-1.1.0/`);
      const guide = page.locator("guide-rehearsal");
      await guide.getByRole("button", { name: /^Rehearse/ }).click();
      await page.locator(".outcome").first().waitFor();
    }
  },
);

/** Where a program lies, which a browser is not started by name. */
function programAt(name: string): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = folders.map((folder) => join(folder, name)).find(existsSync);
  return found ?? name;
}

/** @throws {Error} where the program ends without one. */
async function addressOf(output: Readable): Promise<string> {
  const said: string[] = [];
  for await (const line of createInterface({ input: output })) {
    const [, address] = /^Serving (\S+),/.exec(line) ?? [];
    if (address !== undefined) return address;
    said.push(line);
  }
  throw new Error(`Nothing is served: ${said.join("\n")}`);
}

async function textAt(address: string): Promise<string> {
  return (await fetch(address)).text();
}

function filesBelow(folder: string): ReadonlySet<string> {
  const files = globSync("**/*", { cwd: folder });
  return new Set(files.map((file) => file.replaceAll("\\", "/")));
}

function guidepost(cwd: string, ...args: readonly string[]): Promise<string> {
  return run(cwd, "npx", ["guidepost", ...args]);
}

async function run(
  cwd: string,
  program: string,
  args: readonly string[],
): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, {
    cwd,
    env: surroundings,
  });
  return stdout;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
