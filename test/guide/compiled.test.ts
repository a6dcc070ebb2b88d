import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scriptInPage } from "../../src/guide/compiled-script.ts";
import { guideInPage, pageEngine } from "../../src/guide/compiled.ts";
import { precompile } from "../../src/guide/precompile.ts";
import {
  renderBody,
  rendererOf,
  renderScript,
} from "../../src/guide/render.ts";
import { findProducts, loadProduct } from "../../src/index.ts";
import { plan } from "../../src/plan/plan.ts";

const templates = Object.fromEntries(
  readdirSync("templates").map((file) => [
    file,
    readFileSync(`templates/${file}`, "utf8"),
  ]),
);

test("a page renders the same guides and scripts as the command line", async () => {
  const code = encodeURIComponent(precompile(templates));
  const { default: compiled } = (await import(
    /* @vite-ignore */ `data:text/javascript,${code}`
  )) as { default: Record<string, object> };
  const inPage = pageEngine(compiled);
  const renderer = rendererOf(templates);
  for (const id of await findProducts(".")) {
    const product = await loadProduct(".", id);
    const versions = product.releases.map(({ version }) => version);
    const answers = Object.fromEntries(
      product.choices.map(({ id, options }) => [id, options[0]?.id ?? ""]),
    );
    for (const from of versions) {
      const to = versions.at(-1) ?? "";
      const planned = plan(product, from, to, { answers });
      if (planned.kind !== "plan") continue;
      expect(guideInPage(planned, inPage)).toBe(renderBody(planned, renderer));
      expect(scriptInPage(planned, inPage)).toEqual({
        kind: "script",
        text: renderScript(planned, renderer).body,
      });
    }
  }
});
