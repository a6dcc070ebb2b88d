import type { Event } from "../../../session/events.ts";
import { base } from "../../../session/paths.ts";
import { known } from "../../../session/values.ts";
import {
  archive,
  explainMissing,
  explainShape,
} from "../../queries/data/missing-files.ts";
import type { Rule } from "../../rule.ts";

type Read = Extract<Event, { kind: "read-file" }>;

const backupLike =
  /backup|bkp|\bbak\b|\.bak$|dump|snapshot|archive|export|saved|restore|pre-?upgrade|\.(?:sql|dump|rdb|archive)(?:\.\w+)?$|\.(?:gz|bz2|xz|zst|lz4)$/i;

/** A restore of a file that no step wrote, where one wrote something very much like it. */
export const missingRestoreFile: Rule = {
  name: "missing-restore-file",
  on: "session",
  tier: "flow",
  severity: "error",
  yieldsTo: [],
  summary: "A step restores a file that no step before it wrote",
  why: "The backup is there under another name, and who needs it finds out in the middle of a rollback.",
  help: "Use one name in both steps; a variable that both expand keeps them together.",
  examples: {
    good: [
      "```bash\npg_dump vets > vets-backup.sql\n```\n\n```bash\npsql vets < vets-backup.sql\n```\n",
      "```bash\npg_dump vets > backup-$(date +%Y%m%d).sql\n```\n\n```bash\npsql vets < backup-20240131.sql\n```\n",
      "```bash\npg_dump vets > vets_$(date +%Y%m%d_%H%M%S).sql\npsql vets < vets_YYYYMMDD_HHMMSS.sql\n```\n",
      "```bash\npg_dump vets | gzip > vets.sql.gz\ngunzip vets.sql.gz\npsql vets < vets.sql\n```\n",
      "```bash\npg_dump vets > vets-backup.sql\ntar xzf bundle.tgz\npsql vets < vets-old-backup.sql\n```\n",
      "```bash\npg_dump vets > vets-backup.sql\npsql vets < ~/old/vets-backup-2023.sql\n```\n",
      "```bash\nhelm get values vets > values-old.yaml\nhelm upgrade vets vets/vets -f values-new.yaml\n```\n",
      "```bash\ndocker exec db pg_dump -f /tmp/vets.sql vets\ndocker cp db:/tmp/vets.sql .\npsql vets < vets.sql\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\npg_dump vets > vets-backup-pre.sql\n```\n\n```bash\npsql vets < vets-backup.sql\n```\n",
        findings: [
          "6:11 Unexpected `vets-backup.sql`, expected `vets-backup-pre.sql`: no step writes the file that is read",
        ],
      },
      {
        markdown:
          "```bash\npg_dump vets | gzip > vets.sql.gz\npsql vets < vets.sql\n```\n",
        findings: [
          "3:11 Unexpected `vets.sql`, expected `gunzip` first: the step before writes `vets.sql.gz`",
        ],
      },
      {
        markdown:
          "```bash\npg_dump vets > vets.sql\nzstd -q --rm vets.sql\npsql vets < vets.sql\n```\n",
        findings: [
          "4:11 Unexpected `vets.sql`, expected a file that is still there: a step before moves or removes it",
        ],
      },
      {
        markdown:
          "```bash\npg_dump vets > vets_$(date +%Y%m%d_%H%M%S).sql\n```\n\n```bash\npsql vets < vets_YYYYMMDD.sql\n```\n",
        findings: [
          "6:11 Unexpected `vets_YYYYMMDD.sql`, expected `vets_YYYYMMDD_HHMMSS.sql`: that is how the step before names it",
        ],
      },
      {
        markdown:
          "```bash\npg_dump vets > vets.sql\nmv vets.sql vets.old\npsql vets < vets.sql\n```\n",
        findings: [
          "4:11 Unexpected `vets.sql`, expected a file that is still there: a step before moves or removes it",
        ],
      },
      {
        markdown:
          "```bash\ndocker exec db pg_dump -f /tmp/vets.sql vets\npsql vets < /tmp/vets.sql\n```\n",
        findings: [
          "3:11 Unexpected `/tmp/vets.sql` on `host`, expected it on `container:db`: that is where it is written",
        ],
      },
      {
        markdown:
          "```bash\ntar czf vets.tar.gz vets\n```\n\n```bash\ntar xf vets.tgz\n```\n",
        findings: [
          "6:1 Unexpected `vets.tgz`, expected `vets.tar.gz`: that is what the step before writes",
        ],
      },
      {
        markdown:
          "```bash\ndocker exec db pg_dump vets > vets.sql\ndocker exec db psql -f vets.sql vets\n```\n",
        findings: [
          "3:16 Unexpected `vets.sql` on `container:db`, expected it on `host`: that is where it is written",
        ],
      },
      {
        markdown:
          "```bash\nmkdir -p backups\npg_dump vets > backups/vets.sql\npsql vets < vets.sql\n```\n",
        findings: [
          "4:11 Unexpected `vets.sql`, expected `backups/vets.sql`: the file is written in another folder",
        ],
      },
      {
        markdown:
          "```bash\nB=vets-$(date +%Y%m%d).sql.gz\npg_dump vets | gzip > $B\n```\n\n```bash\ngunzip -c vets-backup.sql.gz | psql vets\n```\n",
        findings: [
          "7:1 Unexpected `vets-backup.sql.gz`, expected `vets-YYYYMMDD.sql.gz`: no step writes the file that is read",
        ],
      },
    ],
  },
  *check(page) {
    const before: Event[] = [];
    for (const event of page.rehearsal.events) {
      if (event.kind === "read-file" && isMissing(event)) {
        const problem = explainMissing(event, before, page);
        if (problem)
          yield { ...problem, place: event.place, rests: event.rests };
      }
      if (event.kind === "read-file" && event.found === "unknown") {
        const problem = explainShape(event, before);
        if (problem)
          yield { ...problem, place: event.place, rests: event.rests };
      }
      before.push(event);
    }
  },
};

function isMissing({ found, path, as }: Read): boolean {
  const name = known(base(path));
  if (found !== "missing" || name === undefined || name === "") return false;
  if (as === "restore" || backupLike.test(name)) return true;
  return as === "unpack" && archive.test(name);
}
