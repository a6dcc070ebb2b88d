import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installed } from "./installed.ts";

// How long the package takes to start, beside Node doing nothing: medians of 20
// runs that take turns. `node test/bench/speed/start.ts`
const runs = 20;
const folder = mkdtempSync(join(tmpdir(), "guidepost-start-"));
const cli = await installed(folder);
const page = `# Upgrade

\`\`\`bash
cd /opt/app
docker compose exec -T db pg_dump -U app app > backup.sql
sed -i 's/1.0.0/1.1.0/' .env
docker compose pull
docker compose up -d
kubectl get pods -n app
\`\`\`
`;

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  /** Whether compiled code is kept from one run to the next. */
  readonly warm: boolean;
  readonly times: number[];
}

const cases: readonly Case[] = [
  { name: "node -e 0", args: ["-e", "0"], warm: false, times: [] },
  { name: "--version", args: [cli, "--version"], warm: false, times: [] },
  { name: "--help", args: [cli, "--help"], warm: true, times: [] },
  {
    name: "lint, cold",
    args: [cli, "lint", "page.md"],
    warm: false,
    times: [],
  },
  { name: "lint, warm", args: [cli, "lint", "page.md"], warm: true, times: [] },
];

try {
  writeFileSync(join(folder, "page.md"), page);
  for (const one of cases) time(one);
  for (let run = 0; run < runs; run++)
    for (const one of cases) one.times.push(time(one));
  const base = median(cases[0]?.times ?? []);
  for (const { name, times } of cases) {
    const took = median(times);
    const ratio = (took / base).toFixed(2);
    console.log(`${name.padEnd(12)} ${took.toFixed(1)} ms  ${ratio} x`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function time({ args, warm }: Case): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      XDG_CACHE_HOME: join(folder, "cache"),
      ...(!warm && { NODE_DISABLE_COMPILE_CACHE: "1" }),
    },
  });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
