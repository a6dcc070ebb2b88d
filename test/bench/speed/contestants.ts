import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";

/** A command line that reads the pages below `guides`, or the files in `blocks`. */
export interface Contestant {
  readonly name: string;
  readonly command: string;
  readonly cores: number;
  /** Of what it looks at; its time is scaled to all. */
  readonly share?: number;
  /** Takes from what it said what it did; of those that say nothing nobody knows. */
  readonly deedOf?: (said: string) => Deed;
}

/** What a contestant says that it did. */
export interface Deed {
  readonly pages: number;
  /** What it found: all that tell it must tell the same. */
  readonly findings?: string;
}

/** Blocks that are judged by a process each. */
const sampled = 300;
/** Who is only beside us is not waited for in a larger repository. */
const mostGuides = 1000;

/** Guidepost, in each way in which it reads a repository. */
export function ourselves(cli: string): Contestant[] {
  const lint = `${execPath} ${cli} lint guides --format json`;
  return [
    { name: "cached", command: `${lint} --jobs 1 ${cached}`, cores: 1, deedOf },
    {
      name: "text",
      command: `${lint} --jobs 1 --no-dry-run`,
      cores: 1,
      // It finds less than the others.
      deedOf: (said) => ({ pages: deedOf(said).pages }),
    },
    { name: "dry run", command: `${lint} --jobs 1`, cores: 1, deedOf },
    {
      name: "one job, two cores",
      command: `${lint} --jobs 1`,
      cores: 2,
      deedOf,
    },
    {
      name: "two jobs, two cores",
      command: `${lint} --jobs 2`,
      cores: 2,
      deedOf,
    },
  ];
}

/** From our report in JSON. */
function deedOf(said: string): Required<Deed> {
  if (!said.startsWith("{")) return { pages: 0, findings: "" };
  const report: {
    readonly summary: { readonly files: number; readonly durationMs: number };
  } = JSON.parse(said);
  const { durationMs: _, ...summary } = report.summary;
  const findings = JSON.stringify({ ...report, summary });
  return { pages: summary.files, findings };
}

const cached = "--cache-location cache";

/**
 * Linters of Markdown with their defaults, and judges of shell: these start once for
 * every block, as hooks and editors start them.
 */
export function others(size: {
  readonly guides: number;
  readonly blocks: number;
}): Contestant[] {
  const isSmall = size.guides <= mostGuides;
  return [
    {
      name: "markdownlint-cli2",
      command: `${peer("markdownlint-cli2")} 'guides/**/*.md'`,
      cores: 1,
      deedOf: (said) => ({
        pages: Number(/^Linting: (\d+) file/m.exec(said)?.[1] ?? 0),
      }),
    },
    ...(isSmall ? remark() : []),
    ...["shellcheck -s bash", "bash -n"].flatMap((program) =>
      each(program, size.blocks),
    ),
  ];
}

/** Its default is to read and to write, without a rule; a preset has the usual ones. */
function remark(): Contestant[] {
  const command = `${peer("remark")} guides --quiet --frail --no-stdout`;
  const preset = here("remarkrc.json");
  return [
    { name: "remark-cli", command, cores: 1 },
    {
      name: "remark-cli, recommended",
      command: `${command} --rc-path ${preset}`,
      cores: 1,
    },
  ];
}

function each(program: string, blocks: number): Contestant[] {
  const [name = ""] = program.split(" ");
  if (!isInstalled(name)) {
    console.log(`  ${name} is not installed, and left out`);
    return [];
  }
  const command = `ls -v blocks/*.sh | head -n ${sampled} | while read -r f; do ${program} "$f"; done`;
  const share = Math.min(1, sampled / blocks);
  const spoken = name === "bash" ? "bash -n" : name;
  return [{ name: `${spoken} a block`, command, cores: 1, share }];
}

function isInstalled(program: string): boolean {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

function peer(name: string): string {
  const path = here(`../node_modules/.bin/${name}`);
  if (!existsSync(path))
    throw new Error(
      `\`${name}\` is missing: run \`npm ci --prefix test/bench\`, or measure with \`--peers none\``,
    );
  return `${execPath} ${path}`;
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
