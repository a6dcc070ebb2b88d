import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { check } from "../../src/commands/check.ts";
import { derive } from "../../src/commands/derive.ts";
import { generate } from "../../src/commands/generate.ts";
import { repository } from "../support/repository.ts";

const home = "content/products/brewery";

const product = `schema: 1
id: brewery
name: Brewery
summary: Brews
tag: "v{{version}}"
platforms: { helm: { title: Helm, tools: { helm: ">=3.12" } } }
surfaces:
  values: { title: Helm values, format: values, file: values.yaml, source: chart/values.yaml }
cli: { brew: { run: bin/brew, adapter: cobra } }
steps:
  backup: [{ id: keep, title: Keep the values, run: helm get values brewery > values-before.yaml }]
  upgrade: [{ id: start, title: Start, run: "helm upgrade brewery ./chart --reuse-values" }]
  verify: [{ id: taste, title: Taste, run: "brew taste --cask 1 ale" }]
  rollback: [{ id: back, depth: code, title: Go back, run: helm rollback brewery }]
`;

const release = (version: string, more = "") => `schema: 1
version: ${version}
date: 2026-0${version.charAt(2)}-01
summary: Beer
coverage: { values: checked }
deprecated: none
${more}`;

const values = `# -- How many kettles
kettles: 2
# -- Where the hops grow
hops: { farm: north }
image:
  repository: ghcr.io/brewery/brewery
  tag: 1.2.0
`;

/** Prints its help as Go programs do. */
const brew = `#!/bin/sh
case "$*" in
"taste --help") cat <<'END'
Taste a beer

Usage:
  brew taste BEER [flags]

Flags:
      --cask int   Which cask
      --slowly     Take your time
END
;;
--help) cat <<'END'
Usage:
  brew [command]

Available Commands:
  taste       Taste a beer
  help        Help about any command
END
;;
*) echo "Error: flag needs an argument" >&2; exit 1 ;;
esac
`;

const page = `---
title: By hand
guidepost: { product: brewery, from: "1.1.0", to: "1.2.0" }
---

# By hand

\`\`\`bash phase=upgrade
helm upgrade brewery ./chart --set image.tag=1.2.0
\`\`\`

\`\`\`bash phase=verify
brew taste --cask 2 stout
helm template brewery ./chart --set hops.farm=south
\`\`\`

\`\`\`yaml phase=verify
kettles: 2
image: { repository: registry.example.org/brewery }
hops: { farm: south }
\`\`\`
`;

let root = "";
const here = () => ({ cwd: root, colour: false, version: "0.0.0" });

beforeEach(async () => {
  root = await repository({
    [`${home}/product.yaml`]: product,
    [`${home}/releases/1.1.0.yaml`]: release("1.1.0"),
    [`${home}/releases/1.2.0.yaml`]: release("1.2.0", 'from: ">=1.1.0"\n'),
    "chart/values.yaml": values,
    "bin/brew": brew,
    "old/chart/values.yaml": values,
    "old/bin/brew": brew,
    "content/docs/by-hand.md": page,
  });
  await chmod(join(root, "bin/brew"), 0o755);
  await chmod(join(root, "old/bin/brew"), 0o755);
  const same = { from: "old", to: ".", release: "1.2.0", runCli: true };
  await derive.run(["brewery"], same, here());
  await generate.run([], {}, here());
});

async function checked() {
  const options = { format: "json", record: false, runCli: true };
  const { text, exitCode } = await check.run([], options, here());
  const { findings } = JSON.parse(text);
  const lines = findings.map(({ file, line, message, origin }: Found) =>
    origin
      ? `${file} ${message} (${origin.file}:${origin.line})`
      : `${file}:${line} ${message}`,
  );
  return { exitCode, lines };
}

interface Found {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly origin?: { readonly file: string; readonly line: number };
}

/** What the next release brings, made where the product's code is. */
async function develop(): Promise<void> {
  await edit("chart/values.yaml", "kettles: 2", "kettles: 3");
  await edit("chart/values.yaml", /# -- Where.*\nhops.*\n/, "");
  await edit("chart/values.yaml", "tag: 1.2.0", "tag: 1.3.0");
  await edit("bin/brew", /.*--cask int.*\n/, "");
}

test("a changed default, a removed key, a bumped image and a lost flag fail the check, each at the file to edit", async () => {
  expect(await checked()).toEqual({ exitCode: 0, lines: [] });
  await develop();
  const next = "`content/products/brewery/unreleased/`";
  expect(await checked()).toEqual({
    exitCode: 1,
    lines: [
      `chart/values.yaml:1 Unexpected removal of \`values/hops/farm\`, expected what 1.2.0 has, or the change in ${next}`,
      `chart/values.yaml:2 Unexpected default of \`values/kettles\`, from \`2\` to \`3\`, expected what 1.2.0 has, or the change in ${next}`,
      `chart/values.yaml:5 Unexpected default of \`values/image/tag\`, from \`1.2.0\` to \`1.3.0\`, expected what 1.2.0 has, or the change in ${next}`,
      `bin/brew:1 Unexpected removal of \`brew taste --cask\`, expected what brew 1.2.0 has, or the change in ${next}`,
    ],
  });
});

test("once the release is derived, every guide that still uses what is gone fails, and names where it is written", async () => {
  await develop();
  const release = { from: "old", to: ".", release: "1.3.0", runCli: true };
  await derive.run(["brewery"], { ...release, date: "2026-03-01" }, here());
  await edit(
    "content/products/brewery/releases/1.3.0.yaml",
    "Say in one sentence what is new",
    "Stronger beer",
  );
  await generate.run([], {}, here());
  await edit(
    "content/docs/by-hand.md",
    '"1.1.0", to: "1.2.0"',
    '"1.2.0", to: "1.3.0"',
  );
  expect(await checked()).toEqual({
    exitCode: 1,
    lines: [
      "content/docs/by-hand.md:9 Unexpected `1.2.0`, expected `1.3.0`: here the guide upgrades",
      "content/docs/by-hand.md:13 Unexpected `brew taste --cask`: gone since 1.3.0",
      "content/docs/by-hand.md:14 Unexpected `hops.farm`, a setting that 1.3.0 removed",
      "content/docs/by-hand.md:20 Unexpected `hops.farm`, a setting that 1.3.0 removed",
      "content/guides/brewery/1.2.0-to-1.3.0.md Unexpected `brew taste --cask`: gone since 1.3.0 (content/products/brewery/product.yaml:13)",
    ],
  });
});

async function edit(
  file: string,
  from: string | RegExp,
  to: string,
): Promise<void> {
  const text = await readFile(join(root, file), "utf8");
  const after = text.replace(from, to);
  if (after === text) throw new Error(`no \`${String(from)}\` in ${file}`);
  await writeFile(join(root, file), after);
}
