import { expect, test } from "vitest";
import { millExpectations } from "../../../src/lint/facts-example.ts";
import { lint } from "../../../src/lint/linter.ts";
import { positionOf } from "../../../src/lint/positions.ts";
import { settingsOf } from "../../../src/lint/written/settings.ts";

/** `line surface/path` of all that a page sets; `?` where that is only likely. */
function set(markdown: string, expectations = millExpectations): string[] {
  const { facts } = expectations;
  if (!facts) throw new Error("the example has facts");
  const { page } = lint(markdown, {
    file: "page.md",
    expectations,
    rules: [],
  });
  return [...settingsOf(page, facts)].map(
    ({ surface, path, place, isLikely }) =>
      `${positionOf(place, page.blocks).line} ${surface.id}/${path}${isLikely ? "?" : ""}`,
  );
}

const bash = (...lines: readonly string[]) =>
  set(["```bash", ...lines, "```", ""].join("\n"));

test.each([
  ["helm upgrade mill ./mill --set a.b=1,c=2", ["values/a/b", "values/c"]],
  [
    "helm upgrade mill ./mill --set 'a.b[0].c=1,d={x,y},e=2'",
    ["values/a/b", "values/d", "values/e"],
  ],
  [
    String.raw`helm install mill ./mill --set-string 'a.b\.c/d=1'`,
    ["values/a/b.c~1d"],
  ],
  [
    'helm upgrade mill ./mill --set a="$(cat x),b=2",c=1',
    ["values/a", "values/b", "values/c"],
  ],
  ['helm upgrade mill ./mill --set "$KEY=1"', []],
  ["helm upgrade web ./chart --set a=1", ["values/a?"]],
  ['helm upgrade "$RELEASE" "$CHART" --set a=1', ["values/a?"]],
  ["helm upgrade db bitnami/postgresql --set a=1", []],
  ["helm get values mill", []],
  ["sudo helm upgrade mill ./mill --set a=1", ["values/a"]],
  ["ssh ops 'helm upgrade mill ./mill --set a=1'", ["values/a"]],
  ["pulumi config set --secret mill:key s3cret", ["pulumi/mill:key"]],
  ["pulumi config set -s prod mill:key on", ["pulumi/mill:key"]],
  ["pulumi config get mill:key; pulumi config rm mill:key", []],
  ["echo 'A=1' >> .env", ["env/A"]],
  ["echo A=$B >> /opt/mill/.env", ["env/A"]],
  ["printf 'A=%s\\n' 1 >> .env", ["env/A"]],
  ["echo A=1 >> notes.txt", []],
  ["grep ^A= .env", []],
  ["echo A=1 | sudo tee -a .env", ["env/A"]],
  ["sed -i 's/^A=.*/B=2/' .env", ["env/B"]],
  ["sed -i -e 's|^A=.*|A=/x|' -e '$a C=3' .env", ["env/A", "env/C"]],
  ["sed -i '/^A=/d' .env", []],
  ["sed 's/^A=.*/A=2/' .env", []],
  ["yq -i '.a.b = 2' values.yaml", ["values/a/b"]],
  ["yq -i 'del(.a.b)' values.yaml", []],
  ["yq '.a.b == 2' values.yaml", []],
  ["docker run -e A=1 --env B=2 vets/mill:2.0.0", ["env/A", "env/B"]],
  ["docker run -e A=1 postgres:16", []],
  ["kubectl set env deploy/mill A=1 B-", ["env/A"]],
] as const)("%s", (command, expected) => {
  expect(bash(command)).toEqual(expected.map((key) => `2 ${key}`));
});

test("a file that a here-document holds is read to its keys", () => {
  expect(
    bash(
      "cat > values.yaml <<EOF",
      "a:",
      "  b: 1",
      "  gone: null",
      "c: []",
      "EOF",
    ),
  ).toEqual(["4 values/a/b", "6 values/c"]);
  expect(bash("cat >> .env <<EOF", "# A=1", "B=2", "EOF")).toEqual(["4 env/B"]);
});

test("a fence is a file by its title, or by the sentence above it", () => {
  const yaml = "```yaml\na: 1\n```\n";
  expect(set(yaml)).toEqual([]);
  expect(set('```yaml title="values.yaml"\na: 1\n```\n')).toEqual([
    "2 values/a",
  ]);
  expect(set(`Set in \`values.yaml\`:\n\n${yaml}`)).toEqual(["4 values/a?"]);
  expect(set(`Remove from \`values.yaml\`:\n\n${yaml}`)).toEqual([]);
  expect(set(`Your old \`values.yaml\` may contain:\n\n${yaml}`)).toEqual([]);
});

test.each([
  [
    "conf/mill.ini",
    "ini",
    "[stones]\n; size = 1\ncount = 2\n",
    ["4 ini/stones/count"],
  ],
  [
    "mill.toml",
    "toml",
    '[stones]\ncount = 2\nrim.iron = "yes"\n',
    ["3 toml/stones/count", "4 toml/stones/rim/iron"],
  ],
  [
    "mill.json",
    "json",
    '{\n  "stones": { "count": 2 },\n  "grain": "rye"\n}\n',
    ["3 json/stones/count", "4 json/grain"],
  ],
  ["mill.json", "json", '{\n  "stones": 2,\n  ...\n}\n', []],
  ["other.json", "json", '{ "stones": 2 }\n', []],
] as const)(
  "a fence that shows %s is read as %s",
  (title, language, text, expected) => {
    const fence = `\`\`\`${language} title="${title}"\n${text}\`\`\`\n`;
    const { facts } = millExpectations;
    const surfaces = (["ini", "toml", "json"] as const).map((format) => ({
      id: format,
      title: format,
      format,
      file: `mill.${format}`,
    }));
    expect(
      set(fence, {
        ...millExpectations,
        ...(facts && { facts: { ...facts, surfaces } }),
      }),
    ).toEqual(expected);
  },
);
