import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { digestOf } from "../../src/commands/digest.ts";
import { asUser } from "../support/as-user.ts";
import { lanternFiles, repository } from "../support/repository.ts";

const productFile = "content/products/lantern/product.yaml";
const releaseFile = "content/products/lantern/releases/1.1.0.yaml";
const product = lanternFiles[productFile] ?? "";
const release = lanternFiles[releaseFile] ?? "";
const page = "# Guide\n\n```bash\nmill up\n```\n";
const obeyed = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

interface Case {
  readonly name: string;
  readonly path: string;
  readonly content: string | Buffer;
  readonly argv: readonly string[];
  readonly says: RegExp | string;
}

const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x]",
  ..."bcdefghi".split("").map((name, at) => {
    const before = "abcdefgh".charAt(at);
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(", ")}]`;
  }),
].join("\n");
const texts: readonly (readonly [string, string | Buffer, RegExp])[] = [
  ["aliases that multiply", bomb, /:2:8 Unexpected alias `\*a`/],
  ["lists in lists", `a: ${"[".repeat(9_000)}`, /Nested too deeply/],
  ["maps in maps", "{a: ".repeat(9_000), /Nested too deeply/],
  ["more than people write", "#".repeat(2_000_000), /expected at most 1000000/],
  ["UTF-16", Buffer.from("\ufeffid: a", "utf16le"), /it is UTF-16/],
  ["bytes of no text", Buffer.from([0x61, 0x0a, 0xff]), /line 2 is not valid/],
  ["NUL", "id: a\0", /./],
  ["two documents", "a: 1\n---\nb: 2\n", /:2:1 Unexpected second document/],
  ["keys twice", "id: a\nid: b\n", /:2:1 Map keys must be unique/],
  [
    "a name for prototypes",
    "__proto__: { id: a }\n",
    /:1:1 Unexpected key `__proto__`/,
  ],
  ["an unknown tag", "id: !!js/function 'x'\n", /:1:5 /],
  ["escapes for terminals", '"\\e[2J\\u202e": a\n', /\\u001b\[2J\\u202e/],
];
const readers: readonly (readonly [string, readonly string[]])[] = [
  [productFile, ["plan", "lantern", "1.0.0", "1.1.0"]],
  [releaseFile, ["generate"]],
  ["guidepost.config.yaml", ["lint", "page.md"]],
];

describe.each(readers)("%s", (path, argv) => {
  test.each(texts)("of %s is refused at its line", async (_, content, says) => {
    await refuse({ name: "", path, content, argv, says });
  });
});

const changed = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, () => to);
};
const metadata: readonly (readonly [string, string, string, RegExp])[] = [
  ["id: lantern", "id: ../../lantern", productFile, /:2:5 .*lower-case words/],
  ["id: lantern", "id: /etc", productFile, /:2:5 .*lower-case words/],
  [
    "id: lantern",
    String.raw`id: '\\host\share'`,
    productFile,
    /:2:5 .*lower-case words/,
  ],
  ["- id: light\n", "- id: ../x\n", productFile, /Unexpected `\.\.\/x`/],
  [
    "version: 1.1.0",
    "version: ../1.1.0",
    releaseFile,
    /:2:10 .*semantic version/,
  ],
  ["version: 1.1.0", "version: 1.1", releaseFile, /:2:10 .*put it in quotes/],
  ["2025-02-01", "2025-02-30", releaseFile, /:3:7 .*a date such as/],
  [
    "helm: { title: Helm }",
    "__proto__: { title: X }",
    productFile,
    /Unexpected key `__proto__`/,
  ],
  ["SITE:", "SI-TE$(id):", productFile, /a name in capitals/],
];

test.each(metadata)(
  "where `%s` is `%s`, it is refused in %s",
  async (from, to, path, says) => {
    const content = changed(path === productFile ? product : release, from, to);
    const argv = ["plan", "lantern", "1.0.0", "1.1.0"];
    await refuse({ name: "", path, content, argv, says });
  },
);

const settings: readonly (readonly [string, RegExp])[] = [
  ["guides: ../outside", /expected one below/],
  ["cache: ../outside/canary", /:1:8 Unexpected `\.\.\/outside\/canary`/],
  ["cache: /tmp/guidepost-canary", /:1:8 .*only `--cache-location`/],
  ["format: [pretty, sarif=../outside/canary]", /:1:18 .*only `--format`/],
  ["site: { out: .. }", /:1:14 .*only `--out`/],
  ["site: { out: link }", /:1:14 .*only `--out`/],
  ["cache: page.md", /Refused to write over/],
  [
    "extends: ../outside/canary.yaml",
    /Refused to read|Cannot find the package/,
  ],
  ["extends: ./link/canary.yaml", /Refused to read/],
  ["rules: { constructor: off }", /:1:10 Unknown rule `constructor`/],
];

test.each(settings)("a stranger's `%s` is refused", async (content, says) => {
  const argv = ["lint", "page.md", "--no-config-code"];
  await refuse({
    name: "",
    path: "guidepost.config.yaml",
    content,
    argv,
    says,
  });
});

const blob = (body: string): string =>
  `guidepost lint report 1 ${digestOf(body)}\n${body}\n`;
const others: readonly Case[] = [
  {
    name: "a part of a report without pages",
    path: "a.blob",
    content: blob('{"version":"1","names":3}'),
    argv: ["merge-reports", "a.blob"],
    says: "Cannot read `a.blob`: `names` is not what",
  },
  {
    name: "a part of a report that is a list",
    path: "a.blob",
    content: blob("[]"),
    argv: ["merge-reports", "a.blob"],
    says: "Cannot read `a.blob`",
  },
  {
    name: "a spec of another shape",
    path: "content/tools/mill/1.0.0.json",
    content:
      '{"tool":"mill","version":"1","source":"x","style":"cobra","options":3}',
    argv: ["lint", "page.md"],
    says: "it is no spec of a tool",
  },
  {
    name: "a spec without an end",
    path: "content/tools/mill/1.0.0.json",
    content: '{"commands":{"a":'.repeat(20_000),
    argv: ["lint", "page.md"],
    says: "it is no spec of a tool",
  },
  {
    name: "a link out of the repository in place of guides",
    path: "content/guides",
    content: "-> ../../outside",
    argv: ["generate"],
    says: "Refused to write `content/guides/lantern/",
  },
];

test.each(others)("$name is refused", refuse);

test("what is only ugly is no trouble: a mark of order, carriage returns, tabs in text", async () => {
  const ugly = `\ufeff${product.replaceAll("\n", "\r\n")}`;
  const root = await repository({ ...lanternFiles, [productFile]: ugly });
  const argv = ["plan", "lantern", "1.0.0", "1.1.0"];
  expect(await asUser(root, argv)).toMatchObject({ exitCode: 0 });
});

test("a page's name and text reach no terminal as they are", async () => {
  const name = "a\u001b[2J\u202e\r.md";
  const root = await repository({
    [name]: "# A\u001b[2J\n\n```bash\nmill <\u202e\u009b2J\n",
  });
  const { output, exitCode } = await asUser(root, ["lint"]);
  expect(exitCode).toBe(1);
  expect(output).toContain("a\\u001b[2J\\u202e\\u000d.md:3:1");
  expect(output).not.toMatch(obeyed);
});

test("a kept answer that somebody changed is thrown away, and the page linted", async () => {
  const root = await repository({ "page.md": page });
  const lint = ["lint", "page.md", "--cache"];
  const first = await asUser(root, lint);
  const path = join(root, ".guidepost/lint-cache");
  const kept = await readFile(path, "utf8");
  for (const spoilt of [kept.slice(0, -9), "x", `${kept}\0`]) {
    await writeFile(path, spoilt);
    const { output, exitCode } = await asUser(root, lint);
    expect(exitCode).toBe(first.exitCode);
    expect(output).toContain("is not whole");
  }
});

/** Runs it beside a folder of somebody else's, which stays as it is. */
async function refuse({ path, content, argv, says }: Case): Promise<void> {
  const base = await repository({
    "outside/canary": "as it was",
    "outside/canary.yaml": "hunter2: secret\n",
    "repository/.git/HEAD": "",
    "repository/page.md": page,
    ...Object.fromEntries(
      Object.entries(lanternFiles).map(([name, text]) => [
        `repository/${name}`,
        text,
      ]),
    ),
  });
  const root = join(base, "repository");
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  await symlink(join(base, "outside"), join(root, "link"));
  if (String(content).startsWith("-> "))
    await symlink(String(content).slice(3), target);
  else await writeFile(target, content);
  const { output, exitCode } = await asUser(root, argv);
  expect(output).toMatch(says);
  expect(exitCode).toBe(2);
  expect(output).not.toMatch(obeyed);
  expect(output).not.toContain("hunter2");
  expect(
    Math.max(...output.split("\n").map(({ length }) => length)),
  ).toBeLessThan(1_000);
  expect(await readdir(join(base, "outside"))).toEqual([
    "canary",
    "canary.yaml",
  ]);
  expect(await readFile(join(base, "outside/canary"), "utf8")).toBe(
    "as it was",
  );
}
