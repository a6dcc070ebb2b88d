import type { Sourced } from "../../../release/types.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductRule } from "../../product/rule.ts";

/** What `new`, `derive` and `adopt` write where only a person knows. */
const asking = /\bsay in one sentence what\b/i;

/** Text that asks its author to be replaced, and was not. */
export const unwrittenSummary: ProductRule = {
  name: "unwritten-summary",
  on: "product",
  tier: "metadata",
  severity: "warning",
  summary: "A summary still asks its author for a sentence",
  why: "It is published: the guide, the overview and the changelog ask the reader what is new.",
  help: "Write what operators get, in one sentence and in their words.",
  examples: {
    good: [
      { product: "summary: Grinds grain into flour" },
      { releases: { "1.0.0": "summary: Finer flour" } },
      {
        releases: { "1.0.0": "", "1.1.0": "summary: What is new is the sieve" },
      },
    ],
    bad: [
      {
        releases: {
          "1.0.0": "",
          "1.1.0": "summary: Say in one sentence what is new",
        },
        findings: [
          "releases/1.1.0.yaml:1 Unexpected `Say in one sentence what is new`, expected the sentence that it asks for",
        ],
      },
      {
        product:
          "summary: 'Adopted from UPGRADE.md: say in one sentence what Mill is'",
        findings: [
          "product.yaml:1 Unexpected `Adopted from UPGRADE.md: say in one sentence what Mill is`, expected the sentence that it asks for",
        ],
      },
      {
        releases: { "1.0.0": "summary: say in one sentence what is new." },
        findings: [
          "releases/1.0.0.yaml:1 Unexpected `say in one sentence what is new.`, expected the sentence that it asks for",
        ],
      },
    ],
  },
  *check(product) {
    const releases = tracksOf(product).flatMap((track) => track.releases);
    const all: (Sourced & { readonly summary: string })[] = [
      product,
      ...releases,
    ];
    for (const at of all)
      if (asking.test(at.summary))
        yield {
          at,
          field: "summary",
          message: `Unexpected \`${at.summary}\`, expected the sentence that it asks for`,
        };
  },
};
