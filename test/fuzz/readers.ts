import { adopt } from "../../src/adopt/adopt.ts";
import { readConfig } from "../../src/config/read.ts";
import { lint } from "../../src/lint/linter.ts";
import { formats } from "../../src/surface/formats/index.ts";
import { readHistory } from "../../src/surface/history.ts";
import { whatItDoes } from "../../src/surface/edited.ts";
import { migrationTools } from "../../src/surface/migrations/index.ts";
import { readSettings } from "../../src/surface/read.ts";
import { adapters } from "../../src/tools/harvest/index.ts";

/** Reads a text; it may refuse it. */
export type Reader = (text: string) => unknown;

function onPage(write: (text: string) => string): Reader {
  return (text) =>
    lint(`# Upgrade\n\n${write(text)}\n`, { file: "guide.md" }).findings;
}

const block = "\n\n```bash\nmill up\n```";
const fenced = (language: string, write = (text: string) => text) =>
  onPage((text) => `\`\`\`\`\`${language}\n${write(text)}\n\`\`\`\`\``);

const onPages: Readonly<Record<string, Reader>> = {
  prose: onPage((text) => text + block),
  "a heading": onPage((text) => `## ${text}${block}`),
  "an item": onPage((text) => `- ${text}${block}`),
  "a cell": onPage((text) => `| a | ${text} |\n|---|---|\n| b | c |${block}`),
  "a tag": onPage((text) => `<a ${text}>${block}`),
  "an annotation": onPage((text) => `<!-- guidepost ${text} -->${block}`),
  "an info string": onPage((text) => `\`\`\`bash ${text}\nmill up\n\`\`\``),
  "a command": fenced("bash"),
  arguments: fenced("bash", (text) => `kubectl get ${text}`),
  quotes: fenced("bash", (text) => `x="${text}"\necho $x`),
  output: fenced("console", (text) => `$ mill up\n${text}`),
  "a script of sed": fenced("bash", (text) => `sed 's/${text}/' a`),
  "a heredoc": fenced(
    "bash",
    (text) => `kubectl apply -f - <<'EOF'\n${text}\nEOF`,
  ),
  ...Object.fromEntries(
    ["", "yaml", "json", "toml", "ini", "sql", "python", "dockerfile"].map(
      (language) => [`a block of ${language}`, fenced(language)],
    ),
  ),
};

const inFormats = await Promise.all(
  Object.values(formats).map(async (load): Promise<[string, Reader]> => {
    const format = await load();
    const above = format.examples[0]?.text ?? "";
    return [
      `a file of ${format.name}`,
      (text) => [
        readSettings(format, text),
        readSettings(format, `${above}\n${text}`),
      ],
    ];
  }),
);

const inMigrations = migrationTools.map((tool): [string, Reader] => {
  const files = Object.entries(tool.examples[0]?.files ?? {});
  return [
    `migrations of ${tool.name}`,
    (text) => [
      readHistory(
        tool,
        files.map(([path, own]) => ({ path, text: `${own}\n${text}` })),
      ),
      whatItDoes(text),
    ],
  ];
});

const inHelp = adapters.map((adapter): [string, Reader] => [
  `help as of ${adapter.name}`,
  (text) => {
    let asked = 0;
    const help = `Usage: mill\n\nFlags:\n  -x, --${text}\n  ${text}\nCommands:\n  ${text}\n`;
    return adapter.harvest(
      async () => ({ text: asked++ === 0 ? help : "", status: 0 }),
      adapter.tools[0] ?? "mill",
    );
  },
]);

/** Whatever reads a text of others, and where in it a long line stands. */
export const readers: readonly (readonly [string, Reader])[] = [
  ...Object.entries(onPages),
  ...inFormats,
  ...inMigrations,
  ...inHelp,
  [
    "a guide to adopt",
    (text) =>
      adopt(`# Upgrade to 2.0\n\n${text}\n\n## Steps\n\n1. ${text}${block}`, {
        id: "mill",
        guide: "UPGRADE.md",
        date: "2026-01-01",
        schema: () => "",
      }),
  ],
  [
    "configuration",
    (text) =>
      readConfig({ file: "guidepost.config.yaml", text: `rules: ${text}` }),
  ],
];
