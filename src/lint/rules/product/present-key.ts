import { pathsGone, pathsNew } from "../../../plan/delta-paths.ts";
import type { ConfigDelta } from "../../../release/types.ts";
import { keyChanges, keyOf } from "../../product/keys.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductRule } from "../../product/rule.ts";

const surfaces =
  "surfaces:\n  env: { title: Environment, format: dotenv, file: .env }";

/** A key that comes though it is there. */
export const presentKey: ProductRule = {
  name: "present-key",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A setting is added that is there already",
  why: "The operator is told to set what is set already, and nobody sees which of the two meanings the old value gets.",
  help: "Write the removal that is missing between them, or what really changed: its default, its type, whether it is required.",
  examples: {
    good: [
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: added, key: env/SIEVE }",
          "1.1.0": "config:\n  - { op: removed, key: env/SIEVE }",
          "1.2.0": "config:\n  - { op: added, key: env/SIEVE }",
        },
      },
      {
        product: surfaces,
        releases: {
          "1.0.0":
            "config:\n  - { op: added, key: env/A }\n  - { op: added, key: env/B }",
          "1.1.0":
            "config:\n  - { op: renamed, key: env/B, was: A }\n  - { op: renamed, key: env/A, was: B }",
        },
      },
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: added, key: env/URL }",
          "1.1.0":
            "config:\n  - { op: split, key: env/URL, into: { URL: identity, PORT: { manual: The number } } }",
        },
      },
    ],
    bad: [
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: added, key: env/SIEVE }",
          "1.1.0": "config:\n  - { op: added, key: env/SIEVE, now: fine }",
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected second `SIEVE`, expected a key that is not there yet: 1.0.0 has it",
        ],
      },
      {
        product: surfaces,
        releases: {
          "1.0.0":
            "config:\n  - { op: default-changed, key: env/GRIND, was: 1, now: 2 }",
          "1.1.0": "config:\n  - { op: renamed, key: env/GRIND, was: MILL }",
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected second `GRIND`, expected a key that is not there yet: 1.0.0 has it",
        ],
      },
      {
        product: surfaces,
        releases: {
          "1.0.0":
            "config:\n  - { op: added, key: env/GRIND }\n  - { op: renamed, key: env/GRIND, was: MILL }",
        },
        findings: [
          "releases/1.0.0.yaml:3 Unexpected second `GRIND`, expected a key that is not there yet: 1.0.0 has it",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      for (const { release, delta, keys } of keyChanges(track)) {
        for (const path of pathsNew(delta)) {
          const key = keyOf(delta, path);
          const twin = earlierTwin(release.config, delta, key);
          const fact = keys.get(key);
          const isFree = release.config.some((other) => vacates(other, key));
          const stays = fact?.isThere === true && !isFree;
          const first = stays ? fact.by : twin && { release, delta: twin };
          if (first === undefined) continue;
          yield {
            at: delta,
            field: delta.op === "split" ? "into" : "key",
            message: `Unexpected second \`${path}\`, expected a key that is not there yet: ${first.release.version} has it`,
            related: [{ at: first.delta, message: "It is here" }],
          };
        }
      }
    }
  },
};

/** A delta above this one, in the same release, that brings the same key. */
function earlierTwin(
  config: readonly ConfigDelta[],
  delta: ConfigDelta,
  key: string,
): ConfigDelta | undefined {
  return config
    .slice(0, config.indexOf(delta))
    .find((other) =>
      pathsNew(other).some((path) => keyOf(other, path) === key),
    );
}

function vacates(delta: ConfigDelta, key: string): boolean {
  return pathsGone(delta).some((path) => keyOf(delta, path) === key);
}
