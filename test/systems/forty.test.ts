import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { generate } from "../../src/commands/generate.ts";
import { guidesOf, loadRenderer } from "../../src/commands/guides.ts";
import { lint } from "../../src/commands/lint.ts";
import { loadMetadata, loadProduct } from "../../src/commands/products.ts";
import { plan } from "../../src/plan/plan.ts";
import { readProduct } from "../../src/release/read.ts";
import { fortyMore } from "./support/forty.ts";

const ids = ["aeterna", "artisan", "opendatagov", "openwatch", "whispa"];
const isDeep = process.env["GUIDEPOST_DEEP"] === "1";

test.each(ids)(
  "%s with forty releases more is planned and written",
  async (id) => {
    const { product: file, releases } = await loadMetadata(".", id);
    const more = fortyMore(await loadProduct(".", id));
    const product = readProduct(file, [...releases, ...more]);
    const [first, last] = [product.releases.at(0), product.releases.at(-1)];
    const planned = plan(product, first?.version ?? "", last?.version ?? "");
    expect(planned).toMatchObject({ kind: "plan" });
    const guides = guidesOf(product, await loadRenderer());
    expect(guides.length).toBeGreaterThan(40);
    for (const { text } of guides) expect(text).not.toContain("undefined");
  },
);

describe.runIf(isDeep)("together", () => {
  test(
    "they are generated, linted and built",
    { timeout: 1_800_000 },
    async () => {
      // Inside the repository, where the copy finds the installed packages.
      mkdirSync(".guidepost", { recursive: true });
      const root = mkdtempSync(join(process.cwd(), ".guidepost/forty-"));
      onTestFinished(() => rmSync(root, { recursive: true, force: true }));
      for (const name of [
        "astro.config.mjs",
        "content",
        "schemas",
        "site",
        "src",
        "templates",
      ])
        cpSync(name, join(root, name), { recursive: true });
      for (const id of ids)
        for (const { file, text } of fortyMore(await loadProduct(".", id))) {
          mkdirSync(dirname(join(root, file)), { recursive: true });
          writeFileSync(join(root, file), text);
        }
      const surroundings = { cwd: root, colour: false, version: "0.0.0" };
      const written = await generate.run(ids, {}, surroundings);
      expect(written.exitCode, written.text).toBe(0);
      const options = { format: "pretty", maxWarnings: "0", record: true };
      const linted = await lint.run(["content/guides"], options, surroundings);
      expect(linted.exitCode, linted.text).toBe(0);
      const astro = join(process.cwd(), "node_modules/astro/bin/astro.mjs");
      await promisify(execFile)(
        process.execPath,
        [astro, "build", "--silent"],
        {
          cwd: root,
          env: {
            PATH: process.env["PATH"] ?? "",
            HOME: process.env["HOME"] ?? "",
            ASTRO_TELEMETRY_DISABLED: "1",
          },
        },
      );
      const last = fortyMore(await loadProduct(".", "whispa")).at(-1);
      const version = /releases\/(.*)\.yaml$/.exec(last?.file ?? "")?.[1];
      const pages = readdirSync(join(root, "dist/guides/whispa"));
      expect(pages.some((page) => page.endsWith(`-to-${version}`))).toBe(true);
    },
  );
});
