import { isBehind, isSettled, told } from "../../queries/calls.ts";
import { shared, wordsOf } from "../../likeness.ts";
import type { Rule } from "../../rule.ts";
import { type Snapshot, snapshotsOf } from "../../queries/data/snapshots.ts";

/** So much of a name in another that one was meant to be the other. */
const alike = 0.5;

/** A restore of a snapshot that has another name than the one that was made. */
export const missingSnapshot: Rule = {
  name: "missing-snapshot",
  on: "session",
  tier: "flow",
  severity: "error",
  yieldsTo: [],
  summary: "A step restores a snapshot that no step before it made",
  why: "The snapshot is there under another name, and who needs it finds out in the middle of a rollback.",
  help: "Use one name in both steps; a variable that both expand keeps them together.",
  examples: {
    good: [
      "```bash\naws rds create-db-snapshot --db-instance-identifier vets --db-snapshot-identifier vets-before-2\naws rds restore-db-instance-from-db-snapshot --db-instance-identifier copy --db-snapshot-identifier vets-before-2\n```\n",
      "```bash\nzfs snapshot tank/vets@before\nzfs rollback tank/vets@before\n```\n",
      "```bash\nvelero backup create vets-$(date +%Y%m%d)\n```\n\n```bash\nvelero restore create --from-backup vets-20240131\n```\n",
      "```bash\nvelero restore create again --from-backup vets-before\n```\n",
      "```bash\nzfs snapshot tank/vets@before\nzfs rollback pool/mail@daily\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\naws rds create-db-snapshot --db-instance-identifier vets-db --db-snapshot-identifier vets-db-before-2\n```\n\n```bash\naws rds restore-db-instance-from-db-snapshot --db-instance-identifier copy --db-snapshot-identifier vets-before-2\n```\n",
        findings: [
          "6:1 Unexpected snapshot `vets-before-2`, expected `vets-db-before-2`: no step makes the one that is restored",
        ],
      },
      {
        markdown:
          "```bash\nzfs snapshot tank/vets@before-upgrade\nzfs rollback tank/vets@pre-upgrade\n```\n",
        findings: [
          "3:1 Unexpected snapshot `tank/vets@pre-upgrade`, expected `tank/vets@before-upgrade`: no step makes the one that is restored",
        ],
      },
      {
        markdown:
          "```bash\nvelero backup create vets-before-upgrade --include-namespaces vets\n```\n\n```bash\nvelero restore create --from-backup vets-pre-upgrade\n```\n",
        findings: [
          "6:1 Unexpected snapshot `vets-pre-upgrade`, expected `vets-before-upgrade`: no step makes the one that is restored",
        ],
      },
    ],
  },
  *check(page) {
    const snapshots = snapshotsOf(page);
    for (const used of snapshots.filter(({ made }) => !made)) {
      const made = snapshots.filter(
        (one) => one.made && one.tool === used.tool,
      );
      if (made.some((one) => mayBeSame(one.name, used.name))) continue;
      const meant = made.findLast((one) => isMeant(one, used));
      if (!meant) continue;
      const name = told(meant.name);
      yield {
        place: used.call.place,
        evidence: "heuristic",
        message: `Unexpected snapshot \`${told(used.name)}\`, expected \`${name}\`: no step makes the one that is restored`,
        related: [
          { place: meant.call.place, message: `\`${name}\` is made here` },
        ],
      };
    }
  },
};

/** A date may stand as its letters in one place and as digits in the other. */
function mayBeSame(one: string, other: string): boolean {
  if (!isSettled(one)) return true;
  const [a, b] = [one, other].map((name) =>
    name.replace(/Y{2,4}|MM|DD|HH|SS|\d+/g, "0").replace(/0+/g, "0"),
  );
  return one === other || (/Y{2}|MM|DD|HH|SS/.test(one + other) && a === b);
}

function isMeant(made: Snapshot, used: Snapshot): boolean {
  return (
    isBehind(used.call.place, made.call.place) &&
    shared(bare(made), bare(used)) >= alike &&
    wordsOf(bare(made)).some(
      (word) => !/^\d+$/.test(word) && wordsOf(bare(used)).includes(word),
    )
  );
}

/** What tells it from the other snapshots of its data set. */
function bare({ name }: Snapshot): string {
  return name.slice(name.indexOf("@") + 1);
}
