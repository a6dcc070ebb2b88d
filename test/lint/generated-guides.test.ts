import fc from "fast-check";
import { expect, test } from "vitest";
import { guideFile, loadRenderer } from "../../src/commands/guides.ts";
import { lint } from "../../src/lint/linter.ts";
import { stalePin } from "../../src/lint/rules/document/stale-pin.ts";
import { staleSetting } from "../../src/lint/rules/document/stale-setting.ts";
import { plan } from "../../src/plan/plan.ts";
import type { Product } from "../../src/release/types.ts";
import { history, shuffles, type History } from "../plan/laws/histories.ts";
import { seed, timeout } from "../plan/laws/runs.ts";
import { productOf } from "../support/history.ts";

const numRuns = 100;

test(
  "no guide that is generated from a history is stale by it",
  { timeout },
  async () => {
    const renderer = await loadRenderer();
    fc.assert(
      fc.property(fc.oneof(history, shuffles), fc.nat(9), (each, start) => {
        const product = productWith(each);
        const versions = product.releases.map(({ version }) => version);
        const from = versions[start % versions.length] ?? "";
        for (const to of versions) {
          const planned = plan(product, from, to);
          if (planned.kind !== "plan") continue;
          const { text, expectations } = guideFile(planned, renderer);
          const { findings } = lint(text, {
            file: "guide.md",
            expectations: expectations(),
            rules: [staleSetting, stalePin],
          });
          expect(
            findings.map(({ line, message }) => `${line} ${message}`),
          ).toEqual([]);
        }
      }),
      { numRuns, seed },
    );
  },
);

test("a step that sets what its release removed is found in the guide", async () => {
  const product = productOf(
    {
      "1.0.0": [],
      "1.1.0": [
        "config: [{ op: removed, key: env/STONES }]",
        "steps:",
        "  - { id: set, phase: verify, title: Set, run: echo STONES=2 >> .env }",
      ],
    },
    { product: surfaces },
  );
  const planned = plan(product, "1.0.0", "1.1.0");
  if (planned.kind !== "plan") throw new Error(planned.why);
  const guide = guideFile(planned, await loadRenderer());
  const { findings } = lint(guide.text, {
    file: "guide.md",
    expectations: guide.expectations(),
    trace: guide.trace,
    rules: [staleSetting],
  });
  expect(
    findings.map(({ severity, message, origin }) => [
      severity,
      message,
      origin,
    ]),
  ).toEqual([
    [
      "error",
      "Unexpected `STONES`, a setting that 1.1.0 removed",
      { file: "mill/releases/1.1.0.yaml", line: 7 },
    ],
  ]);
});

const surfaces = [
  "surfaces:",
  "  env: { title: Environment, format: dotenv, file: .env }",
  "  values: { title: Values, format: pulumi, file: Pulumi.prod.yaml }",
];
const steps = [
  "  upgrade:",
  "    - { id: set-env, title: Adjust the environment, config: env }",
  "    - { id: set-stack, title: Adjust the stack, config: values }",
];

function productWith({ releases }: History): Product {
  const empty = ["1.0.0", ...releases.map(({ version }) => version)];
  const product = productOf(
    Object.fromEntries(empty.map((version) => [version, []] as const)),
    { product: surfaces, steps },
  );
  return {
    ...product,
    releases: product.releases.map((release, index) => ({
      ...release,
      config: releases[index - 1]?.deltas ?? [],
    })),
  };
}
