import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { adopt } from "../../src/adopt/adopt.ts";

function adopted(text: string, more: { from?: string; to?: string } = {}) {
  return adopt(text, {
    id: "mill",
    guide: "UPGRADE.md",
    date: "2026-04-01",
    schema: (kind) => `${kind}.schema.json`,
    ...more,
  });
}

/** The product and one release as values. */
function metadata(text: string, version = "1.1.0") {
  const { files } = adopted(text);
  const of = (name: string) =>
    parse(files.find(({ file }) => file === name)?.text ?? "null");
  return {
    product: of("product.yaml"),
    release: of(`releases/${version}.yaml`),
  };
}

/** `12 steps.upgrade.run` for what was placed, `12 -` for what was not. */
function placesIn(text: string): string[] {
  const { placed, leftovers } = adopted(text);
  return [
    ...placed.map(({ line, field }) => [line, field] as const),
    ...leftovers.map(({ line }) => [line, "-"] as const),
  ]
    .toSorted(([a], [b]) => a - b)
    .map(([line, field]) => `${line} ${field}`);
}

const fence = "```";

test("a guide with tabs, lists, tables and oddities lands where a maintainer would put it", async () => {
  const path = new URL("fixtures/bakery.md", import.meta.url);
  expect(placesIn(await readFile(path, "utf8"))).toMatchInlineSnapshot(`
    [
      "5 -",
      "10 release.requires",
      "11 release.requires",
      "12 steps.prepare.manual",
      "14 release.requires",
      "14 release.requires",
      "21 steps.backup.title",
      "23 steps.backup.run",
      "28 steps.backup.title",
      "30 steps.backup.run",
      "34 steps.backup.expect",
      "40 steps.upgrade.docker.why",
      "42 steps.upgrade.docker.run",
      "49 steps.upgrade.helm.run",
      "53 steps.upgrade.helm.why",
      "57 steps.upgrade.why",
      "59 steps.upgrade.manual",
      "66 -",
      "68 -",
      "76 release.changes.title",
      "77 release.changes.title",
      "81 release.config.renamed",
      "88 release.config.default-changed",
      "96 troubleshooting.symptom",
      "102 troubleshooting.run",
      "108 steps.rollback.run",
      "114 steps.rollback.run",
    ]
  `);
});

test("headings tell the phase, and a block without one keeps its section's", () => {
  const guide = `## Before you upgrade\n\n${fence}bash\nmill status\n${fence}\n\n## Upgrading\n\n### Step 1: Back up\n\n${fence}bash\nmill dump\n${fence}\n\n### Step 2: Turn the stones\n\n${fence}bash\nmill turn\n${fence}\n\n### Step 3: Verify\n\n${fence}bash\nmill status\n${fence}\n`;
  const { steps } = metadata(guide).product;
  expect(
    [steps.prepare, steps.backup, steps.upgrade, steps.verify].map(
      ([step]) => step?.run,
    ),
  ).toEqual(["mill status", "mill dump", "mill turn", "mill status"]);
  expect(steps.upgrade[0].title).toBe("Turn the stones");
});

test("a block that numbers its steps becomes steps, each in its phase", () => {
  const guide = `## Upgrade\n\n${fence}bash\n# 1. Back up\nmill dump\n\n# 2. Turn the stones\nmill turn\n\n# 3. Verify\nmill status\n${fence}\n`;
  const { steps } = metadata(guide).product;
  expect(steps.backup[0]).toMatchObject({ title: "Back up", run: "mill dump" });
  expect(steps.upgrade[0]).toMatchObject({ title: "Turn the stones" });
  expect(steps.verify[0]).toMatchObject({
    title: "Verify",
    run: "mill status",
  });
});

test("headings of platforms become options, where there are several", () => {
  const guide = `## Upgrade\n\n### Docker\n\n${fence}bash\ndocker compose pull\n${fence}\n\n### Kubernetes (blue/green)\n\n${fence}bash\nkubectl apply -f green.yaml\n${fence}\n\n### Update the Helm chart\n\n${fence}bash\nhelm upgrade mill ./mill\n${fence}\n`;
  const { product } = metadata(guide);
  expect(Object.keys(product.platforms)).toEqual(["docker", "kubernetes"]);
  expect(product.choices).toBeUndefined();
  expect(
    product.steps.upgrade.map((step: { when?: object }) => step.when),
  ).toEqual([{ platform: "docker" }, { platform: "kubernetes" }, undefined]);
});

test("tabs of a kind nobody has heard of become a choice of their own", () => {
  const guide = `## Upgrade\n\n=== "Water wheel"\n\n    ${fence}bash\n    mill open-sluice\n    ${fence}\n\n=== "Sails"\n\n    ${fence}bash\n    mill furl\n    ${fence}\n`;
  const { product } = metadata(guide);
  expect(product.choices).toEqual({
    "water-wheel-or-sails": {
      ask: "Which of these do you use?",
      options: {
        "water-wheel": { title: "Water wheel" },
        sails: { title: "Sails" },
      },
    },
  });
});

test("placeholders become variables, quoted as the shell needs it", () => {
  const guide = `## Back up\n\n${fence}bash\npg_dump -h <db-host> -f dump-<site>.sql\npsql "host=<db-host>" -c 'select <column>'\n${fence}\n`;
  const { product } = metadata(guide);
  expect(product.steps.backup[0].run).toBe(
    `pg_dump -h "$DB_HOST" -f dump-"\${SITE}".sql\npsql "host=\${DB_HOST}" -c 'select '"\${COLUMN}"''\n`,
  );
  expect(product.variables).toEqual({
    DB_HOST: { ask: "Your db host", example: "db-host" },
    SITE: { ask: "Your site", example: "site" },
    COLUMN: { ask: "Your column", example: "column" },
  });
});

test("what no command sets is asked for, and what the shell or a command sets is not", () => {
  const guide = `## Upgrade\n\n${fence}bash\nNS=mill\nhelm upgrade mill "$CHART" -n "$NS" --version $VERSION\ncurl -H "Bearer \${API_TOKEN}" "$HOME" | awk '{ print $NF }'\n${fence}\n`;
  expect(metadata(guide).product.variables).toEqual({
    CHART: { ask: "Your chart", example: "chart" },
    VERSION: { value: "{{to}}" },
    API_TOKEN: { ask: "Your api token", secret: true },
  });
});

test("versions become those of the leg, written out or as a placeholder", () => {
  const guide = `# Upgrade the mill\n\n## Upgrade\n\n${fence}bash\nhelm upgrade mill ./mill --version 2.3.0\ngit checkout v<NEW_VERSION>\nkubectl apply -f job-v2-3-0.yaml\ndocker pull postgres:16.2.1\n${fence}\n\n## Roll back\n\n${fence}bash\nhelm upgrade mill ./mill --version 2.2.4\n${fence}\n`;
  const { ends } = adopted(guide);
  expect(ends).toEqual({ from: "2.2.4", to: "2.3.0", found: "commands" });
  const { product } = metadata(guide);
  expect(product.steps.upgrade[0].run.split("\n")).toEqual([
    "helm upgrade mill ./mill --version {{to}}",
    "git checkout v{{to}}",
    "kubectl apply -f job-v{{to-dashed}}.yaml",
    "docker pull postgres:16.2.1",
    "",
  ]);
  expect(product.steps.rollback[0].run).toContain("--version {{from}}");
});

test("letters in a template's title are its two versions", () => {
  const guide = `# Upgrade: vX.Y.Z to vA.B.C\n\n## Upgrade\n\n${fence}bash\nmill upgrade A.B.C --keep X.Y.Z\n${fence}\n`;
  expect(metadata(guide).product.steps.upgrade[0].run).toBe(
    "mill upgrade {{to}} --keep {{from}}",
  );
});

test("what is asked for on the command line wins over what the guide says", () => {
  const guide = `# From 1.0 to 2.0\n\n## Upgrade\n\nTurn it.\n`;
  expect(adopted(guide).ends).toMatchObject({ from: "1.0.0", to: "2.0.0" });
  expect(adopted(guide, { to: "3.1.0" }).ends).toMatchObject({
    from: "3.0.0",
    to: "3.1.0",
  });
});

test("a part about a version goes into that release", () => {
  const guide = `## Upgrade\n\n${fence}bash\nmill turn\n${fence}\n\n## From 1.x to 2.0\n\n${fence}bash\nmill convert\n${fence}\n`;
  const { product, release } = metadata(guide, "2.0.0");
  expect(product.steps.upgrade.map(({ run }: { run: string }) => run)).toEqual([
    "mill turn",
  ]);
  expect(release.steps).toMatchObject([
    { phase: "upgrade", run: "mill convert" },
  ]);
});

test("configuration before and after becomes changed keys", () => {
  const guide = `# To 1.1.0\n\n## Configuration changes\n\n${fence}yaml\n# Before\nstone:\n  speed: 3\n  colour: grey\nsails: 4\n\n# After\nstone:\n  speed: 5\n  hue: grey\nsails: 4\n${fence}\n`;
  expect(metadata(guide).release.config).toEqual([
    { key: "values/stone/hue", op: "renamed", was: "stone/colour" },
    { key: "values/stone/speed", op: "default-changed", was: 3, now: 5 },
  ]);
});

test("code before and after stays beside each other in a change", () => {
  const guide = `# To 1.1.0\n\n## Breaking changes\n\n### The client moved\n\nOld imports fail.\n\nBefore:\n\n${fence}python\nfrom mill import Old\n${fence}\n\nAfter:\n\n${fence}python\nfrom mill import New\n${fence}\n`;
  expect(metadata(guide).release.changes).toMatchObject([
    {
      title: "The client moved",
      impact: expect.stringContaining("Old imports fail"),
      sample: {
        language: "python",
        before: "from mill import Old",
        after: "from mill import New",
      },
    },
  ]);
});

test("expected output follows its command, and a prompt is no part of it", () => {
  const guide = `## Verify\n\n${fence}console\n$ mill status\nturning\n${fence}\n`;
  expect(metadata(guide).product.steps.verify[0]).toMatchObject({
    run: "mill status",
    prints: "turning",
  });
});

test("a file that the guide shows whole is written by the step", () => {
  const guide = `## Upgrade\n\nCreate \`mill.service\`:\n\n${fence}ini\n[Unit]\nDescription=$MILL\n${fence}\n`;
  expect(metadata(guide).product.steps.upgrade[0].run).toBe(
    "cat > mill.service <<'EOF'\n[Unit]\nDescription=$MILL\nEOF\n",
  );
});

test("an item that shows a command is run, and its neighbours are done by hand", () => {
  const guide = `## Before you upgrade\n\n- [ ] Tell the miller\n- [ ] Feed the cat\n- [ ] The mill turns (\`docker ps\`)\n- Look at the release: \`helm list -n <namespace>\`\n- Read \`mill --help\` first\n`;
  const { prepare } = metadata(guide).product.steps;
  expect(prepare).toMatchObject([
    { manual: "Tell the miller. Feed the cat" },
    { title: "The mill turns", run: "docker ps" },
    { title: "Look at the release", run: 'helm list -n "$NAMESPACE"' },
    { manual: "Read `mill --help` first" },
  ]);
});

test("a block that only comments is something to do by hand", () => {
  const guide = `## Upgrade\n\n${fence}bash\n# Open the sluice\n# Wait for the wheel\n${fence}\n`;
  expect(metadata(guide).product.steps.upgrade[0]).toMatchObject({
    manual: "Open the sluice. Wait for the wheel",
  });
});

test("items without a word are no steps, and those with some are", () => {
  const some = metadata("## Upgrade\n\n- \n- <!-- x -->\n- Say so\n");
  expect(some.product.steps.upgrade).toMatchObject([{ manual: "Say so" }]);
  const { files } = adopted("## Upgrade\n\n- \r\n- \r\n\n<b></b>\n");
  expect(files.map(({ text }) => text).join()).not.toContain('manual: ""');
});

test("a full stop behind a block says nothing", () => {
  const [step] = metadata(
    `## Upgrade\n\n${fence}bash\nmill turn\n${fence}\n.\n`,
  ).product.steps.upgrade;
  expect(step).not.toHaveProperty("why");
});

test("the upgrade of a part beside the general one is a runbook", () => {
  const guide = `## Upgrade\n\n${fence}bash\nmill turn\n${fence}\n\n## Upgrading the database\n\n${fence}bash\nmill db\n${fence}\n\n## Upgrading PostgreSQL\n\n${fence}bash\npg_upgrade\n${fence}\n`;
  const { product } = metadata(guide);
  expect(Object.keys(product.runbooks)).toEqual(["upgrading-postgresql"]);
});

test("a rollback step says how deep it goes", () => {
  const guide = `## Rollback\n\n### Code\n\n${fence}bash\nhelm rollback mill\n${fence}\n\n### Schema\n\n${fence}bash\nalembic downgrade -1\n${fence}\n\n### Data\n\n${fence}bash\npg_restore -d mill mill.dump\n${fence}\n`;
  const { rollback } = metadata(guide).product.steps;
  expect(rollback.map(({ depth }: { depth: string }) => depth)).toEqual([
    "code",
    "schema",
    "data",
  ]);
});

test("commands against a trouble have the reader's values, too", () => {
  const guide = `## Troubleshooting\n\n### It does not turn\n\nThe stone sits.\n\n${fence}bash\nkubectl logs -n <namespace> deployment/mill\n${fence}\n`;
  const { product } = metadata(guide);
  expect(product.troubleshooting).toEqual([
    {
      symptom: "It does not turn",
      cause: "The stone sits",
      run: 'kubectl logs -n "$NAMESPACE" deployment/mill',
    },
  ]);
  expect(Object.keys(product.variables)).toEqual(["NAMESPACE"]);
});

test("what a rollback loses is told for a depth that the guide goes back to", () => {
  const guide = `# To 2.0.0\n\n## Rollback\n\n${fence}bash\nhelm rollback mill\n${fence}\n\n### Limitations\n\n- Migrations are not undone\n`;
  expect(metadata(guide, "2.0.0").release.rollback).toEqual([
    { depth: "code", loses: "Migrations are not undone" },
  ]);
});

test("what finds no place is kept word for word, with its lines and headings", () => {
  const guide = `## Weather\n\nIt may rain.\n\n${fence}haskell\nmain = rain\n${fence}\n`;
  const page = adopted(guide).files.find(({ file }) => file === "adopted.md");
  expect(page?.text).toContain(
    "Lines 5 to 7, under `Weather`:\n\n````text\n```haskell\nmain = rain\n```\n````\n",
  );
});

test("the same guide with carriage returns is adopted alike", () => {
  const guide = `## Upgrade\n\n| Setting | Old default | New default |\n| --- | --- | --- |\n| \`loaves\` | 1 | 2 |\n\n${fence}bash\nmill turn\nmill stop\n${fence}\n`;
  expect(adopted(guide.replaceAll("\n", "\r\n")).files).toEqual(
    adopted(guide).files,
  );
});
