/**
 * Times the linter beside others on generated repositories: `npm run bench:lint-speed`.
 *
 * Everybody reads the same files on the same number of cores, one after the other,
 * in another order each round. A ratio is taken within its round, so that a slow
 * minute of the machine is in both of its sides. `shellcheck` and `bash -n` judge
 * one block a process, as editors and hooks run them; where there are many blocks
 * they judge a sample, and their time is scaled.
 *
 *   --sizes 200,1000,5000   guides in a repository, fifteen shell blocks each
 *   --rounds 5  --seed 1    `--versions` makes copies, one folder a version
 *   --cli <file>            the Guidepost to measure (default: this checkout)
 *   --peers none            Guidepost alone
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeGuides, makeVersions, writeGuides } from "../made/guides.ts";
import { measure, median, spread, type Measured } from "../measure/process.ts";
import { Random } from "../made/random.ts";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "200,1000" },
    rounds: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    versions: { type: "boolean", default: false },
    cli: { type: "string", default: here("../../../src/cli.ts") },
    peers: { type: "string", default: "all" },
  },
});
const seed = Number(values.seed);
const rounds = Number(values.rounds);
const sampled = 300;

interface Contestant {
  readonly name: string;
  readonly command: string;
  readonly cores: number;
  /** Of what it looks at. */
  readonly share?: number;
}

const guidepost = `${process.execPath} ${values.cli} lint guides --format json`;
const peer = (name: string) =>
  `${process.execPath} ${here(`../node_modules/.bin/${name}`)}`;

function contestants(blocks: number): Contestant[] {
  const share = Math.min(1, sampled / blocks);
  const each = (program: string) =>
    `ls -v blocks/*.sh | head -n ${sampled} | while read -r f; do ${program} "$f"; done`;
  const others: Contestant[] = [
    {
      name: "markdownlint-cli2",
      command: `${peer("markdownlint-cli2")} 'guides/**/*.md'`,
      cores: 1,
    },
    {
      name: "remark-cli, recommended",
      command: `${peer("remark")} guides --quiet --frail --no-stdout --rc-path ${here("remarkrc.json")}`,
      cores: 1,
    },
    {
      name: "shellcheck a block",
      command: each("shellcheck -s bash"),
      cores: 1,
      share,
    },
    { name: "bash -n a block", command: each("bash -n"), cores: 1, share },
  ];
  return [
    { name: "text", command: `${guidepost} --jobs 1 --no-dry-run`, cores: 1 },
    { name: "dry run", command: `${guidepost} --jobs 1`, cores: 1 },
    {
      name: "dry run, cached",
      command: `${guidepost} --jobs 1 --cache-location cache`,
      cores: 1,
    },
    {
      name: "dry run on two cores, 1 job",
      command: `${guidepost} --jobs 1`,
      cores: 2,
    },
    {
      name: "dry run on two cores, 2 jobs",
      command: `${guidepost} --jobs 2`,
      cores: 2,
    },
    ...(values.peers === "none" ? [] : others),
  ];
}

console.log(
  `seed ${seed}, ${rounds} rounds, Node ${process.version}, ${values.versions ? "five copies of each page, one in five changed" : "no two blocks alike"}`,
);
const curve: string[] = [];
for (const size of values.sizes.split(",").map(Number)) {
  const folder = await mkdtemp(join(tmpdir(), "lint-speed-"));
  try {
    const make = values.versions ? makeVersions : makeGuides;
    const guides = make(size, seed);
    await writeGuides(folder, guides);
    await compare(size, guides.blocks.length, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
console.log(`\ngrowth, milliseconds of processor and MB at most:`);
for (const line of curve) console.log(`  ${line}`);

async function compare(size: number, blocks: number, cwd: string) {
  const all = contestants(blocks);
  const random = new Random(seed + size);
  const results = new Map<string, Measured[]>();
  // The cache is filled, and so is the disk's.
  for (const { command, cores } of all.slice(0, 3))
    await measure(command, { cwd, cores });
  for (let round = 0; round < rounds; round++)
    for (const { name, command, cores, share = 1 } of random.shuffled(all)) {
      const { wall, cpu, memory } = await measure(command, { cwd, cores });
      const scaled = { wall: wall / share, cpu: cpu / share, memory };
      results.set(name, [...(results.get(name) ?? []), scaled]);
    }
  console.log(`\n${size} guides, ${blocks} different blocks`);
  for (const [name, runs] of results) {
    const wall = spread(runs.map((run) => run.wall));
    const cpu = spread(runs.map((run) => run.cpu));
    const memory = Math.round(median(runs.map((run) => run.memory)));
    console.log(
      `  ${name.padEnd(30)} ${wall} s, ${cpu} s of processor, ${memory} MB`,
    );
  }
  const ratio = (one: string, other: string, most?: number) => {
    const [a = [], b = []] = [results.get(one), results.get(other)];
    if (b.length === 0) return;
    const by = (pick: (run: Measured) => number) =>
      a.flatMap((run, at) => {
        const against = b[at];
        return against ? [pick(run) / pick(against)] : [];
      });
    const walls = by(({ wall }) => wall);
    const verdict =
      most === undefined
        ? ""
        : median(walls) <= most
          ? `, at most ${most}: ok`
          : `, at most ${most}: TOO SLOW`;
    console.log(
      `  ${one} / ${other}: ${spread(walls)} of its time, ${spread(by(({ cpu }) => cpu))} of its processor${verdict}`,
    );
  };
  const judged = size === 1000 && !values.versions;
  for (const [one, other, most] of [
    ["text", "markdownlint-cli2", 0.25],
    ["dry run", "markdownlint-cli2", 0.5],
    ["dry run", "shellcheck a block", 0.1],
    ["dry run, cached", "markdownlint-cli2", 0.05],
    ["dry run on two cores, 2 jobs", "dry run on two cores, 1 job", 0.625],
    ["text", "remark-cli, recommended", undefined],
    ["dry run", "remark-cli, recommended", undefined],
    ["dry run", "bash -n a block", undefined],
  ] as const)
    ratio(one, other, judged ? most : undefined);
  const own = results.get("dry run") ?? [];
  const cpu = Math.round(1000 * median(own.map((run) => run.cpu)));
  const memory = Math.round(median(own.map((run) => run.memory)));
  curve.push(
    `${String(size).padStart(6)} guides: ${cpu} ms, ${(cpu / size).toFixed(2)} a guide, ${memory} MB`,
  );
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
