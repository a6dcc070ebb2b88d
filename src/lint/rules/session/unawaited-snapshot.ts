import { linesOf } from "../../../markdown/lines.ts";
import {
  type Call,
  callsOf,
  isBehind,
  isSettled,
  mayBeAny,
  wordsOfCall,
} from "../../queries/calls.ts";
import { dropsDatabase } from "../../queries/data/databases.ts";
import type { Page, Rule } from "../../rule.ts";

/** A call that only begins a snapshot, and what says that it is done. */
interface Snapshot {
  readonly told: string;
  readonly pattern: RegExp;
  /** An option that waits, or one without which it waits. */
  readonly waits?: RegExp;
  readonly waitsUnless?: RegExp;
  readonly awaited: RegExp;
  readonly expected: string;
  /** The service refuses changes while it goes on, or has nothing without it. */
  readonly grave: boolean;
}

const snapshots: readonly Snapshot[] = [
  {
    told: "aws rds create-db-snapshot",
    pattern: /^aws\b.* (?:rds|docdb|neptune) create-db-(?:cluster-)?snapshot\b/,
    awaited: /^aws\b.* (?:wait|describe-db-(?:cluster-)?snapshots)\b/,
    expected: "aws rds wait db-snapshot-available",
    grave: true,
  },
  {
    told: "aws ec2 create-snapshot",
    pattern: /^aws\b.* ec2 create-snapshots?\b/,
    awaited: /^aws\b.* (?:wait|describe-snapshots)\b/,
    expected: "aws ec2 wait snapshot-completed",
    grave: false,
  },
  {
    told: "velero backup create",
    pattern: /^velero\b.* (?:backup create|create backup)\b/,
    waits: / (?:--wait|-w)\b/,
    awaited:
      /^velero\b.* (?:backup (?:describe|get|logs)|(?:describe|get) backups?)\b|^kubectl\b.* (?:wait|get|describe)\b.*backup/,
    expected: "--wait",
    grave: true,
  },
  {
    told: "gcloud sql backups create",
    pattern:
      /^gcloud\b.* (?:backups|snapshots?) create\b|^gcloud\b.* disks snapshot\b/,
    waitsUnless: / --async\b/,
    awaited:
      /^gcloud\b.* (?:operations|backups|snapshots) (?:wait|describe|list)\b/,
    expected: "gcloud operations wait",
    grave: true,
  },
];

const changes =
  /^(?:helm\b.* (?:upgrade|uninstall|delete)|(?:pulumi|terraform|tofu) (?:up|apply|destroy)|aws\b.* (?:delete|modify)-\S+|(?:kubectl|oc)\b.* delete\b|docker volume rm|eksctl\b.* (?:upgrade|delete)|gcloud\b.* (?:delete|patch|upgrade))\b/;

const said = /\bwait|\bavailable\b|complet|\bstatus\b|finish/i;

/** A snapshot that is only begun when what it should guard against starts. */
export const unawaitedSnapshot: Rule = {
  name: "unawaited-snapshot",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "A snapshot is begun, and nothing waits until it is there",
  why: "The command returns at once; the change that follows meets a database that is still being copied, or a snapshot that failed and nobody saw.",
  help: "Wait for it before the step that changes something, and look at its state.",
  examples: {
    good: [
      "```bash\naws rds create-db-snapshot --db-instance-identifier vets --db-snapshot-identifier before-2\naws rds wait db-snapshot-available --db-snapshot-identifier before-2\npulumi up\n```\n",
      "```bash\nvelero backup create before-2 --wait\nhelm upgrade vets vets/vets\n```\n",
      "```bash\nvelero backup create before-2\n```\n\nWait until it is `Completed`.\n\n```bash\nhelm upgrade vets vets/vets\n```\n",
      "```bash\naws rds create-db-snapshot --db-instance-identifier vets --db-snapshot-identifier before-2\n```\n",
      "```bash\ngcloud sql backups create --instance vets\nterraform apply\n```\n",
      "```bash\nvelero backup create before-2 $WAIT_ARGS\nvelero backup describe before-2\nhelm upgrade vets vets/vets\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\naws rds create-db-snapshot --db-instance-identifier vets --db-snapshot-identifier before-2\n```\n\n```bash\npulumi up\n```\n",
        findings: [
          "2:1 Unexpected `aws rds create-db-snapshot` without a wait, expected `aws rds wait db-snapshot-available` before `pulumi up`: it is only begun",
        ],
      },
      {
        markdown:
          "```bash\nvelero backup create before-2\nhelm upgrade vets vets/vets\n```\n",
        findings: [
          "2:1 Unexpected `velero backup create` without a wait, expected `--wait` before `helm upgrade`: it is only begun",
        ],
      },
      {
        markdown:
          "```bash\naws ec2 create-snapshot --volume-id vol-1\n```\n\n## Clean up\n\n```bash\naws ec2 delete-volume --volume-id vol-1\n```\n",
        findings: [
          "2:1 Unexpected `aws ec2 create-snapshot` without a wait, expected `aws ec2 wait snapshot-completed` before `aws ec2 delete-volume`: it is only begun",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    for (const call of calls) {
      const snapshot = snapshotOf(call);
      if (!snapshot || call.maybe || isSaid(call, page)) continue;
      const later = calls.filter(({ place }) => isBehind(place, call.place));
      const next = later.find(
        (other) => settles(other, snapshot) || changedBy(other),
      );
      const change = next && changedBy(next);
      if (!next || !change || settles(next, snapshot)) continue;
      yield {
        place: call.place,
        evidence: "heuristic",
        atMost: snapshot.grave ? "warning" : "info",
        message: `Unexpected \`${snapshot.told}\` without a wait, expected \`${snapshot.expected}\` before \`${change}\`: it is only begun`,
        related: [{ place: next.place, message: "It changes something here" }],
      };
    }
  },
};

function lineOf(call: Call): string {
  return wordsOfCall(call).join(" ");
}

function snapshotOf(call: Call): Snapshot | undefined {
  const line = lineOf(call);
  const snapshot = snapshots.find(({ pattern }) => pattern.test(line));
  if (!snapshot || !isSettled(line)) return undefined;
  if (snapshot.waits?.test(line)) return undefined;
  const waits = snapshot.waitsUnless && !snapshot.waitsUnless.test(line);
  return waits ? undefined : snapshot;
}

/** It looks at the snapshot, or nobody knows what it does. */
function settles(call: Call, { awaited, pattern }: Snapshot): boolean {
  const line = lineOf(call);
  if (mayBeAny(call) || awaited.test(line)) return true;
  const [name = "", ...words] = wordsOfCall(call);
  return !words.every(isSettled) && pattern.source.startsWith(`^${name}`);
}

function changedBy(call: Call): string | undefined {
  if (dropsDatabase(call)) return "DROP DATABASE";
  const line = lineOf(call);
  if (/ --(?:dry-run|help)\b/.test(line) || !changes.test(line))
    return undefined;
  const [name = "", ...words] = wordsOfCall(call);
  const verb = words.findIndex((word) => changes.test([name, word].join(" ")));
  const end = verb < 0 ? 1 : verb;
  return [
    name,
    ...words
      .slice(0, end + 1)
      .filter((word) => /^[a-z0-9-]+$/.test(word) && !word.startsWith("-")),
  ].join(" ");
}

/** What stands right below the block asks the reader to wait. */
function isSaid({ place }: Call, { blocks, document }: Page): boolean {
  const fence = blocks[place.block]?.fence;
  if (!fence) return false;
  const below = linesOf(document).slice(fence.endLine);
  const [text = ""] = below
    .slice(0, 8)
    .join("\n")
    .split(/^(?:#|```)/m);
  return said.test(text);
}
