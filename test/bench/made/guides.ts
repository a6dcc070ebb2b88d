import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { plan, type Subject } from "./blocks.ts";
import { Random } from "./random.ts";

/** A repository of guides as people write them. */
export interface Guides {
  /** Texts by path. */
  readonly pages: ReadonlyMap<string, string>;
  /** The shell blocks, in the order of the pages. */
  readonly blocks: readonly string[];
}

const first = ["mill", "harbour", "lantern", "orchard", "quarry"] as const;
const second = ["api", "search", "mail", "billing", "media"] as const;
const copies = 5;

/** `count` guides of fifteen shell blocks, no two blocks alike. */
export function makeGuides(count: number, seed: number): Guides {
  const random = new Random(seed);
  const pages = new Map<string, string>();
  const blocks: string[] = [];
  let tickets = 0;
  const ticket = () => `chg-${seed}-${tickets++}`;
  for (let index = 0; index < count; index++) {
    const guide = makeGuide(subjectOf(random, ticket), { random, index });
    pages.set(pathOf(index), guide.text);
    blocks.push(...guide.blocks);
  }
  return { pages, blocks };
}

/** The same number of pages, one folder a version: of five copies one is changed. */
export function makeVersions(count: number, seed: number): Guides {
  const random = new Random(seed + 1);
  const base = makeGuides(Math.ceil(count / copies), seed);
  const pages = new Map<string, string>();
  for (let version = 1; version <= copies; version++) {
    for (const [path, text] of base.pages) {
      if (pages.size === count) break;
      const isChanged = random.between(1, copies) === 1;
      const news = `\nSince ${version}.0 the queue is drained on its own.\n`;
      pages.set(
        path.replace("guides/", `guides/${version}.0/`),
        isChanged ? text + news : text,
      );
    }
  }
  return { ...base, pages };
}

export async function writeGuides(folder: string, { pages, blocks }: Guides) {
  for (const [path, text] of pages) await write(join(folder, path), text);
  for (const [index, text] of blocks.entries())
    await write(join(folder, "blocks", `${index}.sh`), `${text}\n`);
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function pathOf(index: number): string {
  return `guides/${Math.floor(index / 50)}/upgrade-${index}.md`;
}

function subjectOf(random: Random, ticket: () => string): Subject {
  const app = `${random.oneOf(first)}-${random.oneOf(second)}`;
  const major = random.between(1, 9);
  const minor = random.between(0, 20);
  return {
    app,
    namespace: `${app}-prod`,
    from: `${major}.${minor}.${random.between(0, 9)}`,
    to: `${major}.${minor + 1}.0`,
    ticket,
  };
}

function makeGuide(
  subject: Subject,
  { random, index }: { readonly random: Random; readonly index: number },
) {
  const { app, from, to } = subject;
  const blocks: string[] = [];
  const sections = plan.flatMap(({ title, recipes, blocks: count }) => [
    `## ${title}`,
    prose(subject, random),
    ...random
      .shuffled(recipes)
      .slice(0, count)
      .flatMap((recipe, step) => {
        const block = recipe(subject, random);
        blocks.push(block);
        return [
          `### ${title}: part ${step + 1}`,
          prose(subject, random),
          `\`\`\`bash\n${block}\n\`\`\``,
          list(subject, random),
        ];
      }),
  ]);
  const text = [
    `# Upgrade ${app} from ${from} to ${to}`,
    prose(subject, random),
    "## Before you begin",
    table(subject),
    `Set the host of the database first, then go on with [the backup](#back-up).\nThe [guide before this one](${other(index)}) must be done.`,
    `\`\`\`yaml\nimage:\n  repository: registry.example.org/${app}\n  tag: ${to}\n\`\`\``,
    ...sections,
    "## More",
    `- [Release notes](https://example.org/${app}/releases/${to})\n- [Configuration](https://example.org/${app}/docs/config)\n`,
  ].join("\n\n");
  return { text, blocks };
}

function other(index: number): string {
  const before = Math.max(0, index - 1);
  return `../${Math.floor(before / 50)}/upgrade-${before}.md`;
}

const sentences: readonly [
  (subject: Subject) => string,
  ...((subject: Subject) => string)[],
] = [
  ({ app }) => `Stop every worker of **${app}** before you go on.`,
  ({ to }) => `Version \`${to}\` reads the new table only.`,
  ({ from }) => `What \`${from}\` wrote stays as it is.`,
  () => "This takes about five minutes on a small machine.",
  ({ namespace }) => `Everything lives in the namespace \`${namespace}\`.`,
  () => "Keep the shell open: the next step uses what this one sets.",
  () => "If a command fails, stop, and read *Go back* below.",
  ({ app }) => `The settings of \`${app}\` are read once, at the start.`,
];

function prose(subject: Subject, random: Random): string {
  const count = random.between(2, 5);
  const said = Array.from({ length: count }, () => random.oneOf(sentences));
  return said.map((say) => say(subject)).join("\n");
}

function list(subject: Subject, random: Random): string {
  const items = Array.from({ length: random.between(2, 4) }, () =>
    random.oneOf(sentences),
  );
  return items.map((say) => `- ${say(subject)}`).join("\n");
}

function table({ app, from, to }: Subject): string {
  return `| What | Before | Now |
| --- | --- | --- |
| ${app} | ${from} | ${to} |
| PostgreSQL | 15 | 16 |
| Kubernetes | 1.29 | 1.30 |`;
}
