import type { ConfigDelta } from "../../../release/types.ts";
import {
  arrivals,
  expects,
  fieldOf,
  keyChanges,
  keyOf,
  type KeyFact,
  type Keys,
} from "../../product/keys.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductRule } from "../../product/rule.ts";

const surfaces =
  "surfaces:\n  env: { title: Environment, format: dotenv, file: .env }";

/** A delta of a key that an earlier release took away. */
export const absentKey: ProductRule = {
  name: "absent-key",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A setting changes that an earlier release removed or renamed",
  why: "The guide tells the operator to change a setting that does nothing any more, and the one that does stays as it is.",
  help: "Name the key as it is called by then, or write `restored` where it came back.",
  examples: {
    good: [
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: renamed, key: env/GRIND, was: MILL }",
          "1.1.0":
            "config:\n  - { op: default-changed, key: env/GRIND, was: 1, now: 2 }",
        },
      },
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: removed, key: env/SIEVE }",
          "1.1.0":
            "config:\n  - { op: restored, key: env/SIEVE }\n  - { op: deprecated, key: env/SIEVE }",
        },
      },
      {
        product: surfaces,
        releases: {
          "1.0.0":
            "config:\n  - { op: renamed, key: env/B, was: A }\n  - { op: renamed, key: env/A, was: B }",
        },
      },
    ],
    bad: [
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: renamed, key: env/GRIND, was: MILL }",
          "1.1.0":
            "config:\n  - { op: default-changed, key: env/MILL, was: 1, now: 2 }",
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected key `MILL`, expected `GRIND`: 1.0.0 renamed it",
        ],
      },
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: removed, key: env/SIEVE }",
          "1.1.0":
            "config:\n  - op: renamed\n    key: env/MESH\n    was: SIEVE",
        },
        findings: [
          "releases/1.1.0.yaml:4 Unexpected key `SIEVE`, expected one that is there: 1.0.0 removed it",
        ],
      },
      {
        product: surfaces,
        releases: {
          "1.0.0": "config:\n  - { op: removed, key: env/SIEVE }",
          "1.1.0":
            "config:\n  - op: deprecated\n    key: env/GRIND\n    instead: SIEVE",
        },
        findings: [
          "releases/1.1.0.yaml:4 Unexpected key `SIEVE`, expected one that is there: 1.0.0 removed it",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      for (const { release, delta, keys } of keyChanges(track)) {
        const arriving = arrivals(release, delta);
        for (const { path, field } of usesOf(delta)) {
          const fact = goneIn(keys, keyOf(delta, path));
          if (!fact || arriving.has(keyOf(delta, path))) continue;
          yield {
            at: delta,
            field,
            message: messageOf(path, fact),
            related: [{ at: fact.by.delta, message: "It went here" }],
          };
        }
      }
    }
  },
};

function* usesOf(delta: ConfigDelta) {
  for (const path of expects(delta)) yield { path, field: fieldOf(delta) };
  if (delta.op !== "deprecated" || delta.instead === undefined) return;
  const path = delta.instead.replace(`${delta.surface}/`, "");
  yield { path, field: "instead" };
}

function goneIn(keys: Keys, key: string): KeyFact | undefined {
  const fact = keys.get(key);
  return fact?.isThere === false ? fact : undefined;
}

function messageOf(path: string, { by }: KeyFact): string {
  const { delta, release } = by;
  const unexpected = `Unexpected key \`${path}\`, expected`;
  if (delta.op === "renamed")
    return `${unexpected} \`${delta.path}\`: ${release.version} renamed it`;
  if (delta.op === "merged")
    return `${unexpected} \`${delta.path}\`: ${release.version} merged it`;
  const verb = delta.op === "split" ? "split" : "removed";
  return `${unexpected} one that is there: ${release.version} ${verb} it`;
}
