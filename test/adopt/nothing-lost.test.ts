import fc from "fast-check";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { adopt } from "../../src/adopt/adopt.ts";
import { readProduct } from "../../src/release/read.ts";
import "../support/seed.ts";

const numRuns = process.env["GUIDEPOST_DEEP"] ? 4_000 : 200;

const headings = [
  "Before you upgrade",
  "Back up",
  "Upgrade steps",
  "Step 2: Verify",
  "Rollback",
  "Troubleshooting",
  "Breaking changes",
  "Configuration changes",
  "Deprecated settings",
  "Requirements",
  "Version policy",
  "Getting help",
  "Table of contents",
  "Weather",
  "Docker",
  "Helm",
  "From 1.2 to 2.0",
  "Upgrading the oven",
  "Release channels",
  "What's new",
  "Post-upgrade",
];
const languages = [
  "bash",
  "console",
  "",
  "yaml",
  "json",
  "sql",
  "python",
  "diff",
  "env",
  "text",
  "toml",
];
const headers = [
  ["Setting", "Old default", "New default", "Notes"],
  ["Component", "Minimum version", "Recommended"],
  ["Change type", "Downtime", "Migrations"],
  ["Endpoint", "Deprecated", "Removed", "Replacement"],
  ["Old name", "New name"],
  ["Symptom", "Cause", "Solution"],
  ["Mill", "Oven", "Notes"],
  ["Anything", "At all"],
];

/** Words that occur once, so that each can be looked for. */
const word = fc
  .integer({ min: 0, max: 2 ** 30 })
  .map((number) => `crumb${number}x`);
const line = fc.oneof(
  word.map((one) => `docker compose pull ${one}`),
  word.map((one) => `# ${one}`),
  word.map((one) => `# 1. ${one}`),
  word.map((one) => `$ helm upgrade mill ./${one}`),
  word.map((one) => `${one}: 1`),
  word.map((one) => `  ${one}: "two words"`),
  word.map((one) => `- ${one}`),
  word.map((one) => `+ ${one}`),
  word.map((one) => `UPPER_${one.toUpperCase()}=1`),
  word.map((one) => `# before ${one}`),
  word.map((one) => `# after ${one}`),
  word.map((one) => `cat <<EOF > ${one}`),
  word.map((one) => `curl http://mill.example.org/<${one}>`),
  fc.constant("EOF"),
  fc.constant(""),
);
const block = fc
  .record({
    language: fc.constantFrom(...languages),
    lines: fc.array(line, { maxLength: 8 }),
    indent: fc.constantFrom("", "", "", "  ", "    "),
    fence: fc.constantFrom("```", "~~~~"),
  })
  .map(({ language, lines, indent, fence }) =>
    [`${fence}${language}`, ...lines, fence]
      .map((one) => indent + one)
      .join("\n"),
  );
const cell = fc.oneof(
  word,
  word.map((one) => `\`${one}\``),
  fc.constantFrom("1.2.0", "1.4+", "v2.x", "Patch", "Major", "", "2-5 minutes"),
);
const table = fc
  .record({
    header: fc.constantFrom(...headers),
    rows: fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), {
      maxLength: 4,
    }),
  })
  .map(({ header, rows }) =>
    [header, header.map(() => "---"), ...rows]
      .map((cells) => `| ${cells.join(" | ")} |`)
      .join("\n"),
  );
const within = (mark: string, text: string) =>
  text
    .split("\n")
    .map((one) => `${mark}${one}`)
    .join("\n");
const nested = fc.oneof(
  fc
    .tuple(word, block)
    .map(([item, inner]) => `1. ${item}:\n\n${within("   ", inner)}`),
  fc
    .tuple(word, block)
    .map(([item, inner]) => `- ${item}\n${within("  ", inner)}`),
  block.map((inner) => within("> ", inner)),
  table.map((inner) => within("> ", inner)),
  fc
    .tuple(fc.constantFrom("Docker", "Helm", "Sails"), block)
    .map(([tab, inner]) => `=== "${tab}"\n\n${within("    ", inner)}`),
  block.map(
    (inner) => `<details>\n<summary>More</summary>\n\n${inner}\n\n</details>`,
  ),
);
const passage = fc.oneof(
  block,
  block,
  nested,
  table,
  word.map((one) => `Some text of ${one}, which ends here:`),
  word.map((one) => `**${one}:**`),
  fc
    .array(word, { minLength: 1, maxLength: 4 })
    .map((words) => words.map((one) => `- [ ] ${one}`).join("\n")),
  fc
    .tuple(
      fc.constantFrom("#", "##", "###", "####"),
      fc.constantFrom(...headings),
    )
    .map(([marks, text]) => `${marks} ${text}`),
);
const guide = fc
  .array(passage, { maxLength: 14 })
  .map((passages) => passages.join("\n\n"));

test("every line of a block and every cell of a table is in the metadata or listed, and the metadata read", () => {
  fc.assert(
    fc.property(guide, (text) => {
      const { files, placed, leftovers } = adopted(text);
      const kept = files
        .map((file) => file.text)
        .join("\n")
        .toLowerCase();
      for (const { content, line: at } of blocksAndTables(text)) {
        for (const [crumb] of content.matchAll(/crumb\d+x/gi))
          expect(kept, `${crumb} of line ${at}`).toContain(crumb.toLowerCase());
        if (content.trim() === "") continue;
        const isNamed = [...placed, ...leftovers].some(
          (one) => one.line <= at && at <= one.endLine,
        );
        expect(isNamed, `line ${at} is placed or listed`).toBe(true);
      }
      expect(() => readAdopted(files)).not.toThrow();
    }),
    { numRuns },
  );
}, 300_000);

function adopted(text: string) {
  return adopt(text, {
    id: "mill",
    guide: "UPGRADE.md",
    date: "2026-04-01",
    schema: (kind) => `${kind}.schema.json`,
  });
}

function readAdopted(files: readonly { file: string; text: string }[]) {
  const [product, ...others] = files;
  if (product === undefined) throw new Error("no product.yaml");
  return readProduct(
    product,
    others
      .filter(({ file }) => file.endsWith(".yaml"))
      .map(({ file, text }) => ({ file: `mill/${file}`, text })),
  );
}

/** As a reader of Markdown that is not ours finds them. */
function blocksAndTables(text: string): { content: string; line: number }[] {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(text);
  const lines = text.split("\n");
  const found: { content: string; line: number }[] = [];
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ("children" in node) waiting.push(...node.children);
    const { start, end } = node.position ?? {};
    if (start === undefined || end === undefined) continue;
    const isFenced =
      node.type === "code" && /[`~]{3}/.test(lines[start.line - 1] ?? "");
    if (node.type !== "table" && !isFenced) continue;
    const from = start.line - (isFenced ? 0 : 1);
    const content = lines.slice(from, end.line).join("\n");
    found.push({ content, line: start.line });
  }
  return found;
}
