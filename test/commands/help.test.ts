import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { parse } from "../../src/commands/program.ts";

const all = await Promise.all(
  commands.map(async ({ name, load }) => [name, await load()] as const),
);

describe.each(all)("the help of `guidepost %s`", (name, command) => {
  test("ends with one example, or two", () => {
    expect(command.examples.length).toBeGreaterThanOrEqual(1);
    expect(command.examples.length).toBeLessThanOrEqual(2);
  });

  test.each(command.examples)("shows `%s`, which is accepted", async (line) => {
    const [program, ...words] = line.split(" ");
    expect(program).toBe("guidepost");
    const asked: unknown[] = [];
    await parse(words, { version: "1.2.3" }, async (given) => {
      asked.push(given);
    });
    expect(asked).toEqual([command]);
    expect(words[0]).toBe(name);
  });
});
