import { pathsGone } from "../../../plan/delta-paths.ts";
import type { ConfigDelta, Release } from "../../../release/types.ts";
import { bump, channelOf } from "../../../versions.ts";
import { predecessorOf, tracksOf } from "../../product/tracks.ts";
import type { ProductProblem, ProductRule } from "../../product/rule.ts";

const surfaces =
  "surfaces:\n  env: { title: Environment, format: dotenv, file: .env }";

/** A patch release that asks something of its operators. */
export const breakInPatch: ProductRule = {
  name: "break-in-patch",
  on: "product",
  tier: "metadata",
  severity: "warning",
  summary: "A patch release breaks something",
  why: "Patches are installed without reading, often by machines: nobody looks into the guide that says what to do.",
  help: "Bring the change in a minor release; where it cannot wait, give its `reason`.",
  examples: {
    good: [
      {
        releases: {
          "1.0.0": "",
          "1.1.0":
            "changes:\n  - { id: stones, kind: breaking, title: New stones, impact: Buy them }",
        },
      },
      {
        product: surfaces,
        releases: {
          "1.0.0": "",
          "1.0.1":
            "config:\n  - { op: added, key: env/SIEVE, now: fine }\nchanges:\n  - { id: dust, kind: security, title: Less dust, impact: Open no window }",
        },
      },
      {
        product: surfaces,
        releases: {
          "1.0.0": "",
          "1.0.1":
            "config:\n  - { op: removed, key: env/FLAME }\nchanges:\n  - { id: flame, kind: breaking, title: No open fire, impact: Use lamps, reason: Flour explodes }",
        },
      },
    ],
    bad: [
      {
        releases: {
          "1.0.0": "",
          "1.0.1":
            "changes:\n  - { id: stones, kind: breaking, title: New stones, impact: Buy them }",
        },
        findings: [
          'releases/1.0.1.yaml:2 Unexpected breaking change "New stones" in the patch 1.0.1, expected it in a minor release',
        ],
      },
      {
        product: surfaces,
        releases: {
          "1.0.0": "",
          "1.0.1":
            "config:\n  - { op: removed, key: env/SIEVE }\n  - { op: added, key: env/MESH, required: true }\n  - { op: renamed, key: env/GRIND, was: MILL }",
        },
        findings: [
          "releases/1.0.1.yaml:2 Unexpected removal of `SIEVE` in the patch 1.0.1, expected it in a minor release",
          "releases/1.0.1.yaml:3 Unexpected required key `MESH` in the patch 1.0.1, expected it in a minor release",
          "releases/1.0.1.yaml:4 Unexpected removal of `MILL` in the patch 1.0.1, expected it in a minor release",
        ],
      },
    ],
  },
  *check(product) {
    for (const track of tracksOf(product)) {
      for (const [index, release] of track.releases.entries()) {
        const before = track.releases[predecessorOf(track, index) ?? -1];
        if (before !== undefined && isPatch(before, release))
          yield* breaks(release);
      }
    }
  },
};

function isPatch({ version: from }: Release, { version: to }: Release) {
  const areStable = [from, to].every((each) => channelOf(each) === "stable");
  return areStable && bump(from, to) === "patch";
}

function* breaks(release: Release): Generator<ProductProblem> {
  const { version, changes, config } = release;
  const where = `in the patch ${version}, expected it in a minor release`;
  const breaking = changes.filter(({ kind }) => kind === "breaking");
  // Who says why it could not wait has thought of it.
  const known = breaking.filter(
    ({ reason, introducedIn }) =>
      reason !== undefined || introducedIn.length > 1,
  );
  for (const at of breaking) {
    if (known.includes(at)) continue;
    const message = `Unexpected breaking change "${at.title}" ${where}`;
    yield { at, field: "title", message };
  }
  if (known.length > 0) return;
  for (const at of config) {
    for (const what of demandsOf(at))
      yield { at, field: "key", message: `Unexpected ${what} ${where}` };
  }
}

function demandsOf(delta: ConfigDelta): string[] {
  const gone = pathsGone(delta).map((path) => `removal of \`${path}\``);
  const isRequired =
    (delta.op === "added" && delta.required && delta.now === undefined) ||
    (delta.op === "required-changed" && delta.now);
  return isRequired ? [...gone, `required key \`${delta.path}\``] : gone;
}
