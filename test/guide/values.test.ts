import { expect, test } from "vitest";
import { loadRenderer } from "../../src/commands/guides.ts";
import { renderBody, renderScript } from "../../src/guide/render.ts";
import { plan } from "../../src/plan/plan.ts";
import { readProduct } from "../../src/release/read.ts";
import { lanternProduct, lanternReleases } from "../support/lantern.ts";

test("what a reader is asked for is one line that no terminal obeys", async () => {
  const text = lanternProduct.replace(
    "ask: Name of the site",
    String.raw`ask: "Name of\nthe \u0007site\u001b[2J"`,
  );
  const releases = Object.entries(lanternReleases).map(([version, text]) => ({
    file: `lantern/releases/${version}.yaml`,
    text,
  }));
  const product = readProduct({ file: "lantern/product.yaml", text }, releases);
  const [first, last] = [product.releases.at(0), product.releases.at(-1)];
  const planned = plan(product, first?.version ?? "", last?.version ?? "");
  if (planned.kind === "no-path") throw new Error(planned.why);
  const renderer = await loadRenderer();
  const asked = "Name of the \ufffdsite\ufffd[2J";
  expect(renderBody(planned, renderer)).toContain(`# ${asked}\n`);
  const script = renderScript(planned, renderer).body;
  expect(script).toContain(`'SITE: ${asked}, for example north pier'`);
});
