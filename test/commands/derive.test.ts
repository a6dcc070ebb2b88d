import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { check } from "../../src/commands/check.ts";
import { derive } from "../../src/commands/derive.ts";
import { lintMetadata } from "../../src/commands/metadata/metadata.ts";
import { projectOf } from "../../src/commands/project.ts";
import { loadProduct } from "../../src/commands/products.ts";
import { UsageError } from "../../src/usage.ts";
import { orchardProduct, orchardRelease, values } from "../support/orchard.ts";
import { repository } from "../support/repository.ts";

const home = "content/products/orchard";
const path = `${home}/releases/1.1.0.yaml`;

const revision = (id: string, before: string, down = "op.drop()") =>
  `"""Step ${id}"""\nrevision = "${id}"\ndown_revision = ${before}\n\ndef upgrade():\n    op.run()\n\ndef downgrade():\n    ${down}\n`;

const before: Readonly<Record<string, string>> = {
  "chart/values.yaml": values({
    "row1.tree1": "  # -- Where the cider is kept\n  cellar: /srv/cider",
  }),
  ".env.example":
    "# Where it listens\nPORT=8080\nOLD_GATE=open\nDB_PASSWORD=pl3ase-change\nIMAGE=orchard:1.1\n",
  "alembic/versions/a1.py": revision("aaaa11", "None"),
  "db/migration/V1__trees.sql": "create table tree ();",
};

const after: Readonly<Record<string, string>> = {
  ...before,
  "chart/values.yaml": values({
    "row1.tree1": "  # -- Where the cider is kept\n  ciderFolder: /srv/cider",
    "row3.tree4": "  tree4: many",
    "row9.tree0": "  # -- Deprecated: use row9.tree1 instead\n  tree0: 90",
    "row20.tree2": "  # -- What tree 2 of row 20 bears, in baskets\n  tree2: 7",
    "row39.tree9": "  new: { pears: true }",
  }),
  ".env.example":
    "# Where it listens\nPORT=9090\n# Required: who opens\nKEEPER=\nDB_PASSWORD=0ther-secret\nAPI_TOKEN=n3w-secret\nIMAGE=orchard:1.1\n",
  "alembic/versions/b2.py": revision("bbbb22", '"aaaa11"'),
  "alembic/versions/c3.py": revision("cccc33", '"bbbb22"', "pass"),
  "db/migration/V1_1__fruit.sql": "alter table tree;",
};

const config = [
  '- { op: renamed, key: values/row1/ciderFolder, was: row1/cellar, confirm: "same comment, same default `/srv/cider`, same place in the file" }',
  "- { op: type-changed, key: values/row3/tree4, was: integer, now: string }",
  "- { op: default-changed, key: values/row3/tree4, was: 34, now: many }",
  "- { op: deprecated, key: values/row9/tree0, instead: row9.tree1 }",
  "- { op: default-changed, key: values/row20/tree2, was: 202, now: 7 }",
  "- { op: added, key: values/row39/new/pears, now: true, type: boolean }",
  "- { op: removed, key: values/row39/tree9, was: 399 }",
  "- { op: default-changed, key: env/PORT, was: 8080, now: 9090 }",
  "- { op: removed, key: env/OLD_GATE, was: open }",
  "- { op: added, key: env/KEEPER, required: true }",
  "- { op: added, key: env/API_TOKEN, secret: true }",
];

const migrations = [
  '- { tool: alembic, range: aaaa11..cccc33, runs: on-start, online: false, reversible: false, confirm: "runs, online" }',
  '- { tool: flyway, range: 1..1.1, runs: on-start, online: false, reversible: false, confirm: "runs, online" }',
];

let root = "";

beforeEach(async () => {
  root = await repository({
    [`${home}/product.yaml`]: orchardProduct,
    [`${home}/releases/1.0.0.yaml`]: orchardRelease,
    ...under("old", before),
    ...under("new", after),
  });
});

function under(folder: string, files: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]),
  );
}

const folders = {
  from: "old",
  to: "new",
  release: "1.1.0",
  date: "2026-02-01",
};

function run(options: Record<string, string | boolean> = {}) {
  const surroundings = { cwd: root, colour: false, version: "0.0.0" };
  return derive.run(["orchard"], { ...folders, ...options }, surroundings);
}

async function read(file = path): Promise<string> {
  return readFile(join(root, file), "utf8");
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}

async function rewrite(file: string, from: string, to: string): Promise<void> {
  const text = await read(file);
  if (!text.includes(from)) throw new Error(`no \`${from}\` in ${file}`);
  await write(file, text.replace(from, to));
}

function listed(text: string, list: string): string[] {
  const [, lines = ""] = text.split(`\n${list}:\n`);
  const all = lines.split("\n");
  const end = all.findIndex((line) => !line.startsWith("  "));
  return all.slice(0, end).map((line) => line.trim());
}

async function everyFile(): Promise<Map<string, string>> {
  const folder = join(root, home);
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [file, await readFile(file, "utf8")] as const;
      }),
    ),
  );
}

async function findings(): Promise<string[]> {
  const linted = await lintMetadata(await projectOf({}, { cwd: root }), [
    "orchard",
  ]);
  return linted.findings
    .filter(({ severity }) => severity === "error")
    .map(({ rule, message }) => `${rule}: ${message}`);
}

async function complaint(
  options: Record<string, string | boolean>,
): Promise<string[]> {
  const error: unknown = await run(options).then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error("expected a usage error");
  return [error.message, ...error.next];
}

describe("from two folders", () => {
  test("exactly what changed is written, and read back", async () => {
    const { exitCode } = await run();
    expect(exitCode).toBe(0);
    const text = await read();
    expect(listed(text, "config")).toEqual(config);
    expect(listed(text, "migrations")).toEqual(migrations);
    const product = await loadProduct(root, "orchard");
    expect(product.releases.at(-1)?.coverage).toEqual({
      values: "checked",
      env: "checked",
    });
  });

  test("a second run changes no byte", async () => {
    await run();
    const first = await everyFile();
    expect((await run()).exitCode).toBe(0);
    expect(await everyFile()).toEqual(first);
    // Four surfaces at both ends, the SQL of one tool, the release before, this one and the product.
    expect(first.size).toBe(12);
  });

  test("the SQL of what is new is kept, each migration below its id", async () => {
    await run();
    const files = [...(await everyFile())];
    const sql = files.filter(([path]) => path.endsWith(".sql"));
    expect(sql.map(([path]) => path.replace(/^.*surfaces/, ""))).toEqual([
      "/1.1.0/flyway.sql",
    ]);
    expect(sql[0]?.[1]).toBe("-- Migration 1.1: fruit\n\nalter table tree;\n");
  });

  test("no secret is in any file, nor in what is said", async () => {
    const { text } = await run();
    const all = [text, ...(await everyFile()).values()].join("\n");
    for (const secret of ["pl3ase-change", "0ther-secret", "n3w-secret"])
      expect(all).not.toContain(secret);
  });

  test("what is frozen is one line a key", async () => {
    await run();
    const text = await read(`${home}/surfaces/1.1.0/env.json`);
    expect(text.split("\n").slice(0, 7)).toEqual([
      "{",
      '  "by": "guidepost derive",',
      '  "source": [".env.example"],',
      '  "since": "1.0.0",',
      '  "settings": [',
      '    {"path":"API_TOKEN","secret":true},',
      '    {"path":"DB_PASSWORD","secret":true},',
    ]);
    const migrations = await read(
      `${home}/surfaces/1.1.0/alembic.migrations.json`,
    );
    expect(JSON.parse(migrations).migrations).toHaveLength(3);
    const values = await read(`${home}/surfaces/1.1.0/values.json`);
    expect(JSON.parse(values).settings).toHaveLength(400);
  });
});

describe("a proposed rename", () => {
  const guess =
    "unconfirmed-guess: Unexpected guess about `values/row1/ciderFolder`, expected a person's word: same comment, same default `/srv/cider`, same place in the file";

  test("fails the check until a person confirms it, and then stays", async () => {
    await run();
    expect(await findings()).toContain(guess);
    await rewrite(
      path,
      ', confirm: "same comment, same default `/srv/cider`, same place in the file"',
      "",
    );
    expect(await findings()).not.toContain(guess);
    const confirmed = await read();
    expect((await run({ check: true })).text).toBe(
      "nothing to write: release and files agree\n",
    );
    await run();
    expect(await read()).toBe(confirmed);
  });

  test("is not proposed again when a person said otherwise", async () => {
    await run();
    await rewrite(
      path,
      config[0] ?? "",
      "- { op: removed, key: values/row1/cellar }\n  - { op: added, key: values/row1/ciderFolder, now: /srv/cider }",
    );
    const refused = await read();
    expect((await run()).exitCode).toBe(0);
    expect(await read()).toBe(refused);
  });
});

describe("what people wrote", () => {
  test("survives a changed default, and the note is reported stale", async () => {
    await run();
    await rewrite(
      path,
      "- { op: default-changed, key: env/PORT, was: 8080, now: 9090 }",
      "# ports are scarce\n  - op: default-changed # of the web\n    key: env/PORT\n    was: 8080\n    now:   9090\n    note: 8080 was taken",
    );
    await rewrite("new/.env.example", "PORT=9090", "PORT=9091");
    const { text } = await run();
    expect(text).toContain(
      "confirm config 8: now: 9091, written when `now` was `9090`\n",
    );
    expect(await read()).toContain(
      "  # ports are scarce\n  - op: default-changed # of the web\n    key: env/PORT\n    confirm: written when `now` was `9090`\n    was: 8080\n    now:   9091\n    note: 8080 was taken\n",
    );
    expect(await findings()).toContain(
      "unconfirmed-guess: Unexpected guess about `env/PORT`, expected a person's word: written when `now` was `9090`",
    );
    const once = await read();
    await run();
    expect(await read()).toBe(once);
    // The note is still the one of 9090.
    await rewrite("new/.env.example", "PORT=9091", "PORT=9092");
    await run();
    expect(await read()).toContain("confirm: written when `now` was `9090`\n");
  });

  test("a transform says how the default changed, and is left alone", async () => {
    await run();
    await rewrite(
      path,
      "- { op: type-changed, key: values/row3/tree4, was: integer, now: string }\n  - { op: default-changed, key: values/row3/tree4, was: 34, now: many }",
      "- { op: type-changed, key: values/row3/tree4, was: integer, now: string, transform: { manual: Count } }",
    );
    const written = await read();
    expect((await run()).exitCode).toBe(0);
    expect(await read()).toBe(written);
  });

  test("a migration that people know better keeps what they know", async () => {
    await run();
    await rewrite(
      path,
      migrations[0] ?? "",
      "- { tool: alembic, range: aaaa11..bbbb22, runs: by-hand, online: true, reversible: true }\n  - { tool: alembic, range: bbbb22..cccc33, runs: on-start, online: true, reversible: false }",
    );
    const written = await read();
    expect((await run()).exitCode).toBe(0);
    expect(await read()).toBe(written);
  });

  test("a newer migration moves the range and asks again", async () => {
    await run();
    await write("new/alembic/versions/d4.py", revision("dddd44", '"cccc33"'));
    await run();
    expect(listed(await read(), "migrations")[0]).toBe(
      "- { tool: alembic, range: aaaa11..dddd44, runs: on-start, online: false, reversible: false, confirm: written when `range` was `aaaa11..cccc33` }",
    );
  });
});

describe("a migration that was released", () => {
  const shown = "look    alembic a1.py: it does something else than before";

  test("is shown when it does something else now", async () => {
    await run();
    expect((await run()).text).not.toContain("look ");
    await rewrite("new/alembic/versions/a1.py", "op.run()", "op.run(2)");
    const { text, exitCode } = await run();
    expect(text).toContain(shown);
    expect(exitCode).toBe(0);
  });

  const finding =
    "edited-migration: Unexpected edit of migration `aaaa11`, expected what 1.0.0 has: a database that ran it will not run it again";
  const edits = async () =>
    (await findings()).filter((line) => line.startsWith("edited"));

  test("fails the check where the next release has it otherwise, until that is accepted, and stays so", async () => {
    await run({ from: "old", to: "old", release: "1.0.0" });
    await rewrite("new/alembic/versions/a1.py", "op.run()", "op.run(2)");
    await run();
    expect(await edits()).toEqual([finding]);
    const accept = { to: "new", release: "1.0.0", acceptEdits: true };
    expect((await run(accept)).text).toBe(
      `written ${home}/surfaces/1.0.0/alembic.migrations.json\n`,
    );
    expect(await edits()).toEqual([]);
    await run({ from: "old", to: "old", release: "1.0.0" });
    expect(await edits()).toEqual([]);
    await rewrite("new/alembic/versions/a1.py", "op.run(2)", "op.run(3)");
    await run();
    expect(await edits()).toEqual([finding]);
  });

  test("fails the check where this folder has it otherwise, at its file", async () => {
    await run({ from: "old", to: "old", release: "1.0.0" });
    for (const [path, text] of Object.entries(before)) await write(path, text);
    expect(await edits()).toEqual([]);
    await rewrite("alembic/versions/a1.py", "op.run()", "op.run(2)");
    await rewrite("db/migration/V1__trees.sql", "tree ()", "tree (id int)");
    const linted = await lintMetadata(await projectOf({}, { cwd: root }), [
      "orchard",
    ]);
    expect(
      linted.findings.flatMap(({ rule, file }) =>
        rule === "edited-migration" ? [file] : [],
      ),
    ).toEqual(["alembic/versions/a1.py", "db/migration/V1__trees.sql"]);
  });

  test("may have its way back mended, and Windows line ends", async () => {
    await run({ from: "old", to: "old", release: "1.0.0" });
    const text = before["alembic/versions/a1.py"] ?? "";
    const mended = text.replace("op.drop()", "op.drop(2)");
    await write("new/alembic/versions/a1.py", mended.replaceAll("\n", "\r\n"));
    expect((await run()).text).not.toContain("look ");
    expect(await edits()).toEqual([]);
  });

  test("may be formatted and commented on", async () => {
    await rewrite(
      "new/alembic/versions/a1.py",
      "    op.run()\n",
      "    # Slow on large farms\n\n    op.run(\n    )\n",
    );
    expect((await run()).text).not.toContain("look ");
  });
});

describe("--check", () => {
  test("writes nothing and fails where a change is not declared", async () => {
    await run();
    await rewrite("new/.env.example", "PORT=9090", "PORT=9090\nGATE=shut");
    const first = await everyFile();
    const { text, exitCode } = await run({ check: true });
    expect(exitCode).toBe(1);
    expect(text).toContain(`stale   ${path}\n`);
    expect(text).toContain("added   added env/GATE\n");
    expect(await everyFile()).toEqual(first);
  });

  test("fails where what is declared is not in the files", async () => {
    await run();
    await rewrite(
      path,
      config[8] ?? "",
      "- { op: removed, key: env/PORT }\n  - { op: added, key: env/GHOST }\n  - { op: removed, key: env/OLD_GATE, was: open }\n  - { op: renamed, key: env/KEEPER, was: NOBODY }",
    );
    const { text, exitCode } = await run({ check: true });
    expect(exitCode).toBe(1);
    expect(
      text.split("\n").filter((line) => line.startsWith("problem")),
    ).toEqual([
      expect.stringMatching(
        /^problem content\/products\/orchard\/releases\/1\.1\.0\.yaml:\d+: Unexpected removal of `PORT`, it is there after the release$/,
      ),
      expect.stringContaining(
        "Unexpected `GHOST`, expected a key that is there after the release",
      ),
      expect.stringContaining(
        "Unexpected old name `NOBODY`, it was not there before the release",
      ),
    ]);
  });

  test("fails where there is no release file yet", async () => {
    expect(await complaint({ check: true })).toEqual([
      `There is no \`${path}\``,
      "Write it: guidepost derive orchard without --check",
    ]);
  });
});

describe("from a git repository", () => {
  function git(...args: string[]): void {
    const settings = [
      "user.name=keeper",
      "user.email=keeper@example.org",
      "commit.gpgsign=false",
      "init.defaultBranch=main",
    ];
    execFileSync("git", [...settings.flatMap((one) => ["-c", one]), ...args], {
      cwd: join(root, "orchard"),
      stdio: "ignore",
    });
  }

  async function commit(files: Readonly<Record<string, string>>, tag: string) {
    for (const [path, text] of Object.entries(files))
      await write(`orchard/${path}`, text);
    git("add", "-A");
    git("commit", "-m", tag);
    git("tag", tag);
  }

  const tags = {
    repo: "orchard",
    from: "v1.0.0",
    to: "v1.1.0",
    release: false,
  };

  beforeEach(async () => {
    await mkdir(join(root, "orchard"));
    git("init");
    await commit(before, "v1.0.0");
    await commit(after, "v1.1.0");
  });

  test("two tags give what two folders gave, the version among it", async () => {
    const { exitCode } = await run(tags);
    expect(exitCode).toBe(0);
    expect(listed(await read(), "config")).toEqual(config);
    expect(listed(await read(), "migrations")).toEqual(migrations);
    // The release before was never frozen.
    const frozen = await readdir(join(root, home, "surfaces/1.0.0"));
    expect(frozen).toContain("values.json");
  });

  test("a file that moved is named, and found when told", async () => {
    await rm(join(root, "orchard/chart/values.yaml"));
    await commit({ "deploy/values.yaml": values({}) }, "v1.2.0");
    expect(await complaint({ ...tags, from: "v1.1.0", to: "v1.2.0" })).toEqual([
      "There is no `chart/values.yaml` in `v1.2.0`",
      "A file of that name is `deploy/values.yaml`",
      "Put `source` of `values` right in product.yaml",
      "Where it moved, add what it was: --moved deploy/values.yaml=chart/values.yaml",
    ]);
    await rewrite(
      `${home}/product.yaml`,
      "chart/values.yaml",
      "deploy/values.yaml",
    );
    await run({
      ...tags,
      from: "v1.1.0",
      to: "v1.2.0",
      moved: "deploy/values.yaml=chart/values.yaml",
    });
    const text = await read(`${home}/releases/1.2.0.yaml`);
    expect(listed(text, "config")).toContain(
      "- { op: undeprecated, key: values/row9/tree0 }",
    );
  });

  test("a folder of migrations that moved is named, too", async () => {
    await rm(join(root, "orchard/alembic"), { recursive: true });
    const moved = Object.entries(after).flatMap(([path, text]) =>
      path.startsWith("alembic/") ? [[`backend/${path}`, text]] : [],
    );
    await commit(Object.fromEntries(moved), "v1.2.0");
    await rewrite(
      `${home}/product.yaml`,
      "alembic/versions",
      "./backend/alembic/versions/",
    );
    const ends = { ...tags, from: "v1.1.0", to: "v1.2.0" };
    expect(await complaint(ends)).toEqual([
      "There are no migrations in `backend/alembic/versions` in `v1.1.0`",
      "They are in `alembic/versions`",
      "Where the folder moved, say so: --moved backend/alembic/versions=alembic/versions",
      "Where it is new, say so: --moved backend/alembic/versions=",
    ]);
    await run({
      ...ends,
      moved: "backend/alembic/versions=alembic/versions",
    });
    const text = await read(`${home}/releases/1.2.0.yaml`);
    expect(text).not.toContain("tool: alembic, range: a");
  });

  test("a repository that is not there is named", async () => {
    expect(await complaint({ to: "v1.1.0", repo: "elsewhere" })).toEqual([
      "There is no folder `elsewhere`",
      "Name the product's repository with --repo",
    ]);
  });

  test("a revision that is no release must be named", async () => {
    expect(await complaint({ ...tags, to: "HEAD" })).toEqual([
      "`HEAD` does not say which release it is",
      "Name the release: --release 1.3.0",
      "A tag of Orchard that says so reads v1.3.0",
    ]);
  });

  test("a release is not derived backwards", async () => {
    expect(await complaint({ ...tags, from: "v1.1.0", to: "v1.0.0" })).toEqual([
      "`v1.1.0` is newer than 1.0.0, the release to write",
      "Name the release before with --from, and the one to write with --to",
    ]);
  });
});

describe("the check holds releases against what was frozen", () => {
  const rule = "undeclared-change: ";
  const undeclared = async () =>
    (await findings()).filter((line) => line.startsWith(rule));

  beforeEach(async () => {
    await run({ from: "old", to: "old", release: "1.0.0" });
    await run();
    for (const line of [...config, ...migrations]) {
      const [guess] = /, confirm: (?:"[^"]*"|[^"}]*)(?= \})/.exec(line) ?? [];
      if (guess !== undefined) await rewrite(path, guess, "");
    }
  });

  test("and is content with what was derived", async () => {
    expect(await undeclared()).toEqual([]);
  });

  test("and is not misled by what was backported in between", async () => {
    await run({ release: "1.0.1" });
    expect(
      (await undeclared()).filter((line) => !line.includes("1.0.1")),
    ).toEqual([]);
  });

  test("and finds a change that is taken out", async () => {
    await rewrite(path, `  ${config[8]}\n`, "");
    await rewrite(path, "range: 1..1.1", "range: 1..1.2");
    expect(await undeclared()).toEqual([
      `${rule}Missing removal of \`env/OLD_GATE\`, expected as between the surfaces of 1.0.0 and 1.1.0`,
      `${rule}Unexpected facts, expected \`range: 1..1.1\` as between the surfaces of 1.0.0 and 1.1.0`,
    ]);
  });

  test("and finds a change that never was", async () => {
    await rewrite(
      path,
      config[8] ?? "",
      `${config[8]}\n  - { op: removed, key: env/PORT }`,
    );
    expect(await undeclared()).toContain(
      `${rule}Unexpected removal of \`PORT\`, it is there after the release`,
    );
  });

  test("and finds a migration that is new in this folder, until it is declared", async () => {
    for (const [path, text] of Object.entries(after)) await write(path, text);
    const fourth = revision("dddd44", '"cccc33"');
    await write("alembic/versions/d4.py", fourth);
    expect(await undeclared()).toEqual([
      `${rule}Unexpected migrations \`cccc33..dddd44\` of alembic, expected what 1.1.0 has, or the change in \`${home}/unreleased/\``,
    ]);
    await write(
      `${home}/unreleased/pears.yaml`,
      "migrations:\n  - { tool: alembic, range: cccc33..dddd44, runs: on-start, online: true, reversible: true }\n",
    );
    expect(await undeclared()).toEqual([]);
    await write("alembic/versions/e5.py", revision("eeee55", '"dddd44"'));
    expect(await undeclared()).toHaveLength(1);
  });

  test("and finds what changed in this folder since, until it is declared", async () => {
    for (const [path, text] of Object.entries(after)) await write(path, text);
    expect(await undeclared()).toEqual([]);
    await rewrite(".env.example", "IMAGE=orchard:1.1", "IMAGE=orchard:1.2");
    await rewrite(".env.example", "# Required: who opens\nKEEPER=\n", "");
    await rewrite("chart/values.yaml", "tree2: 7\n", "tree2: 8\n");
    const where = `, expected what 1.1.0 has, or the change in \`${home}/unreleased/\``;
    await write("content/docs/orchard.md", "# Orchard\n");
    const surroundings = { cwd: root, colour: false, version: "0.0.0" };
    const checked = await check.run(
      [],
      { format: "pretty", record: false },
      surroundings,
    );
    expect(checked.exitCode).toBe(1);
    const lines = checked.text.split("\n");
    const found = lines.flatMap((line, at) =>
      line.endsWith("  undeclared-change")
        ? [
            `${lines[at - 1]} ${line.trim().replace(/ {2}undeclared-change$/, "")}`,
          ]
        : [],
    );
    expect(found).toEqual([
      `chart/values.yaml:426:1 error  Unexpected default of \`values/row20/tree2\`, from \`7\` to \`8\`${where}`,
      `.env.example:1:1 error  Unexpected removal of \`env/KEEPER\`${where}`,
      `.env.example:5:1 error  Unexpected default of \`env/IMAGE\`, from \`orchard:1.1\` to \`orchard:1.2\`${where}`,
    ]);
    await write(
      `${home}/unreleased/image.yaml`,
      "config:\n  - { op: default-changed, key: env/IMAGE, was: orchard:1.1, now: orchard:1.2 }\n  - { op: removed, key: env/KEEPER }\n  - { op: default-changed, key: values/row20/tree2, was: 7, now: 8 }\n",
    );
    expect(await undeclared()).toEqual([]);
  });

  test("and says what to do with a frozen file that was edited by hand", async () => {
    const file = `${home}/surfaces/1.0.0/env.json`;
    await write(file, "{}");
    const error: unknown = await lintMetadata(
      await projectOf({}, { cwd: root }),
      ["orchard"],
    ).catch((reason) => reason);
    expect(
      error instanceof UsageError && [error.message, ...error.next],
    ).toEqual([
      `\`${file}\` is not as \`guidepost derive\` wrote it`,
      "Restore it from git, or derive the release again",
    ]);
  });
});

test("a file that does not read is named with its line", async () => {
  await write("new/chart/values.yaml", "row1:\n  a: 1\n b: 2\n");
  const [what] = await complaint({});
  expect(what).toMatch(
    /^Cannot read `chart\/values.yaml` in `new`, line [23]: /,
  );
});

test("a file that is new is not taken for another of that name", async () => {
  await rm(join(root, "old/chart/values.yaml"));
  await write("old/other/values.yaml", "a: 1\n");
  expect(await complaint({})).toEqual([
    "There is no `chart/values.yaml` in `old`",
    "A file of that name is `other/values.yaml`",
    "Where it moved, say so: --moved chart/values.yaml=other/values.yaml",
    "Where it is new, say so: --moved chart/values.yaml=",
  ]);
  await run({ moved: "chart/values.yaml=" });
  const added = listed(await read(), "config").filter((line) =>
    line.startsWith("- { op: added, key: values/"),
  );
  expect(added).toHaveLength(400);
});

test("a product that names no source is told how", async () => {
  await rewrite(`${home}/product.yaml`, ", source: chart/values.yaml", "");
  await rewrite(`${home}/product.yaml`, ", source: .env.example", "");
  await rewrite(
    `${home}/product.yaml`,
    "migrations: { alembic: alembic/versions, flyway: db/migration }\n",
    "",
  );
  expect(await complaint({})).toEqual([
    "`orchard` does not say where its settings come from",
    "Add `source: <file>` to a surface of product.yaml, or `migrations: { alembic: <folder> }`",
  ]);
});
