import type { Track } from "../../../plan/path/track.ts";
import type { Product } from "../../../release/types.ts";
import { lineOf, majorOf, type Version } from "../../../versions.ts";
import { keyChanges, keyOf, type KeyFact } from "../../product/keys.ts";
import { tracksOf } from "../../product/tracks.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

const promise =
  "policy: { deprecationNotice: 2 }\nsurfaces:\n  env: { title: Environment, format: dotenv, file: .env }";

/** Something goes sooner than the product's policy promises. */
export const removalWithoutNotice: ProductRule = {
  name: "removal-without-notice",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary:
    "Something is removed sooner after its deprecation than the policy promises",
  why: "Operators plan by the promise; what goes without notice breaks in the middle of an upgrade.",
  help: "Deprecate it first and remove it later, or change `deprecationNotice` where the promise is another.",
  examples: {
    good: [
      {
        product: promise,
        releases: {
          "1.0.0": "config:\n  - { op: deprecated, key: env/SIEVE }",
          "1.1.0": "",
          "1.2.0": "config:\n  - { op: removed, key: env/SIEVE }",
        },
      },
      {
        product:
          "surfaces:\n  env: { title: Environment, format: dotenv, file: .env }",
        releases: {
          "1.0.0": "",
          "1.1.0": "config:\n  - { op: removed, key: env/SIEVE }",
        },
      },
      {
        product: promise,
        releases: {
          "1.0.0":
            "deprecated:\n  - { subject: mill grind, removed: 2.0.0, instead: mill run }",
        },
      },
    ],
    bad: [
      {
        product: promise,
        releases: {
          "1.0.0": "",
          "1.1.0": "config:\n  - { op: removed, key: env/SIEVE }",
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected removal of `SIEVE`, expected a deprecation 2 minor releases before",
        ],
      },
      {
        product: promise,
        releases: {
          "1.0.0": "config:\n  - { op: deprecated, key: env/SIEVE }",
          "1.1.0": "config:\n  - { op: removed, key: env/SIEVE }",
        },
        findings: [
          "releases/1.1.0.yaml:2 Unexpected removal of `SIEVE`, expected it 2 minor releases after its deprecation in 1.0.0",
        ],
      },
      {
        product: promise,
        releases: {
          "1.4.0":
            "deprecated:\n  - { subject: mill grind, removed: 1.5.0, instead: mill run }",
        },
        findings: [
          "releases/1.4.0.yaml:2 Unexpected `removed` 1.5.0 of `mill grind`, expected it 2 minor releases after 1.4.0",
        ],
      },
    ],
  },
  *check(product) {
    const notice = product.policy.deprecationNotice ?? 0;
    if (notice === 0) return;
    for (const track of tracksOf(product)) {
      yield* removals(track, notice);
      yield* promises(track, notice);
    }
  },
};

type Notice = NonNullable<Product["policy"]["deprecationNotice"]>;

function* removals(track: Track, notice: Notice): Generator<ProductProblem> {
  for (const { index, release, delta, keys } of keyChanges(track)) {
    // What the first release removed was deprecated where no file tells.
    if (delta.op !== "removed" || index === 0) continue;
    const since = sinceWhen(
      track,
      index,
      delta.path,
      keys.get(keyOf(delta, delta.path)),
    );
    const lines =
      since === undefined ? 0 : linesBetween(track, since, release.version);
    if (lines === undefined || (since !== undefined && lines >= notice))
      continue;
    const unexpected = `Unexpected removal of \`${delta.path}\`, expected`;
    yield {
      at: delta,
      field: "key",
      message:
        since === undefined
          ? `${unexpected} a deprecation ${minors(notice)} before`
          : `${unexpected} it ${minors(notice)} after its deprecation in ${since}`,
    };
  }
}

/** The release that deprecated a key, as a delta or in words. */
function sinceWhen(
  track: Track,
  index: number,
  path: string,
  fact: KeyFact | undefined,
): Version | undefined {
  const declared = fact?.deprecated?.release.version;
  if (declared !== undefined) return declared;
  return track.releases
    .slice(0, index)
    .find(({ deprecated }) =>
      deprecated.some(({ subject }) => subject.includes(path)),
    )?.version;
}

function* promises(track: Track, notice: Notice): Generator<ProductProblem> {
  for (const { version, deprecated } of track.releases) {
    for (const at of deprecated) {
      const { removed, subject } = at;
      if (removed === undefined) continue;
      const lines = linesBetween(track, version, removed);
      if (lines === undefined || lines >= notice) continue;
      yield {
        at,
        field: "removed",
        message: `Unexpected \`removed\` ${removed} of \`${subject}\`, expected it ${minors(notice)} after ${version}`,
      };
    }
  }
}

/** How many minor lines later a version is; undefined where some are not out yet. */
function linesBetween(
  { indexOf, lineNumbers }: Track,
  from: Version,
  to: Version,
): number | undefined {
  const [first, last] = [from, to].map((version) => indexOf.get(version));
  if (first !== undefined && last !== undefined)
    return (lineNumbers[last] ?? 0) - (lineNumbers[first] ?? 0);
  if (majorOf(from) !== majorOf(to)) return undefined;
  const [one = 0, other = 0] = [from, to].map((version) =>
    Number(lineOf(version).split(".")[1]),
  );
  return other - one;
}

function minors(notice: Notice): string {
  return `${notice} minor release${notice === 1 ? "" : "s"}`;
}
