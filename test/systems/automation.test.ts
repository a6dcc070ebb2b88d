import { expect, test } from "vitest";
import { loadRenderer } from "../../src/commands/guides.ts";
import { loadProduct } from "../../src/commands/products.ts";
import { renderScript, renderWorkflow } from "../../src/guide/render.ts";
import { plan, type Plan } from "../../src/plan/plan.ts";

/** What a script does is told by what is its own: `kiln.sh` shows the rest. */
const ways = [
  { id: "openwatch", from: "0.2.1", to: "0.3.0", platform: "production" },
  { id: "artisan", from: "1.2.0", to: "2.0.0", platform: "kubernetes" },
];

const renderer = await loadRenderer();

async function planOf({ id, from, to, platform }: (typeof ways)[number]) {
  const product = await loadProduct(".", id);
  const strategy = platform === "kubernetes" ? { strategy: "blue-green" } : {};
  const answers = { platform, ...strategy };
  const planned = plan(product, from, to, { answers });
  if (planned.kind !== "plan") throw new Error(planned.why);
  return planned;
}

test.each(ways)(
  "the script of $id for $platform reads like this",
  async (way) => {
    const own = ownOf(await planOf(way));
    expect(own).toContain("# --- The ways back ---");
    await expect(own).toMatchFileSnapshot(
      `automation/${way.id}-${way.platform}.sh`,
    );
  },
);

test.each(ways)(
  "the workflow of $id for $platform reads like this",
  async (way) => {
    const workflow = renderWorkflow(await planOf(way), renderer);
    const [, , script = ""] =
      /(<<'END_OF_UPGRADE'\n)(.*?)\n *END_OF_UPGRADE/s.exec(workflow) ?? [];
    expect(script).toContain("set -euo pipefail");
    await expect(
      workflow.replace(script, "          # The script"),
    ).toMatchFileSnapshot(`automation/${way.id}-${way.platform}.yml`);
  },
);

/** Its steps, the way there and the ways back. */
function ownOf(planned: Plan): string {
  const { body } = renderScript(planned, renderer);
  const head = body.slice(0, body.indexOf("\nset -euo pipefail"));
  const steps = body.slice(
    body.search(/^step_\w+\(\) \{$/m),
    body.indexOf("\ngo_back() {"),
  );
  return `${head}\n\n${steps}`;
}
