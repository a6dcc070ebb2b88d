import { globSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { sources } from "../../src/commands/pages/sources.ts";
import type { Rule } from "../../src/lint/rule.ts";
import { allRules } from "../../src/lint/rules.ts";
import { lintThoroughly } from "../../src/lint/thorough.ts";

const folder = new URL("../../src/lint/rules/", import.meta.url);
const kebabCase = /^[a-z]+(-[a-z0-9]+)+$/;

test("every rule in lint/rules is in the list of its folder", async () => {
  const missing: string[] = [];
  for (const file of globSync("*/*.ts", { cwd: folder })) {
    const exported: unknown = await import(new URL(file, folder).href);
    for (const rule of rulesOf(exported)) {
      if (!allRules.some((listed) => listed === rule))
        missing.push(`${file}: ${rule.name}`);
    }
  }
  expect(missing).toEqual([]);
});

test("every rule stands in a file of its name", () => {
  const files = globSync("*/*.ts", { cwd: folder }).map((file) =>
    basename(file, ".ts"),
  );
  expect(names().filter((name) => !files.includes(name))).toEqual([]);
});

test("no two rules have one name", () => {
  expect(names().filter((name, at) => names().indexOf(name) !== at)).toEqual(
    [],
  );
});

test("rules yield to rules that exist, and not in a circle", () => {
  const dangling = allRules.flatMap(({ name, yieldsTo }) =>
    yieldsTo
      .filter((other) => !names().includes(other))
      .map((other) => `${name} to ${other}`),
  );
  expect(dangling).toEqual([]);
  expect(
    allRules.filter((rule) => reaches(rule, rule.name)).map(({ name }) => name),
  ).toEqual([]);
});

describe.each(allRules.map((rule) => [rule.name, rule] as const))(
  "%s",
  (_, rule) => {
    test("says in full what it is about", () => {
      expect(rule.name).toMatch(kebabCase);
      for (const text of [rule.summary, rule.why, rule.help])
        expect(text.trim()).not.toBe("");
    });

    test("has three good and three bad examples at least", () => {
      expect(rule.examples.good.length).toBeGreaterThanOrEqual(3);
      expect(rule.examples.bad.length).toBeGreaterThanOrEqual(3);
    });

    test.each(
      rule.examples.good.map((markdown, at) => [at + 1, markdown] as const),
    )("says nothing of good example %i", async (_, markdown) => {
      expect(await sayings(rule, markdown)).toEqual([]);
    });

    test.each(
      rule.examples.bad.map((example, at) => [at + 1, example] as const),
    )(
      "says of bad example %i exactly what it promises",
      async (_, { markdown, findings }) => {
        expect(findings.length).toBeGreaterThan(0);
        expect(await sayings(rule, markdown)).toEqual(findings);
      },
    );
  },
);

/** What lies beside the page of an example. */
const files = ["backup.md", "./backup.md", "images/mill.png"];

/** What a reader of the whole linter's report sees of one rule. */
async function sayings(rule: Rule, markdown: string): Promise<string[]> {
  const exists = (path: string) => files.includes(path);
  const { expectations } = rule.examples;
  const options = {
    file: "example.md",
    exists,
    ...(expectations && { expectations }),
  };
  const { findings } = await lintThoroughly(markdown, options, sources);
  return findings
    .filter((finding) => finding.rule === rule.name)
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}

function names(): string[] {
  return allRules.map(({ name }) => name);
}

function reaches(rule: Rule, name: string, seen = new Set<string>()): boolean {
  return rule.yieldsTo.some((next) => {
    if (next === name) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    const better = allRules.find((other) => other.name === next);
    return better !== undefined && reaches(better, name, seen);
  });
}

function rulesOf(exported: unknown): Rule[] {
  return Object.values(exported ?? {}).filter(isRule);
}

function isRule(value: unknown): value is Rule {
  return (
    typeof value === "object" &&
    value !== null &&
    "check" in value &&
    "yieldsTo" in value
  );
}
