import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HoverRequest } from "vscode-languageserver-protocol/node";
import { Editor, range } from "../../support/editor.ts";
import { repository } from "../../support/repository.ts";

const good = "# Guide\n\n```bash\nmill up\n```\n";
const unclosed = "# Guide\n\n```bash\nmill up\n";
const prompt = "# Guide\n\n```bash\n$ mill up\n```\n";

const shout = `export default {
  rules: { shout: "error" },
  plugins: [{
    name: "mill",
    rules: [{
      name: "shout", on: "document", tier: "document", severity: "warning",
      yieldsTo: [], summary: "A page shouts", why: "", help: "Whisper",
      examples: { good: [], bad: [] },
      *check({ document }) {
        if (document.text.includes("CRASH")) throw new RangeError("too loud");
        if (document.text.includes("PRINT")) console.log("loud and clear");
        if (!document.text.includes("HEAR YE")) return;
        const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
        yield { place, message: "Unexpected shouting, expected a whisper" };
      },
    }],
  }],
};
`;

describe("an open page", () => {
  test("shows what the linter finds, and nothing once it is put right", async () => {
    const editor = await Editor.start(await repository({ "guide.md": good }));
    const found = await editor.open("guide.md", unclosed);
    expect(found).toMatchObject([
      {
        code: "unclosed-fence",
        source: "guidepost",
        severity: 1,
        range: range(2, 0, 2, 7),
      },
    ]);
    expect(await editor.type("guide.md", range(4, 0), "```\n")).toEqual([]);
  });

  test("hints at what the baseline knows, and shows what is new as ever", async () => {
    const known =
      "pages:\n  guide.md:\n    - unclosed-fence: '```bash mill up'\n";
    const root = await repository({
      "guide.md": good,
      "guidepost.baseline.yaml": `schema: 1\n${known}`,
    });
    const editor = await Editor.start(root);
    expect(await editor.open("guide.md", unclosed)).toMatchObject([
      {
        code: "unclosed-fence",
        severity: 4,
        message: expect.stringMatching(/ \(known, in the baseline\)$/),
      },
    ]);
    expect(
      await editor.type("guide.md", range(3, 5, 3, 7), "down"),
    ).toMatchObject([{ code: "unclosed-fence", severity: 1 }]);
  });

  test("is underlined where the editor counts, behind what takes two units, and with any line end", async () => {
    const editor = await Editor.start(await repository({}));
    for (const end of ["\n", "\r\n"]) {
      const text = ["# Guide", "", "```bash", "echo 🎺🎻 “loud”", "```", ""];
      const shown = await editor.open("guide.md", text.join(end));
      await editor.close("guide.md");
      const before = await editor.open(
        "other.md",
        text.map((line) => line.replace("🎺🎻", "abcd")).join(end),
      );
      await editor.close("other.md");
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.map((one) => one.range)).toEqual(
        before.map((one) => one.range),
      );
    }
  });

  test("obeys the configuration: overrides, what is ignored, rules of its own", async () => {
    const editor = await Editor.start(
      await repository({
        "guidepost.config.yaml":
          'ignore: [old]\noverrides: [{ files: ["quiet/**"], rules: { unclosed-fence: info } }]\n',
        "old/guide.md": unclosed,
        "quiet/guide.md": unclosed,
        "guide.md": unclosed,
      }),
    );
    expect(await editor.open("old/guide.md", unclosed)).toEqual([]);
    expect(await editor.open("quiet/guide.md", unclosed)).toMatchObject([
      { code: "unclosed-fence", severity: 3 },
    ]);
    expect(await editor.open("guide.md", unclosed)).toMatchObject([
      { code: "unclosed-fence", severity: 1 },
    ]);
  });

  test("shows a change of the configuration once it is saved", async () => {
    const root = await repository({ ".git/HEAD": "" });
    const editor = await Editor.start(root);
    expect(await editor.open("guide.md", unclosed)).toMatchObject([
      { severity: 1 },
    ]);
    const config = "rules: { unclosed-fence: warning }\n";
    await editor.open("guidepost.config.yaml", config);
    await writeFile(join(root, "guidepost.config.yaml"), config);
    await editor.save("guidepost.config.yaml");
    await editor.until(() => editor.shown("guide.md")?.[0]?.severity === 2);
  });

  test("knows the headings of another page that is open and not saved", async () => {
    const editor = await Editor.start(
      await repository({ ".git/HEAD": "", "a.md": "# A\n", "b.md": "# B\n" }),
    );
    const link = "# A\n\nSee [it](b.md#new-part).\n";
    expect(await editor.open("a.md", link)).toMatchObject([
      { code: "dead-anchor" },
    ]);
    await editor.open("b.md", "# B\n\n## New part\n");
    expect(await editor.type("a.md", range(0, 3), " ")).toEqual([]);
  });

  test("is linted outside of any folder and before it is saved", async () => {
    const root = await repository({
      "inside/a.md": good,
      "outside/b.md": good,
    });
    const editor = await Editor.start(root, { folders: ["inside"] });
    expect(await editor.open("outside/b.md", unclosed)).toHaveLength(1);
    expect(await editor.open("inside/new.md", unclosed)).toHaveLength(1);
  });

  test("goes by the configuration of its own folder where several are open", async () => {
    const off = "rules: { unclosed-fence: off }\n";
    const editor = await Editor.start(
      await repository({
        "a/guidepost.config.yaml": off,
        "a/guide.md": good,
        "b/guide.md": good,
      }),
      { folders: ["a", "b"] },
    );
    expect(await editor.open("a/guide.md", unclosed)).toEqual([]);
    expect(await editor.open("b/guide.md", unclosed)).toHaveLength(1);
  });
});

describe("a server", () => {
  test("writes a rule that throws into its log and goes on", async () => {
    const root = await repository({
      ".git/HEAD": "",
      "guidepost.config.mjs": shout,
    });
    const editor = await Editor.start(root);
    expect(await editor.open("a.md", "# HEAR YE\n")).toMatchObject([
      { code: "shout", severity: 1 },
    ]);
    await editor.change("a.md", range(0, 2), "CRASH ");
    await editor.until(() => editor.log.length > 0);
    expect(editor.log.join()).toContain("too loud");
    expect(await editor.type("a.md", range(0, 2, 0, 8), "")).toHaveLength(1);
  });

  test("runs no code of a folder where that is not allowed", async () => {
    const editor = await Editor.start(
      await repository({ ".git/HEAD": "", "guidepost.config.mjs": shout }),
      { options: { configCode: false } },
    );
    void editor.open("a.md", "# HEAR YE\n");
    await editor.until(() => editor.log.length > 0);
    expect(editor.log.join()).toContain("Refused to run");
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: editor.uri("a.md") },
      position: { line: 0, character: 0 },
    });
    expect(hover).toBeNull();
  });
});

describe("guidepost lsp", () => {
  test("speaks over standard streams alone, whatever a rule prints there, and ends when it is told to", async () => {
    const { editor, child } = await Editor.spawn(
      await repository({ ".git/HEAD": "", "guidepost.config.mjs": shout }),
    );
    const ended = once(child, "exit");
    expect(await editor.open("a.md", "# HEAR YE PRINT\n")).toHaveLength(1);
    await editor.stop();
    expect(await ended).toEqual([0, null]);
  });

  test("ends when the editor is gone", async () => {
    const { editor, child } = await Editor.spawn(await repository({}));
    const ended = once(child, "exit");
    editor.connection.end();
    expect(await ended).toEqual([1, null]);
  });
});

test("hovering tells of the rule that found it", async () => {
  const editor = await Editor.start(await repository({}));
  await editor.open("guide.md", prompt);
  const hover = await editor.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: editor.uri("guide.md") },
    position: { line: 3, character: 0 },
  });
  expect(hover?.range).toEqual(range(3, 0, 3, 2));
  expect(hover?.contents).toMatchObject({
    kind: "markdown",
    value: expect.stringMatching(
      /^\*\*prompt-in-script\*\* \(\w+, \w+\)\n[^]+\*\*What to do:\*\*[^]+```/,
    ),
  });
});
