import { parse } from "unbash";
import { describe, expect, test } from "vitest";
import { tools } from "../../src/tools/index.ts";
import { tellEffect } from "../../src/tools/tool.ts";

function words(command: string): readonly string[] {
  const node = parse(command).commands[0]?.command;
  if (node?.type !== "Command") throw new Error(`no command: ${command}`);
  return node.args.map((word) =>
    word.type === "Word" ? word.value : word.text,
  );
}

describe.each(tools)("$name", (tool) => {
  test("says of its examples what they do", () => {
    expect(tool.examples.length).toBeGreaterThan(0);
    for (const { command, does } of tool.examples) {
      const effects = [...tool.effects(words(command))].map(tellEffect);
      expect(effects, command).toEqual(does);
    }
  });
});

test("no two tools claim the same name", () => {
  const names = tools.flatMap(({ name, names: all }) => all ?? [name]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual(
    [],
  );
});
