import { expect, test } from "vitest";
import { lint } from "../../../src/commands/lint.ts";
import { UsageError } from "../../../src/usage.ts";
import { repository } from "../../support/repository.ts";

const page = `# Move the mill

## Back up

\`\`\`bash id=backup phase=backup
STAMP=$(git rev-parse HEAD)
docker exec mill-db pg_dump mill > "mill-$STAMP.sql"
\`\`\`

- On the old host:

  \`\`\`console
  $ mill stop <name>
  mill: stopped
  \`\`\`

\`\`\`yaml
mill: 2
\`\`\`

\`\`\`bash platform=compose
pg_restore -d mill mill.dump
\`\`\`
`;

test("a block is explained from its heading to its unknowns", async () => {
  expect(await explained("mill.md:6")).toBe(`mill.md:5-8
  under Move the mill > Back up
  shell block 1 of 3

Read as
  bash, as the fence says: bash id=backup phase=backup
  a script: it is tagged \`bash\`

Statements
  6:1     unknown    STAMP=$(git rev-parse HEAD)
                     because what \`git\` prints is not known
  7:1     unknown    docker exec mill-db pg_dump mill > "mill-$STAMP.sql"
                     because what \`git\` prints is not known

Rehearsal
  6:9     calls git rev-parse HEAD; output captured
  6:1     sets STAMP to …
  7:42    reads $STAMP (set before)
  7:1     calls docker exec mill-db pg_dump mill; output redirected
  7:21    calls pg_dump mill; inside docker exec; output redirected on container:mill-db
  7:21    saves database mill on container:mill-db
  7:34    writes $PWD/mill-….sql

Unknown
  what \`git\` prints is not known (since line 6)
  where the reader starts is not known

Findings
  none
`);
});

test("prompts, output and placeholders of a transcript stand at their lines", async () => {
  const text = await explained("mill.md:13");
  expect(text).toContain("a transcript: it shows prompts\n");
  expect(text).toContain("Prompts\n  13:3    $\n");
  expect(text).toContain("Output\n  14:3    mill: stopped\n");
  expect(text).toContain(
    "Placeholders\n  13:15   <name> for the reader to fill in (angle, in a command), parsed as a word of its length\n",
  );
});

test("a block of another language says why nothing of it is rehearsed", async () => {
  expect(await explained("mill.md:18")).toContain(
    "not shell: it is tagged `yaml`, and only shell is rehearsed",
  );
});

test("a block of one platform says so, in its log as well", async () => {
  const text = await explained("mill.md:21");
  expect(text).toContain("  only where platform is compose\n");
  expect(text).toContain("  takes platform as compose\n");
});

test("the findings of a block stand with it, those of others do not", async () => {
  const files = {
    "mill.md": "```bash\n$ mill a\n```\n\n```bash\n$ mill b\n```\n",
  };
  const text = await explained("mill.md:6", files);
  expect(text).toMatch(
    /^ {2}6:1 +warning {2}Unexpected prompt .* prompt-in-script$/m,
  );
  expect(text).not.toContain("2:1");
});

test("a line without a block names the nearest block", async () => {
  const failure = explained("mill.md:3");
  await expect(failure).rejects.toThrow(
    "Found no block at line 3 of `mill.md`",
  );
  await expect(failure).rejects.toSatisfy(
    (error) =>
      error instanceof UsageError &&
      error.next[0] === "The nearest is at lines 5 to 8: `mill.md:5`",
  );
});

test.each(["mill.md", "mill.md:0", ":4"])(
  "`%s` is not a file and a line",
  async (place) => {
    await expect(explained(place)).rejects.toThrow(
      "expected a file and a line",
    );
  },
);

test("what would move the cursor of a terminal is written out", async () => {
  const files = { "mill.md": "```bash\necho '\u001b[2J'\n```\n" };
  expect(await explained("mill.md:2", files)).toContain("\\u001b[2J");
});

async function explained(
  place: string,
  files: Readonly<Record<string, string>> = { "mill.md": page },
): Promise<string> {
  const cwd = await repository(files);
  const surroundings = { cwd, colour: false, version: "0.0.0" };
  const { text } = await lint.run([], { explainBlock: place }, surroundings);
  return text;
}
