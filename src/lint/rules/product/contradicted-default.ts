import type { ConfigDelta, Scalar } from "../../../release/types.ts";
import { arrivals, keyChanges, keyOf } from "../../product/keys.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductRule } from "../../product/rule.ts";

const surfaces =
  "surfaces:\n  env: { title: Environment, format: dotenv, file: .env }";

/** An old default that is not what the history says. */
export const contradictedDefault: ProductRule = {
  name: "contradicted-default",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A setting's old default is not the one it had",
  why: "An operator who keeps the old behaviour sets the value that the guide calls the old one, and gets a third.",
  help: "Write the default of the release before into `was`, or add the change that is missing between them.",
  examples: {
    good: [
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: added, key: env/STONES, now: 2 }",
          "1.1.0":
            'config:\n  - { op: default-changed, key: env/STONES, was: "2", now: 4 }',
        },
      },
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: added, key: env/DAYS, now: 7 }",
          "1.1.0":
            "config:\n  - { op: renamed, key: env/HOURS, was: DAYS, transform: { multiply: 24 } }",
          "1.2.0":
            "config:\n  - { op: default-changed, key: env/HOURS, was: 168, now: 24 }",
        },
      },
    ],
    bad: [
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: added, key: env/STONES, now: 2 }",
          "1.1.0":
            "config:\n  - { op: default-changed, key: env/STONES, was: 1, now: 4 }",
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected old default `1` of `STONES`, expected `2` as in 1.0.0",
        ],
      },
      {
        product: surfaces,
        releases: {
          "1.0.0":
            "config:\n  - { op: default-changed, key: env/MILL, was: 1, now: 2 }",
          "1.1.0": "config:\n  - { op: renamed, key: env/GRIND, was: MILL }",
          "1.2.0":
            "config:\n  - op: default-changed\n    key: env/GRIND\n    was: 1\n    now: 3",
        },
        findings: [
          "releases/1.2.0.yaml:4 Unexpected old default `1` of `GRIND`, expected `2` as in 1.1.0",
        ],
      },
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: added, key: env/SIEVE, now: fine }",
          "1.1.0": "config:\n  - { op: removed, key: env/SIEVE, was: coarse }",
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected old default `coarse` of `SIEVE`, expected `fine` as in 1.0.0",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      for (const { release, delta, keys } of keyChanges(track)) {
        const key = keyOf(delta, delta.path);
        // It comes and changes at once: its default is another key's.
        if (arrivals(release, delta).has(key)) continue;
        const fact = keys.get(key);
        const [was, known] = [oldDefaultOf(delta), fact?.default];
        if (fact === undefined || was === undefined || known === undefined)
          continue;
        // YAML reads `2` and "2" apart; an operator's file does not.
        if (String(was) === String(known)) continue;
        yield {
          at: delta,
          field: "was",
          message: `Unexpected old default \`${was}\` of \`${delta.path}\`, expected \`${known}\` as in ${fact.by.release.version}`,
          related: [{ at: fact.by.delta, message: `It is \`${known}\` here` }],
        };
      }
    }
  },
};

function oldDefaultOf(delta: ConfigDelta): Scalar | undefined {
  if (delta.op === "default-changed") return delta.was;
  return delta.op === "removed" ? delta.was : undefined;
}
