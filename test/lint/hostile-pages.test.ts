import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lint as command } from "../../src/commands/lint.ts";
import { contextsOf, foldCopies } from "../../src/lint/copies.ts";
import { lint } from "../../src/lint/linter.ts";
import { allRules } from "../../src/lint/rules.ts";
import { loadHostileBlocks } from "../hostile/blocks.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

const neighbours = allRules
  .flatMap(({ examples }) => examples.bad.map(({ markdown }) => markdown))
  .filter((_, at) => isDeep || at % 20 === 0);

const hostile = loadHostileBlocks()
  .map(({ script }) => script)
  .filter((script, at) => isDeep || (at % 24 === 0 && script.length < 50_000));

describe("hostile pages in a folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "guidepost-"));

  beforeAll(() => {
    for (const [at, markdown] of neighbours.entries())
      writeFileSync(join(folder, `guide-${at}.md`), markdown);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test(
    "change nothing of what is said of the others",
    { timeout: 3_600_000 },
    async () => {
      const before = await findingsOf(folder);
      expect(before.length).toBeGreaterThan(5);
      for (const [at, script] of hostile.entries()) {
        const page = `# Upgrade\n\n\`\`\`bash\n${script}\n\`\`\`\n`;
        writeFileSync(join(folder, `attack-${at}.md`), page);
      }
      expect(await findingsOf(folder)).toEqual(before);
    },
  );
});

/** What is said of the guides of a folder. */
async function findingsOf(cwd: string): Promise<string[]> {
  const ran = await command.run(
    [],
    { format: "json" },
    { cwd, colour: false, version: "0.0.0" },
  );
  const { findings }: { findings: { file: string }[] } = JSON.parse(ran.text);
  return findings
    .filter(({ file }) => file.startsWith("guide-"))
    .map((finding) => JSON.stringify(finding));
}

describe("a page of thousands", () => {
  const many = (piece: string, times: number): string => piece.repeat(times);
  const block = "```bash\ncd a\nls\n```\n\n";
  const silenced = "<!-- guidepost-disable-next-line dead-link -- why -->\n";
  const pages: readonly (readonly [string, string])[] = [
    ["suppressions", many(silenced, 3_000)],
    ["backticks", `${many("`", 60_000)} ${many("`a", 60_000)}`],
    ["blocks", many(block, 4_000)],
    ["headings of one name", many("# Upgrade\n\n", 12_000)],
  ];

  test.each(pages)("%s is linted soon", { timeout: 120_000 }, (_, page) => {
    const start = process.cpuUsage();
    const { findings, page: read } = lint(page, { file: "guide.md" });
    foldCopies([{ findings, contexts: contextsOf({ findings, page: read }) }]);
    const { user } = process.cpuUsage(start);
    expect(user / 1000).toBeLessThan(5_000);
  });
});

describe("a page that is cut, joined and scrambled", () => {
  const pages = allRules.flatMap(({ examples }) => [
    ...examples.good,
    ...examples.bad.map(({ markdown }) => markdown),
  ]);
  const piece = fc
    .tuple(fc.constantFrom(...pages), fc.nat(), fc.nat())
    .map(([page, from, to]) => {
      const [start, end] = [from % page.length, to % page.length];
      return page.slice(Math.min(start, end), Math.max(start, end));
    });
  const noise = fc.constantFrom(
    ..."` ``` ~~~ > - 1. $( ${ ' \" \\ | & ; ( ) < << <<- EOF >( { } [[ ]] # $ `$( :: === ??? <!-- --> --- \t \n \r\n \u0000 \ue000 \uf000 \u2028 \ud800 {% %} {{ }} <Tab> </Tab> <a@b> if for case esac done".split(
      / (?! )/,
    ),
  );
  const scrambled = fc
    .array(fc.oneof({ weight: 3, arbitrary: piece }, noise), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.join(""));

  test(
    "is linted to its end, and soon",
    { timeout: isDeep ? 3_600_000 : 120_000 },
    () => {
      const property = fc.property(scrambled, (page) => {
        const start = process.cpuUsage();
        lint(page, { file: "guide.md" });
        const { user } = process.cpuUsage(start);
        expect(user / 1000).toBeLessThan(5_000);
      });
      fc.assert(property, {
        numRuns: isDeep ? 20_000 : 500,
      });
    },
  );
});
