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
  [`helm upgrade mill ./mill --set-json 'a={"b":{"c":1}}'`, ["values/a/b/c"]],
  [
    `helm upgrade mill ./mill --set-json '{"a":{"b":1,"c":null}}'`,
    ["values/a/b"],
  ],
  ["helm upgrade mill ./mill --set-json a.b=1", ["values/a/b"]],
  ["helm upgrade mill ./mill --set-literal a.b=1,c=2", ["values/a/b"]],
  ["pulumi config set --path 'mill:a.b[0].c' 1", ["pulumi/mill:a/b"]],
  [`pulumi config set --path 'mill:a["b.c"]' 1`, ["pulumi/mill:a/b.c"]],
  [
    "pulumi config set-all --plaintext mill:a=1 --secret mill:b=2",
    ["pulumi/mill:a", "pulumi/mill:b"],
  ],
  ["pulumi config set key on", ["pulumi/mill:key?"]],
  ["perl -pi -e 's/^A=.*/A=2/' .env", ["env/A"]],
  [`yq -i '.a[0].b = 2' values.yaml`, ["values/a"]],
  [`yq -i '.a = 1 | .b.c += ["x"]' values.yaml`, ["values/a", "values/b/c"]],
  [`yq -i '.["a"]."b.c" = 2' values.yaml`, ["values/a/b.c"]],
  ["yq -i '.a | .b = 2' values.yaml", []],
  ["docker service update --env-add A=1 mill", ["env/A"]],
  [
    "kubectl create configmap mill-env --from-literal=A=1 --from-literal B=2",
    ["env/A", "env/B"],
  ],
  ["kubectl create secret generic mill --from-literal=A=1", ["env/A"]],
  ["kubectl create configmap bakery --from-literal=A=1", []],
  [
    `kubectl patch configmap mill --type merge -p '{"data":{"A":"1","B":null}}'`,
    ["env/A"],
  ],
  ["A=1 docker compose up -d", ["env/A?"]],
  ["A=1 B=2 ./mill serve", ["env/A?", "env/B?"]],
  ["A=1 psql bakery", []],
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

test("what is exported is set where the product is started after it, and nothing else reads it", () => {
  expect(bash("export A=1", "docker compose up -d")).toEqual(["2 env/A?"]);
  expect(bash("docker compose up -d", "export A=1")).toEqual([]);
  expect(bash("export A=1", 'psql -h "$A"', "docker compose up -d")).toEqual(
    [],
  );
  expect(bash("export A=1", "psql bakery")).toEqual([]);
});

test("a file is the chart's values where the chart is given it", () => {
  const heredoc = (file: string) => [`cat > ${file} <<EOF`, "a: 1", "EOF"];
  expect(
    bash(...heredoc("my.yaml"), "helm upgrade mill ./mill -f conf/my.yaml"),
  ).toEqual(["3 values/a"]);
  expect(
    bash(...heredoc("my.yaml"), "helm upgrade db bitnami/redis -f my.yaml"),
  ).toEqual([]);
});

const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: mill-env
data:
  A: "1"
`;
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: mill
spec:
  template:
    spec:
      containers:
        - name: mill
          image: ghcr.io/vets/mill:2.0.0
          env:
            - name: A
              value: "1"
        - name: other
          image: redis:7
          env: [{ name: B, value: "1" }]
`;

test("a manifest gives the product its environment", () => {
  const yaml = (text: string) => set(`\`\`\`yaml\n${text}\`\`\`\n`);
  expect(yaml(configMap)).toEqual(["7 env/A?"]);
  expect(yaml(configMap.replace("mill-env", "bakery"))).toEqual([]);
  expect(yaml(deployment)).toEqual(["13 env/A?"]);
  expect(yaml(`${deployment}---\n${configMap}`)).toEqual([
    "13 env/A?",
    "24 env/A?",
  ]);
  expect(
    bash("kubectl apply -f - <<EOF", ...configMap.trimEnd().split("\n"), "EOF"),
  ).toEqual(["8 env/A?"]);
});

test("a key whose value is null is taken out, wherever it stands", () => {
  const yaml = (text: string) =>
    set(`\`\`\`yaml title="values.yaml"\n${text}\n\`\`\`\n`);
  expect(yaml("a: { b: null, c: 1 }")).toEqual(["2 values/a/c"]);
  expect(yaml("a:\n  b: ~ # gone")).toEqual([]);
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
