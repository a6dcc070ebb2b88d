import { describe, expect, test } from "vitest";
import { lint } from "../../src/lint/linter.ts";

const enter = "```bash\ncd backend\nmake stop\n```";

describe("who follows one way does not run the other: `cd backend` comes once", () => {
  test.each([
    [
      "in tabs",
      `=== "Linux"\n\n    ${indented(enter)}\n\n=== "macOS"\n\n    ${indented(enter)}\n`,
    ],
    [
      "in components",
      `<Tabs>\n<TabItem value="a">\n\n${enter}\n\n</TabItem>\n<TabItem value="b">\n\n${enter}\n\n</TabItem>\n</Tabs>\n`,
    ],
    [
      "under options",
      `## Option A: fast\n\n${enter}\n\n## Option B: slow\n\n${enter}\n`,
    ],
    ["under platforms", `## Docker\n\n${enter}\n\n## Kubernetes\n\n${enter}\n`],
    [
      "under means",
      `## Upgrade with Helm\n\n${enter}\n\n## Upgrade using kubectl\n\n${enter}\n`,
    ],
  ])("%s", (_, text) => {
    expect(rules(text)).toEqual([]);
  });
});

describe("who follows the page runs all of it: the second `cd backend` fails", () => {
  test.each([
    ["under steps", `## Backup\n\n${enter}\n\n## Upgrade\n\n${enter}\n`],
    ["under one platform", `## Docker\n\n${enter}\n\n## Verify\n\n${enter}\n`],
    [
      "in one tab",
      `=== "Linux"\n\n    ${indented(enter)}\n\n    Then:\n\n    ${indented(enter)}\n`,
    ],
    [
      "below the tabs",
      `=== "Linux"\n\n    ${indented(enter)}\n\n=== "macOS"\n\n    ${indented(enter)}\n\nThen:\n\n${enter}\n`,
    ],
  ])("%s", (_, text) => {
    expect(rules(text)).toContain("repeated-cd");
  });
});

test("tabs of one name are one choice, page down", () => {
  const tabs = (linux: string, mac: string) =>
    `=== "Linux"\n\n    ${indented(fence(linux))}\n\n=== "macOS"\n\n    ${indented(fence(mac))}\n\nThen:\n\n`;
  const text =
    tabs(
      "F=linux.dump\npg_dump -Fc vets > $F",
      "F=mac.dump\npg_dump -Fc vets > $F",
    ) + tabs("pg_restore -d vets linux.dump", "pg_restore -d vets mac.dump");
  expect(rules(text)).toEqual([]);
});

test.each([
  ["tabs", `=== "Tab"\n    ${indented(fence("make"))}\n`.repeat(1000)],
  ["sets of tabs that never end", "<Tabs>\n".repeat(10_000)],
  ["directives that never end", "````{note}\n".repeat(10_000)],
  ["options", `## Option A\n\n${fence("make")}\n`.repeat(300)],
])("thousands of %s are read at once", (_, text) => {
  const started = performance.now();
  lint(text, { file: "page.md", rules: [] });
  expect(performance.now() - started).toBeLessThan(3000);
});

function rules(text: string): string[] {
  return lint(text, { file: "page.md" }).findings.map(({ rule }) => rule);
}

function fence(code: string): string {
  return `\`\`\`bash\n${code}\n\`\`\``;
}

function indented(text: string): string {
  return text.replaceAll("\n", "\n    ");
}
