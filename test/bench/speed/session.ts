/**
 * Times the session beside finding and parsing the blocks, and the whole lint of
 * pages of many blocks: `npm run bench`. A folder of pages may be given.
 *
 * Each figure is the median of several runs in one process, after a warm-up.
 */
import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { sessionBlock, shellBlocks } from "../../../src/lint/blocks.ts";
import { expectationsOf } from "../../../src/lint/guide.ts";
import { lint } from "../../../src/lint/linter.ts";
import { readDocument } from "../../../src/markdown/read.ts";
import { rehearse } from "../../../src/session/rehearse.ts";
import { report, time } from "../measure/time.ts";

const folder = process.argv[2] ?? process.env["GUIDEPOST_CORPUS"] ?? "content";
const unread: unknown = JSON.parse(
  readFileSync(new URL("../lint/unread.json", import.meta.url), "utf8"),
);
const pages = globSync("**/*.{md,mdx}", {
  cwd: folder,
  absolute: true,
  ignore: Array.isArray(unread) ? unread.map((name) => `**/${name}/**`) : [],
}).map((path) => readFileSync(path, "utf8"));

const found = pages.map((page) => {
  const document = readDocument(page);
  const expectations = expectationsOf(document);
  return { document, expectations, blocks: shellBlocks(document) };
});
const blocks = found.reduce((sum, page) => sum + page.blocks.length, 0);

const reading = time(() => {
  for (const page of pages) shellBlocks(readDocument(page));
});
const rehearsing = time(() => {
  for (const { expectations, blocks } of found) {
    rehearse(
      blocks.map((block) => sessionBlock(block, expectations)),
      { variables: expectations.variables },
    );
  }
});
const each = rehearsing / blocks;
console.log(
  `${folder}: ${pages.length} pages, ${blocks} blocks: finding and parsing ${reading.toFixed(1)} ms, session ${rehearsing.toFixed(1)} ms, ${each.toFixed(3)} ms a block`,
);
report("session / finding and parsing", rehearsing / reading, 2);
report("session, ms a block", each, 0.1);

const [few, many] = [50, 400].map((count) => {
  const page = longPage(count);
  return time(() => lint(page, { file: "guide.md" })) / count;
});
console.log(
  `whole lint of a long page: ${few?.toFixed(3)} ms a block of 50, ${many?.toFixed(3)} ms of 400`,
);
report("a block of 400 / a block of 50", (many ?? 0) / (few ?? 1), 2);

/** A guide as people write them, one service after the other. */
function longPage(count: number): string {
  const steps = [
    (n: number) =>
      `export APP_${n}_HOST=db${n}.example.com\nNAME_${n}=app-${n}\npg_dump -h "$APP_${n}_HOST" "$NAME_${n}" | gzip > "$NAME_${n}-$(date +%F).sql.gz"`,
    (n: number) =>
      `cd services/app-${n}\ngit fetch --tags && git checkout v${n}.1.0\ncp .env .env.before\nsed -i 's/^TAG=.*/TAG=${n}.1.0/' .env\ncd -`,
    (n: number) =>
      `docker build -t registry.example.com/app-${n}:2.0 .\ndocker push registry.example.com/app-${n}:2.0`,
    (n: number) =>
      `kubectl -n app-${n} set image deploy/web web=registry.example.com/app-${n}:2.0\nkubectl -n app-${n} rollout status deploy/web --timeout=5m`,
    (n: number) =>
      `docker compose -f app-${n}.yml up -d\nfor try in 1 2 3; do curl -fsS "http://localhost:80${n}/health" && break; sleep 2; done`,
    (n: number) =>
      `if [ -f "app-${n}.dump" ]; then\n  pg_restore -d app_${n} "app-${n}.dump"\nelse\n  psql app_${n} < "app-${n}.sql"\nfi`,
    (n: number) =>
      `helm upgrade app-${n} ./chart -n app-${n} -f values-${n}.yaml\nkubectl -n app-${n} get pods -o jsonpath='{.items[*].metadata.name}'`,
    (n: number) =>
      `cat > values-${n}.yaml <<EOF\nname: app-${n}\nimage:\n  tag: "2.0"\nEOF\nrm -rf /srv/app-${n}/cache`,
  ];
  const parts = Array.from({ length: count }, (_, at) => {
    const step = steps[at % steps.length]?.(at) ?? "";
    return `## Step ${at}\n\nNow do this.\n\n\`\`\`bash\n${step}\n\`\`\`\n`;
  });
  return parts.join("\n");
}
