import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scriptInPage } from "../../src/guide/compiled-script.ts";
import {
  guideInPage,
  pageEngine,
  type Render,
} from "../../src/guide/compiled.ts";
import { noOrigins } from "../../src/guide/mark.ts";
import { precompile } from "../../src/guide/precompile.ts";
import {
  renderBody,
  rendererOf,
  renderScript,
} from "../../src/guide/render.ts";
import { viewOf } from "../../src/guide/views/guide-view.ts";
import { findProducts, loadProduct } from "../../src/index.ts";
import { plan } from "../../src/plan/plan.ts";

const templates = Object.fromEntries(
  readdirSync("templates").map((file) => [
    file,
    readFileSync(`templates/${file}`, "utf8"),
  ]),
);

test("a page renders the same guides and scripts as the command line", async () => {
  const guide = await compiled("guide");
  const script = await compiled("upgrade.sh");
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
      expect(guideInPage(viewOf(planned, noOrigins), guide)).toBe(
        renderBody(planned, renderer),
      );
      expect(scriptInPage(planned, script)).toEqual({
        kind: "script",
        text: renderScript(planned, renderer).body,
      });
    }
  }
});

/** As a page loads it. */
async function compiled(name: string): Promise<Render> {
  const code = encodeURIComponent(precompile(templates, name));
  const module = (await import(
    /* @vite-ignore */ `data:text/javascript,${code}`
  )) as { default: Record<string, object> };
  return pageEngine(module.default);
}
