import { execFile } from "node:child_process";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runProgram } from "../../src/commands/program.ts";
import { repository } from "../support/repository.ts";

const cli = join(process.cwd(), "src/cli.ts");

const chart = {
  "chart/Chart.yaml":
    'apiVersion: v2\nname: mill\nversion: 1.2.0\nappVersion: "1.2.0"\ndescription: Grinds grain\n',
  "chart/values.yaml": "replicas: 2\nimage:\n  tag: 1.2.0\n",
};
const composeFile = `services:
  db:
    image: postgres:16
    environment: { POSTGRES_USER: mill, POSTGRES_DB: mill }
  web:
    image: ghcr.io/mill/mill:\${MILL_VERSION}
`;
const revision =
  '"""Make mills"""\nrevision = "a1"\ndown_revision = None\n\ndef upgrade():\n    op.make()\n\ndef downgrade():\n    op.drop()\n';

describe("guidepost init", () => {
  test("makes an empty repository pass its own check", async () => {
    const root = await gitRepository({});
    const { status, stdout, stderr } = await typed(root, "init");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("0 errors, 0 warnings, 0 infos");
    expect(stdout).toContain("the guides begin with 0.1.0");
  });

  test("works in a folder without git", async () => {
    const root = await repository(chart);
    const { status, stdout } = await guidepost(root, "init", "--yes");
    expect({ status, stdout }).toMatchObject({ status: 0 });
    expect(stdout).toContain("Helm chart: mill 1.2.0 in chart");
  });

  test("describes a Helm chart as its newest tag has it", async () => {
    const root = await gitRepository(chart, "v1.2.0");
    await guidepost(root, "init", "--yes");
    const product = await textAt(root, "content/products/mill/product.yaml");
    expect(product).toContain("summary: Grinds grain\n");
    expect(product).toContain(
      'helm upgrade "$RELEASE" "$CHART" \\\n          -n "$NAMESPACE" \\\n          --version {{to}} \\',
    );
    expect(
      await textAt(root, "content/products/mill/surfaces/1.2.0/values.json"),
    ).toContain('{"path":"replicas","type":"integer","default":2}');
  });

  test("takes the chart's address from the README", async () => {
    const root = await gitRepository({
      ...chart,
      "README.md":
        "# Mill\n\n```bash\nhelm install mill oci://ghcr.io/mill/charts/mill -n mill --version 1.2.0\n```\n",
    });
    await guidepost(root, "init", "--yes");
    const product = await textAt(root, "content/products/mill/product.yaml");
    expect(product).toContain(
      "helm show values oci://ghcr.io/mill/charts/mill --version {{to}}",
    );
    expect(product).not.toContain("CHART:");
  });

  test("dumps and restores the database of a Compose file, and pins the version in .env", async () => {
    const root = await gitRepository(
      {
        "compose.yaml": composeFile,
        ".env.example": "MILL_VERSION=1.0.0\nCACHE=10\n",
      },
      "1.0.0",
    );
    const { stdout } = await guidepost(
      root,
      "init",
      "--yes",
      "--product",
      "mill",
    );
    expect(stdout).toContain("Docker Compose: compose.yaml (db, web)");
    const product = await textAt(root, "content/products/mill/product.yaml");
    expect(product).toContain('tag: "{{version}}"');
    for (const line of [
      "docker compose exec -T db pg_dump -U mill -d mill -Fc > mill-before-{{to}}.dump",
      "sed -i 's/^MILL_VERSION=.*/MILL_VERSION={{to}}/' .env",
      "cp -p .env env-before-{{to}}",
      "docker compose exec -T db pg_restore -U mill -d mill --clean --if-exists < mill-before-{{to}}.dump",
    ])
      expect(product).toContain(line);
  });

  test("keeps the migrations that the release had", async () => {
    const root = await gitRepository(
      { "backend/alembic/versions/a1.py": revision },
      "v1.0.0",
    );
    const { stdout } = await guidepost(
      root,
      "init",
      "--yes",
      "--product",
      "mill",
    );
    expect(stdout).toContain(
      "migrations: 1 of alembic in backend/alembic/versions",
    );
    expect(
      await textAt(
        root,
        "content/products/mill/surfaces/1.0.0/alembic.migrations.json",
      ),
    ).toContain('"id":"a1"');
  });

  test("writes what changed since the tag as unreleased, and passes", async () => {
    const root = await gitRepository(
      { "compose.yaml": composeFile, ".env.example": "CACHE=10\n" },
      "v1.0.0",
    );
    await writeFile(join(root, ".env.example"), "CACHE=20\r\nZONE=UTC\r\n");
    const { status } = await guidepost(
      root,
      "init",
      "--yes",
      "--product",
      "mill",
    );
    expect(status).toBe(0);
    expect(
      await textAt(root, "content/products/mill/unreleased/since-1.0.0.yaml"),
    ).toContain(
      "config:\n  - { op: default-changed, key: env/CACHE, was: 10, now: 20 }\n  - { op: added, key: env/ZONE, now: UTC }\n",
    );
  });

  test("leaves a flawed guide out of the check, and says so", async () => {
    const root = await gitRepository({
      "UPGRADE.md": "# Upgrade\n\n```bash\ndocker compose up --detatch\n```\n",
      "README.md": "# Mill\n",
    });
    const { status, stdout } = await guidepost(root, "init", "--yes");
    expect(status).toBe(0);
    expect(stdout).toContain("guidepost adopt UPGRADE.md");
    expect(stdout).toContain("wrong in UPGRADE.md (1 error, 0 warnings)");
    expect(stdout).toContain("guidepost lint UPGRADE.md --write-baseline");
    const config = await textAt(root, "guidepost.config.yaml");
    expect(config).toContain("include:\n  - content\n  - README.md\n");
  });

  test("takes the chart nearest to the root where there are several, or the one that is named", async () => {
    const root = await gitRepository({
      "charts/mill/Chart.yaml": "name: mill\nversion: 1.0.0\n",
      "charts/oven/Chart.yaml": "name: oven\nversion: 2.0.0\n",
      "charts/oven/charts/flue/Chart.yaml": "name: flue\nversion: 3.0.0\n",
      "charts/lib/Chart.yaml": "name: lib\nversion: 1.0.0\ntype: library\n",
    });
    await tag(root, "mill-1.0.0");
    await tag(root, "oven-2.0.0");
    const first = await guidepost(root, "init", "--yes");
    expect(first.stdout).toContain("Helm chart: mill 1.0.0 in charts/mill");
    expect(first.stdout).toContain("guidepost init --product oven");
    expect(first.stdout).not.toContain("flue");
    const second = await guidepost(root, "init", "--yes", "--product", "oven");
    expect(second.status).toBe(0);
    expect(second.stdout).not.toContain("guidepost init --product mill");
    expect(await textAt(root, "content/products/oven/product.yaml")).toContain(
      "tag: oven-{{version}}",
    );
    expect(await readdir(join(root, "content/products/oven/releases"))).toEqual(
      ["2.0.0.yaml"],
    );
  });

  test("run twice changes nothing", async () => {
    const root = await gitRepository(
      {
        ...chart,
        "compose.yaml": composeFile,
        "README.md": "# Mill\n",
        "UPGRADE.md": "# Upgrade\n\nRead it.\n",
      },
      "v1.2.0",
    );
    await guidepost(root, "init", "--yes", "--ci", "github");
    await git(root, "add", "--all");
    const { status, stdout } = await guidepost(
      root,
      "init",
      "--yes",
      "--ci",
      "github",
    );
    expect(status).toBe(0);
    expect(stdout).toContain(
      "Kept as they are\n  content/products/mill/product.yaml\n",
    );
    expect(stdout).not.toContain("Written");
    expect(stdout).toContain("guidepost adopt UPGRADE.md --id mill");
    expect(await git(root, "diff", "--stat")).toBe("");
    expect(await git(root, "ls-files", "--others", "--exclude-standard")).toBe(
      "",
    );
  });

  test("overwrites nothing that people wrote", async () => {
    const root = await gitRepository({
      "guidepost.config.yaml": "# ours\n",
      ".gitlab-ci.yml": "test: { script: [make] }\n",
      "content/products/mill/product.yaml": "id: broken\n",
      "content/products/mill/releases/1.0.0.yaml": "version: 1.0.0\n",
    });
    const { status, stderr } = await typed(root, "init", "--yes");
    // What they wrote does not read: that is theirs to put right.
    expect(status).toBe(2);
    expect(stderr).toContain("content/products/mill/product.yaml");
    expect(await textAt(root, "guidepost.config.yaml")).toBe("# ours\n");
    expect(await textAt(root, ".gitlab-ci.yml")).toContain("make");
    expect(await git(root, "status", "--short")).toBe("");
  });

  test("goes by a configuration that is there, pages that it ignores included", async () => {
    const root = await gitRepository({
      "README.md": "# Mill\n\n```bash\ndocker compose up --detatch\n```\n",
      "guidepost.config.yaml": "include: [content]\nignore: [README.md]\n",
    });
    const { status, stdout } = await guidepost(root, "init", "--yes");
    expect({ status, stdout }).toMatchObject({ status: 0 });
    expect(stdout).toContain("Kept as they are\n  guidepost.config.yaml\n");
  });

  test("writes a file to include where GitLab has one already", async () => {
    const root = await gitRepository({
      ".gitlab-ci.yml": "test: { script: [make] }\n",
    });
    const { stdout } = await guidepost(root, "init", "--yes");
    expect(stdout).toContain(
      "Add to .gitlab-ci.yml: include: [{ local: .gitlab/guidepost.yml }]",
    );
    expect(await textAt(root, ".gitlab/guidepost.yml")).toContain(
      "gitlab=guidepost.json",
    );
  });

  test("with --dry-run says what it would write, and writes nothing", async () => {
    const root = await gitRepository(chart, "v1.2.0");
    const { status, stdout } = await guidepost(
      root,
      "init",
      "--yes",
      "--dry-run",
    );
    expect(status).toBe(0);
    expect(stdout).toContain(
      "Would write\n  content/products/mill/product.yaml\n",
    );
    expect(await git(root, "status", "--short")).toBe("");
  });

  test("puts no name into a command that a shell would take apart", async () => {
    const root = await gitRepository({
      "deploy $(touch pwned)/compose.yaml": composeFile,
      "compose.yaml":
        'services:\n  "db; touch pwned": { image: "postgres:16" }\n  web: { image: "mill:1" }\n',
      ".env.example": "CACHE=1\n",
      "--help.example.toml": "a = 1\n",
      "chart/Chart.yaml":
        'name: "$(touch pwned)"\nversion: 1.0.0\ndescription: x\n',
      "package.json": JSON.stringify({
        name: "@mill/mill",
        description: 'a: "b" # c\n- {{d}} <script> ${HOME}',
      }),
    });
    await tag(root, "$(touch;pwned)-1.0.0");
    const { status, stdout } = await guidepost(root, "init", "--yes");
    expect({ status, stdout }).toMatchObject({ status: 0 });
    const [id = ""] = await readdir(join(root, "content/products"));
    const product = await textAt(root, `content/products/${id}/product.yaml`);
    expect(product.replace(/^(?:name|summary): .*$/gm, "")).not.toContain(
      "pwned",
    );
    expect(product).toContain("docker compose stop web\n");
  });

  test("refuses to begin in a folder below the root of a repository", async () => {
    const root = await gitRepository(chart);
    const { status, stderr } = await typed(join(root, "chart"), "init");
    expect(status).toBe(2);
    expect(stderr).toContain(`Run it there: cd ${root}`);
  });

  test("the first derived release, with settings and a migration, makes guides that hold", async () => {
    const root = await gitRepository(
      {
        ...chart,
        "compose.yaml": composeFile.replace("postgres:16", "mysql:8"),
        ".env.example": "MILL_VERSION=1.2.0\nOLD=1\nCACHE=10\n",
        "backend/alembic/versions/a1.py": revision,
      },
      "v1.2.0",
    );
    await guidepost(root, "init", "--yes");
    for (const [path, text] of Object.entries({
      "chart/values.yaml":
        "replicas: 3\nimage:\n  tag: 1.3.0\nfresh: { a: 1 }\n",
      ".env.example":
        "MILL_VERSION=1.3.0\nCACHE=20\n# Required: signs\nSECRET_KEY=\n",
      "backend/alembic/versions/b2.py":
        '"""Add stones"""\nrevision = "b2"\ndown_revision = "a1"\n\ndef upgrade():\n    op.make()\n\ndef downgrade():\n    pass\n',
    }))
      await writeFile(join(root, path), text);
    await git(root, "add", "--all");
    await git(root, "commit", "--quiet", "--message", "Next");
    await tag(root, "v1.3.0");
    const derived = await guidepost(
      root,
      "derive",
      "mill",
      "--from",
      "v1.2.0",
      "--to",
      "v1.3.0",
    );
    expect(derived.stdout).toContain("added   removed env/OLD");
    const release = "content/products/mill/releases/1.3.0.yaml";
    const text = await textAt(root, release);
    await writeFile(
      join(root, release),
      text
        .replace(/, confirm: .* }$/gm, " }")
        .replace(/^summary: .*$/m, "summary: Finer flour"),
    );
    await guidepost(root, "generate");
    const { status, stdout } = await guidepost(root, "check");
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("0 errors, 0 warnings, 0 infos"),
    });
  });

  test.for([
    { what: "Helm", files: chart, ref: "v1.2.0" },
    {
      what: "Helm, with a chart of another version",
      files: chart,
      ref: "v7.0.0",
    },
    {
      what: "Compose with a version in .env",
      files: {
        "compose.yaml": composeFile,
        ".env.example": "MILL_VERSION=1.2.0\nCACHE=1\n",
      },
      ref: "v1.2.0",
    },
    {
      what: "Compose that is built, with MariaDB, below a folder",
      files: {
        "deploy/docker-compose.prod.yml":
          "services:\n  store: { image: 'mariadb:11' }\n  web: { build: .. }\n",
        "deploy/settings.example.toml": "[mill]\nspeed = 1\n",
      },
      ref: "v1.2.0",
    },
    {
      what: "Helm and Compose",
      files: {
        ...chart,
        "compose.yaml": composeFile,
        ".env.example": "CACHE=1\n",
      },
      ref: "v1.2.0",
    },
    {
      what: "a server",
      files: { "config.example.ini": "[mill]\nspeed = 1\n" },
      ref: "v1.2.0",
    },
  ])("guides between releases of $what hold", async ({ files, ref }) => {
    const root = await gitRepository(files, ref);
    expect(
      await guidepost(root, "init", "--yes", "--product", "mill"),
    ).toMatchObject({ status: 0 });
    const next = ref.replace(/^v(\d)/, (_, major: string) =>
      String(Number(major) + 1),
    );
    await guidepost(root, "new", "mill", next);
    const release = `content/products/mill/releases/${next}.yaml`;
    const text = await textAt(root, release);
    await writeFile(
      join(root, release),
      text.replace(/^summary: .*$/m, "summary: Finer flour"),
    );
    await guidepost(root, "generate");
    const { status, stdout } = await guidepost(root, "check");
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("0 errors, 0 warnings, 0 infos"),
    });
  });
});

/** A repository with one commit, and perhaps a tag at it. */
async function gitRepository(
  files: Readonly<Record<string, string>>,
  name?: string,
): Promise<string> {
  const root = await repository({ ".editorconfig": "root = true\n", ...files });
  await git(root, "init", "--quiet", "--initial-branch", "main");
  await git(root, "add", "--all");
  await git(root, "commit", "--quiet", "--message", "Begin");
  if (name !== undefined) await tag(root, name);
  return root;
}

function tag(root: string, name: string): Promise<string> {
  return git(root, "tag", name);
}

function textAt(root: string, path: string): Promise<string> {
  return readFile(join(root, path), "utf8");
}

async function git(root: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(
    "git",
    ["-c", "user.name=Mill", "-c", "user.email=mill@example.org", ...args],
    root,
  );
  return stdout;
}

/** In this process, as the CLI runs it; what it refuses is thrown. */
async function guidepost(root: string, ...args: readonly string[]) {
  const { text, exitCode } = await runProgram([...args], {
    cwd: root,
    colour: false,
    version: "1.0.0",
  });
  return { status: exitCode, stdout: text };
}

/** As it is typed, with nobody at the keyboard. */
function typed(root: string, ...args: readonly string[]) {
  return run(process.execPath, [cli, ...args], root);
}

function run(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ status: number; stdout: string; stderr: string }> {
  const env = {
    ...process.env,
    GIT_CEILING_DIRECTORIES: tmpdir(),
    GITHUB_STEP_SUMMARY: "",
  };
  return new Promise((resolve) => {
    const child = execFile(
      program,
      [...args],
      { cwd, env },
      (_, stdout, stderr) =>
        resolve({ status: child.exitCode ?? 1, stdout, stderr }),
    );
  });
}
