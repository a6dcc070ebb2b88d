import { globSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { completion } from "../../src/commands/completion.ts";
import { commands } from "../../src/commands/index.ts";
import { shells } from "../../src/completion/shells/index.ts";

const surroundings = { cwd: "/", colour: false, version: "1.2.3" };

describe.each(shells)("the script for $name", ({ name, summary }) => {
  test("knows every command and every long option", async () => {
    const { text } = await completion.run([name], {}, surroundings);
    for (const { name: command, load } of commands) {
      expect(text).toContain(command);
      for (const { flags } of (await load()).options) {
        const long = /--([\w-]+)/.exec(flags)?.[1] ?? flags;
        expect(text).toMatch(new RegExp(`(?:--|-l )${long}\\b`));
      }
    }
  });

  test("leaves no quote open", async () => {
    const { text } = await completion.run([name], {}, surroundings);
    // Each takes a quote in another way; none of ours may be left over.
    const quotes = text
      .replace(/^\s*#.*$/gm, "")
      .replaceAll("'\\''", "")
      .replaceAll("\\'", "")
      .match(/'/g);
    expect((quotes ?? []).length % 2).toBe(0);
  });

  test("says where it goes", () => {
    expect(summary).toContain("guidepost");
  });
});

test("every file of completion/shells is in the list of it", () => {
  const folder = new URL("../../src/completion/shells/", import.meta.url);
  const files = globSync("*.ts", { cwd: folder })
    .map((file) => basename(file, ".ts"))
    .filter((name) => name !== "index");
  expect(shells.map(({ name }) => name).sort()).toEqual(files.sort());
});

test("a shell that is not known is told what is", async () => {
  await expect(completion.run(["bsh"], {}, surroundings)).rejects.toMatchObject(
    {
      message: "There is no completion for `bsh`",
      next: ["Did you mean `bash`?", "Choose one of bash, zsh, fish"],
    },
  );
});
