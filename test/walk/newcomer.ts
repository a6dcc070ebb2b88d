import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { git, type Program } from "./programs.ts";

const compose = `services:
  db:
    image: postgres:16
    environment: { POSTGRES_USER: mill, POSTGRES_DB: mill }
  web:
    image: ghcr.io/mill/mill:\${MILL_VERSION}
`;
const upgrade = `# Upgrade Mill from 1.0.0 to 1.1.0

## Back up

\`\`\`bash
docker compose exec -T db pg_dump -U mill -d mill -Fc > mill-before-1.1.0.dump
cp -p .env env-before-1.1.0
\`\`\`

## Upgrade

\`\`\`bash
sed -i 's/^MILL_VERSION=.*/MILL_VERSION=1.1.0/' .env
docker compose pull
docker compose up --detach --wait
\`\`\`

## Verify

\`\`\`bash
docker compose ps
\`\`\`

## Roll back

\`\`\`bash
docker compose stop web
docker compose exec -T db pg_restore -U mill -d mill --clean --if-exists < mill-before-1.1.0.dump
cp -p env-before-1.1.0 .env
docker compose up --detach --wait
\`\`\`
`;

/** From an empty repository to a checked guide; each step is what a newcomer types. */
export async function walk(guidepost: Program, root: string): Promise<void> {
  await write(root, {
    "compose.yaml": compose,
    ".env.example": "MILL_VERSION=1.0.0\nCACHE=10\n",
    "UPGRADE.md": upgrade,
    "README.md": "# Mill\n\nGrinds grain.\n",
  });
  await git(root, "init", "--quiet", "--initial-branch", "main");
  await commit(root, "v1.0.0");

  const begun = await guidepost(
    root,
    "init",
    "--yes",
    "--product",
    "mill",
    "--ci",
    "github",
  );
  expect(begun).toMatchObject({ status: 0, stderr: "" });
  expect(begun.stdout).toContain("guidepost adopt UPGRADE.md --id mill");

  const adopted = await guidepost(root, "adopt", "UPGRADE.md", "--id", "mill");
  expect(adopted).toMatchObject({ status: 0, stderr: "" });
  expect(adopted.stdout).toContain("nothing without a place");

  await write(root, {
    ".env.example": "MILL_VERSION=1.1.0\nCACHE=20\nZONE=UTC\n",
  });
  await commit(root, "v1.1.0");
  const derived = await guidepost(
    root,
    "derive",
    "mill",
    "--from",
    "v1.0.0",
    "--to",
    "v1.1.0",
  );
  expect(derived.stdout).toContain("added   default-changed env/CACHE");
  expect(derived.stdout).toContain("added   added env/ZONE");
  const told = "content/products/mill/releases/1.1.0.yaml";
  await replace(
    root,
    told,
    /^summary: .*$/m,
    "summary: A zone for the clock\ndeprecated: none",
  );

  const next = await guidepost(root, "new", "mill", "1.2.0");
  expect(next.stdout).toContain(
    "written content/products/mill/releases/1.2.0.yaml",
  );
  const made = await guidepost(root, "generate");
  expect(made.stdout).toContain(
    "written content/guides/mill/1.0.0-to-1.1.0.md",
  );
  const asked = await guidepost(root, "check");
  expect(asked).toMatchObject({ status: 1, stderr: "" });
  expect(asked.stdout).toContain("unwritten-summary");
  await replace(
    root,
    "content/products/mill/releases/1.2.0.yaml",
    /^summary: .*$/m,
    "summary: Finer flour",
  );
  await guidepost(root, "generate");
  expect(await guidepost(root, "check")).toMatchObject({
    status: 0,
    stderr: "",
  });

  const product = "content/products/mill/product.yaml";
  await replace(root, product, "docker compose pull", "docker compose pul");
  await guidepost(root, "generate");
  const guide = "content/guides/mill/1.0.0-to-1.1.0.md";
  const pretty = await guidepost(root, "check");
  expect(pretty.status).toBe(1);
  expect(pretty.stdout).toMatch(
    new RegExp(`^${guide}:\\d+:\\d+\n  error  Unexpected \`pul\``, "m"),
  );
  expect(pretty.stdout).toContain(`from ${product}:`);
  const both = await guidepost(
    root,
    "check",
    "--format",
    "github",
    "--format",
    "sarif=guides.sarif",
  );
  expect(both.status).toBe(1);
  expect(both.stdout).toMatch(
    new RegExp(`^::error file=${product},line=\\d+`, "m"),
  );
  const sarif = JSON.parse(await readFile(join(root, "guides.sarif"), "utf8"));
  expect(sarif.runs[0].results[0].ruleId).toBe("unknown-subcommand");

  await replace(root, product, "docker compose pul\n", "docker compose pull\n");
  await guidepost(root, "generate");
  expect(await guidepost(root, "check")).toMatchObject({
    status: 0,
    stderr: "",
  });
}

async function write(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files))
    await writeFile(join(root, path), text);
}

async function commit(root: string, tag: string): Promise<void> {
  await git(root, "add", "--all");
  await git(root, "commit", "--quiet", "--message", tag);
  await git(root, "tag", tag);
}

async function replace(
  root: string,
  path: string,
  was: string | RegExp,
  now: string,
): Promise<void> {
  const before = await readFile(join(root, path), "utf8");
  const after = before.replace(was, now);
  expect(after).not.toBe(before);
  await writeFile(join(root, path), after);
}
