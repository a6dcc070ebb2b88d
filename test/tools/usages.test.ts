import { describe, expect, test } from "vitest";
import type { CommandSpec, ToolSpec } from "../../src/tools/spec.ts";
import { coverageOf } from "../../src/tools/usages/coverage.ts";
import { goneUsages } from "../../src/tools/usages/gone.ts";
import { reshapedUsages } from "../../src/tools/usages/reshaped.ts";
import type { SaidUsage } from "../../src/tools/usages/usage.ts";

const vets: CommandSpec = {
  options: ["-h --help", "-q --quiet"],
  commands: {
    cat: {
      commands: {
        list: { options: ["--all", "-f --format=", "--limit="] },
        show: { operands: "1" },
      },
    },
    dog: { commands: { walk: {}, feed: { options: ["--food="] } } },
    weigh: { options: ["--kilos", "--sedate"], operands: "1" },
  },
};

const plural: CommandSpec = {
  options: ["-h --help", "-q --quiet"],
  commands: {
    cats: {
      commands: {
        list: { options: ["--all", "-f --output=", "--limit="] },
        show: { operands: "1" },
      },
    },
    dogs: { commands: { walk: {}, feed: { options: ["--food="] } } },
    weigh: { options: ["--kilos"], operands: "1" },
  },
};

function gone(before: CommandSpec, after: CommandSpec, said?: SaidUsage[]) {
  return goneUsages(ends(before, after), said);
}

function ends(before: CommandSpec, after: CommandSpec) {
  const spec = (version: string, command: CommandSpec): ToolSpec => ({
    tool: "vets",
    version,
    source: "vets --help",
    style: "argparse",
    ...command,
  });
  return { before: spec("1.0.0", before), after: spec("2.0.0", after) };
}

describe("what went from one version to the next", () => {
  test("is a command with all below it, its likely new name, and what it lost inside", () => {
    expect(gone(vets, plural)).toEqual([
      { was: "vets weigh --sedate" },
      {
        was: "vets cat",
        now: "vets cats",
        evidence: "alike names, same `list`, `show`",
      },
      {
        was: "vets cat list --format",
        now: "vets cats list --output",
        evidence: "same letter `-f`",
      },
      {
        was: "vets dog",
        now: "vets dogs",
        evidence: "alike names, same `walk`, `feed`",
      },
    ]);
  });

  test("is nothing where the old name is an alias, or the command says not all it takes", () => {
    const aliased = { commands: { cats: { aliases: ["cat"] } } };
    expect(gone({ commands: { cat: {} } }, aliased)).toEqual([]);
    const partial = { commands: { cat: { partial: true as const } } };
    expect(
      gone({ commands: { cat: { options: ["--all"] } } }, partial),
    ).toEqual([]);
  });

  test("is no option that moved to the commands below, or up to all of them", () => {
    const above = { inherited: ["--all"], commands: { cat: {} } };
    const below = { commands: { cat: { options: ["--all"] } } };
    expect(gone(above, below)).toEqual([]);
    expect(gone(below, above)).toEqual([]);
  });

  test("has no guess where two new names are as likely, or none is", () => {
    const two = { commands: { cats: {}, catz: {} } };
    expect(gone({ commands: { cat: {} } }, two)).toEqual([{ was: "vets cat" }]);
    const other = { commands: { invoice: { options: ["--due="] } } };
    expect(gone({ commands: { cat: {} } }, other)).toEqual([
      { was: "vets cat" },
    ]);
  });

  test("is what a person says of it", () => {
    const said = [{ was: "vets cat", now: "vets dogs" }, { was: "vets dog" }];
    expect(gone(vets, plural, said).map(({ was, now }) => [was, now])).toEqual([
      ["vets weigh --sedate", undefined],
      ["vets cat", "vets dogs"],
      ["vets cat list", undefined],
      ["vets cat show", undefined],
      ["vets dog", undefined],
    ]);
  });
});

describe("what is said is held against the specs both ways", () => {
  const said = [
    { was: "vets cat", now: "vets cats" },
    { was: "vets cat list -f", now: "vets cats list --output" },
    { was: "vets dog walk", now: "vets dogs walk" },
    { was: "vets dog feed", now: "vets dogs feed" },
    { was: "vets weigh --sedate" },
  ];

  test("and all is well where everything is said, each command below counts, too", () => {
    expect(coverageOf(ends(vets, plural), said)).toEqual({
      missing: [],
      wrong: [],
    });
  });

  test("what nobody says is missing", () => {
    const { missing } = coverageOf(ends(vets, plural), said.slice(0, 3));
    expect(missing.map(({ was }) => was)).toEqual([
      "vets weigh --sedate",
      "vets dog",
    ]);
  });

  test("what is not so is wrong", () => {
    const lies = [
      { was: "vets cow", now: "vets cats" },
      { was: "vets weigh --kilos" },
      { was: "vets dog feed", now: "vets dogs fed" },
    ];
    expect(coverageOf(ends(vets, plural), lies).wrong).toEqual([
      {
        index: 0,
        message: "Unexpected `vets cow`, vets 1.0.0 does not have it",
      },
      {
        index: 1,
        message: "Unexpected `vets weigh --kilos` as gone, vets 2.0.0 has it",
      },
      {
        index: 2,
        message: "Unexpected `vets dogs fed`, vets 2.0.0 does not have it",
      },
    ]);
  });
});

test("what is typed in another way now is told apart from what is gone", () => {
  const before = {
    commands: {
      cat: { options: ["-a --all", "--limit=", "--due=?"], operands: "0..1" },
      dog: { options: ["--food="], operands: "1", required: ["--food"] },
    },
  };
  const after = {
    commands: {
      cat: { options: ["-a --all=", "--limit", "--due="], operands: "1.." },
      dog: {
        options: ["--food=", "--bowl="],
        operands: "0..2",
        required: ["--food", "--bowl"],
      },
    },
  };
  expect(gone(before, after)).toEqual([]);
  expect(reshapedUsages(ends(before, after))).toEqual([
    "`vets cat --all` takes a value now",
    "`vets cat --limit` takes no value any more",
    "`vets cat --due` takes a value now",
    "`vets cat` takes `1..` operands now, `0..1` before",
    "`vets dog` needs `--bowl` now",
  ]);
  expect(reshapedUsages(ends(after, after))).toEqual([]);
});
