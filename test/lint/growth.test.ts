import { describe, expect, test } from "vitest";
import { lint } from "../../src/lint/linter.ts";

const [few, many] = [200, 1_600];

/** Blocks that touch what a page remembers: files, variables, objects, input. */
const kinds = {
  files: (at: number) =>
    `pg_dump vets-${at} > vets-${at}.sql\nls -lh vets-${at}.sql\npsql vets < vets-${at}.sql`,
  variables: (at: number) =>
    `BACKUP_${at}=/var/backups/${at}\ntar -czf "$BACKUP_${at}/data.tar.gz" /srv/vets/${at} > log-${at}.txt`,
  clusters: (at: number) =>
    `kubectl -n vets scale statefulset/vets-${at} --replicas=0\nkubectl -n vets rollout status deploy/api-${at}`,
  branches: (at: number) =>
    `if [ -f /etc/vets/${at}.conf ]; then\n  mv /etc/vets/${at}.conf /etc/vets/${at}.old\nfi\nchmod 640 /etc/vets/*.conf`,
  names: (at: number) =>
    `helm upgrade vets-${at} charts/vets --set count=${at}\nhelm status vets-${at}`,
  folders: (at: number) =>
    `cd /srv/vets-${at}\ndocker compose pull\necho "RELEASE=${at}" >> .env`,
};

describe.runIf(process.env["GUIDEPOST_DEEP"])(
  "a page of eight times as many blocks",
  () => {
    for (const [kind, block] of Object.entries(kinds))
      test(
        `takes about eight times as long: ${kind}`,
        { timeout: 600_000 },
        () => {
          const page = (blocks: number) =>
            Array.from(
              { length: blocks },
              (_, at) => `Step ${at}\n\n\`\`\`bash\n${block(at)}\n\`\`\`\n`,
            ).join("\n");
          // What runs for the first time is compiled first.
          lint(page(few), { file: "warm.md" });
          const short = Math.min(timeOf(page(few)), timeOf(page(few)));
          const long = timeOf(page(many));
          expect(long / short).toBeLessThan(3 * (many / few));
        },
      );
  },
);

/** Milliseconds of processor; the clock of a busy machine says nothing. */
function timeOf(page: string): number {
  const start = process.threadCpuUsage();
  lint(page, { file: "upgrade.md" });
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000;
}
