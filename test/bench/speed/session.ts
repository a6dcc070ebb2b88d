/**
 * Times the session beside finding and parsing the blocks, and the whole lint of
 * pages of many blocks: `node test/bench/speed/session.ts`. A folder of pages may be
 * given.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { globSync } from "tinyglobby";
import { sessionBlock, shellBlocks } from "../../../src/lint/blocks.ts";
import { expectationsOf } from "../../../src/lint/guide.ts";
import { lint } from "../../../src/lint/linter.ts";
import { readDocument } from "../../../src/markdown/read.ts";
import { rehearse } from "../../../src/session/rehearse.ts";
import { ratios } from "../measure/figures.ts";
import { takeTurns, type Took } from "../measure/time.ts";
import { costsOf, ratioOf, tell } from "../measure/told.ts";

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    // It reads what is there, and makes nothing.
    seed: { type: "string" },
    "by-processor": { type: "boolean" },
  },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
const folder = positionals[0] ?? process.env["GUIDEPOST_CORPUS"] ?? "content";

console.log(`session: Node ${process.version}`);
await sessionBesideReading();
await longPages();

async function sessionBesideReading(): Promise<void> {
  const pages = textsOf(folder);
  const found = pages.map((page) => {
    const document = readDocument(page);
    const expectations = expectationsOf(document);
    return { expectations, blocks: shellBlocks(document) };
  });
  const blocks = found.reduce((sum, page) => sum + page.blocks.length, 0);
  const of = `${pages.length} pages, ${blocks} blocks`;
  const runs = await takeTurns(
    {
      "finding and parsing": () => {
        for (const page of pages) shellBlocks(readDocument(page));
      },
      session: () => {
        for (const { expectations, blocks } of found)
          rehearse(
            blocks.map((block) => sessionBlock(block, expectations)),
            { variables: expectations.variables },
          );
      },
    },
    rounds,
  );
  const costs = costsOf(runs, { bench: "session", of, size: blocks });
  for (const cost of costs) tell(cost);
  for (const ratio of ratioOf([costs[1], costs[0]], { most: 2 })) tell(ratio);
  const each = (pick: (took: Took) => number) =>
    (costs[1]?.runs ?? []).map((took) => (1000 * pick(took)) / blocks);
  tell({
    kind: "ratio",
    bench: "session",
    of,
    what: "a block",
    unit: "ms",
    measured: each(({ wall }) => wall),
    ofProcessor: each(({ cpu }) => cpu),
    wanted: { most: 0.1 },
  });
}

function textsOf(folder: string): string[] {
  const unread: unknown = JSON.parse(
    readFileSync(new URL("../lint/unread.json", import.meta.url), "utf8"),
  );
  const ignore = Array.isArray(unread)
    ? unread.map((name) => `**/${name}/**`)
    : [];
  const found = globSync("**/*.{md,mdx}", {
    cwd: folder,
    absolute: true,
    ignore,
  });
  return found.map((path) => readFileSync(path, "utf8"));
}

/** A page of eight times as many blocks takes eight times as long. */
async function longPages(): Promise<void> {
  const [few, many] = [50, 400];
  const runs = await takeTurns(
    {
      [`lint of ${few} blocks`]: () =>
        lint(longPage(few), { file: "guide.md" }),
      [`lint of ${many} blocks`]: () =>
        lint(longPage(many), { file: "guide.md" }),
    },
    rounds,
  );
  const costs = costsOf(runs, { bench: "session", of: "one page", size: many });
  for (const cost of costs) tell(cost);
  const [some = [], all = []] = costs.map(({ runs }) => runs);
  const each = (pick: (took: Took) => number) =>
    ratios(
      all.map((took) => pick(took) / many),
      some.map((took) => pick(took) / few),
    );
  tell({
    kind: "ratio",
    bench: "session",
    of: "one page",
    what: `a block of ${many} / a block of ${few}`,
    measured: each(({ wall }) => wall),
    ofProcessor: each(({ cpu }) => cpu),
    wanted: { most: 2 },
  });
}

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
