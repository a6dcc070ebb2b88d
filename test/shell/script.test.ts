import { parse } from "unbash";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isShell, readScript } from "../../src/shell/script.ts";

test("shell languages are told in any spelling, others are never run", () => {
  for (const language of [
    "bash",
    "SH",
    "Shell",
    "zsh",
    "console",
    "ShellSession",
  ])
    expect(isShell(language)).toBe(true);
  for (const language of ["", "text", "powershell", "cmd", "yaml", "fish"])
    expect(isShell(language)).toBe(false);
});

test("a placeholder is replaced by a word of its own length, so that offsets hold", () => {
  const content = "pg_dump -h <rds-endpoint> -U vets > [FILE]";
  const script = readScript(content, "bash");
  expect(script.text).toBe("pg_dump -h _rds_endpoint_ -U vets > _FILE_");
  expect(script.placeholders).toEqual([
    {
      start: 11,
      end: 25,
      text: "<rds-endpoint>",
      style: "angle",
      within: "command",
    },
    { start: 36, end: 42, text: "[FILE]", style: "square", within: "command" },
  ]);
});

test("text in quotes and heredocs stays as it is, and says where it stands", () => {
  const content = 'psql "<host>"\ncat <<EOF > pets\n<name>\nEOF\n';
  const script = readScript(content, "bash");
  expect(script.text).toBe(content);
  expect(script.placeholders.map(({ within }) => within)).toEqual([
    "quotes",
    "heredoc",
  ]);
});

test("prompts, output and foreign lines become blanks of their own length", () => {
  const transcript = readScript("$ vets version\nv1.2.0\n", "bash");
  expect(transcript.text).toBe("  vets version\n      \n");
  const mixed = readScript("image:\n  tag: v1\nmake\n", "bash");
  expect(mixed.text).toBe("      \n         \nmake\n");
});

test("a heredoc behind `> ` prompts still closes", () => {
  const script = readScript("$ cat <<EOF\n> leo\n> EOF\n$ make\n", "console");
  expect(script.tree.errors).toBeUndefined();
  expect(script.tree.commands).toHaveLength(2);
});

test("an apostrophe in a line of prose costs that line, not the block", () => {
  const script = readScript("Now it's time\nmake start\n# image:\n", "bash");
  expect(script.tree.commands).toHaveLength(1);
  expect(script.foreign).toMatchObject([{ what: "prose", certain: false }]);
});

test("an unclosed quote is left for the parser to report", () => {
  const script = readScript('echo "open\nhttps://vets.example\n', "bash");
  expect(script.tree.errors).toHaveLength(1);
  expect(script.foreign).toMatchObject([{ what: "a URL", certain: true }]);
});

test("a title says that a block is output or a file", () => {
  expect(readScript("all (two) up", "bash", { title: "Output" })).toMatchObject(
    { output: [{ start: 0, end: 12 }], tree: { commands: [] } },
  );
  expect(readScript("make\n", "bash", { title: "backup.sh" }).kind).toBe(
    "file",
  );
});

const LINES = fc.constantFrom(
  "$ make",
  "> more",
  "it's <here> \\",
  "cat <<EOF",
  "EOF",
  'say "',
  "image: <tag>",
  "{",
  '"a": 1',
  "}",
  "# root",
  "$(( 1 << 2 ))",
  "`x",
  "{{ x }} [Y] {z}",
  "SELECT * FROM pets",
  "",
  "  - x",
  "a | ",
);

test("whatever a block holds, the text keeps its length and its lines", () => {
  const line = fc.oneof(LINES, fc.string());
  const block = fc.array(line).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(
      block,
      fc.constantFrom("bash", "console"),
      (content, language) => {
        const script = readScript(content, language);
        expect(script.text).toHaveLength(content.length);
        for (const { start, end, text } of script.placeholders)
          expect(content.slice(start, end)).toBe(text);
        expect(parse(script.text).errors).toEqual(script.tree.errors);
      },
    ),
    { numRuns: 500 },
  );
});

test("a hostile block takes time in proportion to its length", () => {
  const bad = [
    "'\n",
    "<a ",
    "{{",
    '{"a":\n',
    "[a ",
    "image:\n",
    "xxx-",
    "$(",
    "A ",
  ];
  for (const part of bad) {
    const start = process.threadCpuUsage();
    readScript(part.repeat(50_000), "bash");
    expect(process.threadCpuUsage(start).user / 1_000).toBeLessThan(2_000);
  }
});
