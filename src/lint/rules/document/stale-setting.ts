import type { Problem } from "../../finding.ts";
import { millExpectations } from "../../facts-example.ts";
import { judgeOf, objectionOf } from "../../queries/product/phases.ts";
import type { Rule } from "../../rule.ts";
import { changedKey, objection } from "../../queries/product/stale-keys.ts";
import { settingsOf } from "../../written/settings.ts";

/** A key that the version of the step does not have. */
export const staleSetting: Rule = {
  name: "stale-setting",
  on: "document",
  tier: "tool",
  severity: "error",
  yieldsTo: ["unclosed-fence", "not-shell", "broken-yaml"],
  summary: "A step sets a key that its version does not have",
  why: "The product ignores the setting, or stops at start, and the reader believes it is set.",
  help: "Write the key that the version of the step has, or take the line out; `phase=` at the fence says which version that is.",
  examples: {
    expectations: millExpectations,
    good: [
      "## Upgrade\n\n```bash\nhelm upgrade mill ./mill --set database.host=db --set postgresql.host=db\n```\n",
      "## Verify\n\n```bash\nhelm upgrade mill ./mill --set postgresql.host=null\ngrep GRAIN_KIND .env\npulumi config rm mill:queue\n```\n",
      "## Prepare\n\n```bash\nsed -i '/^GRAIN_KIND=/d' .env\nsed -i 's/^GRAIN_KIND=/GRAIN=/' .env\necho GRAIN=rye >> .env\n```\n",
      "## Verify\n\n```bash\nhelm upgrade db bitnami/postgresql --set legacy.mode=true\n```\n",
      "Replace in `values.yaml`:\n\n```yaml\nlegacy:\n  mode: fast\n```\n",
      "## Verify\n\n```yaml\nreplicas: 2\nimage:\n  tag: 2.0.0\nlegacy:\n  mode: fast\nsails: 4\n```\n",
      "## Verify\n\n```yaml\nservices:\n  bakery:\n    image: vets/bakery:3\n    environment:\n      GRAIN_KIND: rye\n```\n",
    ],
    bad: [
      {
        markdown:
          "## Upgrade\n\n```bash\nhelm upgrade mill ./mill --set image.tag=2 --set legacy.mode=fast\n```\n",
        findings: [
          "4:50 Unexpected `legacy.mode`, a setting that 1.1.0 removed",
        ],
      },
      {
        markdown:
          "## Check\n\n```bash phase=verify\nhelm upgrade mill ./mill -f - <<EOF\npostgresql:\n  host: db\nEOF\n```\n",
        findings: [
          "6:3 Unexpected `postgresql.host`, expected `database.host`, its name since 2.0.0",
        ],
      },
      {
        markdown:
          "## Upgrade\n\n```bash\necho 'GRAIN_KIND=rye' >> .env\nsed -i 's/^NIGHT_SHIFT=.*/NIGHT_SHIFT=on/' .env\npulumi config set mill:queue fast\n```\n",
        findings: [
          "4:7 Unexpected `GRAIN_KIND`, expected `GRAIN`, its name since 1.1.0",
          "5:27 Unexpected `NIGHT_SHIFT`, a setting that comes with 2.1.0",
          "6:19 Unexpected `mill:queue`, a setting that 1.1.0 removed",
        ],
      },
      {
        markdown:
          '## After the upgrade\n\n```yaml title="values.yaml"\nreplicas: 2\npostgresql:\n  host: db\n```\n',
        findings: [
          "6:3 Unexpected `postgresql.host`, expected `database.host`, its name since 2.0.0",
        ],
      },
      {
        markdown:
          "## Upgrade\n\nPut this into `.env`:\n\n```env\nGRAIN=rye\nNIGHT_SHIFT=on\n```\n",
        findings: [
          "7:1 Unexpected `NIGHT_SHIFT`, a setting that comes with 2.1.0",
        ],
      },
      {
        markdown:
          "## Verify\n\nThe chart runs with:\n\n```yaml\nreplicas: 2\nimage:\n  tag: 2.0.0\nlegacy:\n  mode: fast\n```\n",
        findings: [
          "10:3 Unexpected `legacy.mode`, a setting that 1.1.0 removed",
        ],
      },
      {
        markdown:
          "## Verify\n\n```yaml\nservices:\n  mill:\n    image: ghcr.io/vets/mill:2.0.0\n    environment:\n      - GRAIN_KIND=rye\n```\n",
        findings: [
          "8:9 Unexpected `GRAIN_KIND`, expected `GRAIN`, its name since 1.1.0",
        ],
      },
    ],
  },
  *check(page): Generator<Problem> {
    const { facts } = page.expectations;
    if (!facts || facts.keys.length === 0) return;
    for (const { surface, path, place, fence, isLikely } of settingsOf(
      page,
      facts,
    )) {
      const key = changedKey(facts, surface, path);
      const judge = judgeOf(fence);
      const state = key && objectionOf(key.at, judge);
      if (!state) continue;
      const { file, line } = state.source;
      // Who prepares may set what comes with the upgrade.
      const isEarly = key.at.to.kind === "there";
      const isStated = judge.isStated || key.at.from.kind === key.at.to.kind;
      yield {
        place,
        message: objection(path, state, surface),
        ...((isLikely || !isStated) && { evidence: "heuristic" }),
        ...(isEarly && { atMost: "info" }),
        related: [
          {
            file,
            place: { line, column: 1, endLine: line, endColumn: 2 },
            message: `${state.release} says so`,
          },
        ],
      };
    }
  },
};
