import { expect, test } from "vitest";
import { applyFixes } from "../../src/lint/fix.ts";
import type { Finding } from "../../src/lint/finding.ts";
import { lint } from "../../src/lint/linter.ts";
import { noExpectations, type Expectations } from "../../src/plan/expect.ts";
import { allRules } from "../../src/lint/rules.ts";

const fixable = allRules.flatMap(({ name, examples }) =>
  examples.bad
    .map(({ markdown }, at) => [name, at + 1, markdown] as const)
    .filter(([, , markdown]) => findingsOf(markdown).some(({ fix }) => fix)),
);

test("some bad examples of five rules can be fixed", () => {
  const fixed = fixable.flatMap(([, , markdown]) =>
    findingsOf(markdown).filter(({ fix }) => fix),
  );
  expect([...new Set(fixed.map(({ rule }) => rule))].sort()).toEqual(
    expect.arrayContaining([
      "lost-continuation",
      "prompt-in-script",
      "retired-command",
      "smart-quotes",
      "terminal-on-redirected-output",
    ]),
  );
});

test.each(fixable)(
  "fixing bad example %s %i leaves nothing fixable and brings nothing new",
  (_, __, markdown) => {
    const before = findingsOf(markdown).map(saying);
    const after = findingsOf(fixed(markdown));
    expect(after.filter(({ fix }) => fix)).toEqual([]);
    expect(after.map(saying).filter((said) => !before.includes(said))).toEqual(
      [],
    );
    expect(after.length).toBeLessThan(before.length);
  },
);

test.each([
  ["prompts", "$ vets stop\n$ vets start", "vets stop\nvets start"],
  ["a continued prompt", "$ vets set \\\n>   a=1", "vets set \\\n  a=1"],
  ["prompts in a heredoc", "$ cat <<EOF\n> leo\n> EOF", "cat <<EOF\nleo\nEOF"],
  ["a space behind a backslash", "vets a \\  \n  --b", "vets a \\\n  --b"],
  ["both quotes", "vets -m “a cat” -n ‘b’", "vets -m \"a cat\" -n 'b'"],
  [
    "a terminal",
    "docker exec -u root -it db pg_dump a > a.sql",
    "docker exec -u root -i db pg_dump a > a.sql",
  ],
  [
    "a terminal without input",
    "kubectl exec -t db-0 -- pg_dump -t cats a > a.sql",
    "kubectl exec db-0 -- pg_dump -t cats a > a.sql",
  ],
  [
    "a terminal behind the pod",
    "kubectl exec db-0 -it -- pg_dump a > a.sql",
    "kubectl exec db-0 -i -- pg_dump a > a.sql",
  ],
  [
    "a retired name",
    "sudo docker-compose -f a.yml up -d",
    "sudo docker compose -f a.yml up -d",
  ],
])("%s", (_, command, expected) => {
  expect(fixed(block(command))).toBe(block(expected));
});

test.each([
  ["output between commands", "$ vets version\nv1.2\n$ vets stop"],
  ["a prompt that names a host", "leo@clinic:~$ vets stop"],
  ["a space where a command of its own may follow", "vets a \\ \nvets b"],
  ["a comment behind a backslash", "vets a \\ # b\n  --c"],
  ["a dash that was one hyphen or two", "docker exec –it db psql"],
  ["quotes that other quotes stand in", "vets -m “it's a cat”"],
  ["a quote that nothing closes", "vets -m “cat"],
  [
    "somebody else's `-t`",
    "docker exec --tty=true db pg_dump -t cats a > a.sql",
  ],
  [
    "a terminal that another call needs",
    "on() { docker exec -it db psql; }\non\non < a.sql",
  ],
  ["a quoted name", '"docker-compose" up -d'],
  ["a name behind a variable", "DC=docker-compose\n$DC up -d"],
])("leaves alone %s", (_, command) => {
  expect(fixed(block(command))).toBe(block(command));
});

test.each([
  ["redirections", "pg_dump -h <db-host> vets", "pg_dump -h ${DB_HOST} vets"],
  [
    "each of two",
    "a <db-host> b\nc <db-host> d",
    "a ${DB_HOST} b\nc ${DB_HOST} d",
  ],
  ["double quotes", 'psql "host=<db-host>"', 'psql "host=${DB_HOST}"'],
  ["a brace", "psql -h {db-host} vets", "psql -h ${DB_HOST} vets"],
  ["single quotes, where none expands", "psql 'host=<db-host>'"],
  ["its own assignment", 'DB_HOST="<db-host>"'],
  ["what no variable is declared for", "psql -h <replica> vets"],
])(
  "a declared variable takes the place of a placeholder: %s",
  (_, command, expected = command) => {
    const expectations = { ...noExpectations, variables: { DB_HOST: {} } };
    expect(fixed(block(command), expectations)).toBe(block(expected));
  },
);

test("a section on an old release is left as it was right then", () => {
  const page =
    "---\nguidepost: {from: 6.0.0, to: 7.0.0}\n---\n\n## Upgrading to 2.0\n\n```bash\ndocker-compose up -d\n```\n";
  expect(findingsOf(page).map(({ rule }) => rule)).toEqual(["retired-command"]);
  expect(fixed(page)).toBe(page);
});

test("line ends, a byte order mark and the marks of a list stay", () => {
  expect(
    fixed("\uFEFF# A\r\n\r\n> - ```bash\r\n>   $ vets stop\r\n>   ```\r\nend"),
  ).toBe("\uFEFF# A\r\n\r\n> - ```bash\r\n>   vets stop\r\n>   ```\r\nend");
});

test("of two fixes that overlap the first is made", () => {
  const finding = (column: number, endColumn: number, text: string) => {
    const [found] = findingsOf(block("$ vets stop"));
    if (!found) throw new Error("expected a finding");
    const fix = [{ line: 1, column, endLine: 1, endColumn, text }];
    return { ...found, fix };
  };
  expect(
    applyFixes("abcdef", [finding(1, 4, "x"), finding(3, 5, "y")]),
  ).toEqual({ text: "xdef", settled: 1 });
});

function block(command: string): string {
  return `\`\`\`bash\n${command}\n\`\`\`\n`;
}

function findingsOf(
  markdown: string,
  expectations?: Expectations,
): readonly Finding[] {
  return lint(markdown, {
    file: "example.md",
    ...(expectations && { expectations }),
  }).findings;
}

/** As `--fix` does: round after round until nothing is left to do. */
function fixed(markdown: string, expectations?: Expectations): string {
  const findings = findingsOf(markdown, expectations);
  const { text, settled } = applyFixes(markdown, findings);
  return settled > 0 ? fixed(text, expectations) : text;
}

function saying({ rule, message }: Finding): string {
  return `${rule}: ${message}`;
}
