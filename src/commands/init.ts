import { join } from "node:path";
import { kindOf, writeText } from "../files.ts";
import { draftOf } from "../init/drafting.ts";
import {
  ciFiles,
  ciNames,
  ciOf,
  configText,
  type CiName,
} from "../init/files.ts";
import { findGuides } from "../init/guides.ts";
import { readRemote } from "../init/identity.ts";
import { tellFound } from "../init/told.ts";
import { jsonSchemas } from "../release/schema/json.ts";
import { check } from "./check.ts";
import type { Command, Options, Outcome, Surroundings } from "./command.ts";
import { generate } from "./generate.ts";
import { asking, type Asking } from "./init/asking.ts";
import { findProduct } from "./init/find.ts";
import { productFiles } from "./init/first-release.ts";
import { lookAround, type Workspace } from "./init/look.ts";
import { pagesOf } from "./init/pages.ts";
import { requireRoot } from "./init/root.ts";
import { nextSteps } from "./init/next-steps.ts";
import { isInstalledIn, modelineOf, schemasFolder } from "./modeline.ts";
import { findProducts, loadProduct, productFolder } from "./products.ts";

export const init: Command = {
  operands: [],
  options: [
    { flags: "--yes", summary: "ask nothing, take what was found" },
    {
      flags: "--product <id>",
      summary: "the product, where the repository has several charts",
    },
    {
      flags: "--ci <name>",
      summary:
        "whose file to write (default: where the repository is pushed to)",
      choices: ciNames,
    },
    {
      flags: "--pages",
      summary: "also write a workflow that publishes the site to GitHub Pages",
    },
    { flags: "--dry-run", summary: "write nothing, say what would be written" },
  ],
  async run(_, options, surroundings) {
    const { cwd } = surroundings;
    const workspace = await lookAround(cwd);
    await requireRoot(cwd, workspace.git);
    const ask = asking(options);
    const existing = await findProducts(cwd);
    const product = await productOf(workspace, existing, {
      ask,
      root: cwd,
      options,
    });
    const guides = findGuides(workspace.repository);
    const pages = await pagesOf(guides, surroundings);
    const files = new Map([
      ...product.files,
      ...configuration(workspace, pages.clean, guides, product.id),
      ...(await ciOfRepository(workspace, { ask, options, surroundings })),
      ...schemaFiles(cwd),
      // Git passes over a folder that says so itself.
      [".guidepost/.gitignore", "*\n"] as const,
    ]);
    const { kept, missing } = await sorted(cwd, files);
    const isDry = options["dryRun"] === true;
    if (!isDry)
      for (const path of missing)
        await writeText(path, files.get(path) ?? "", { root: cwd });
    const told = [
      section("Found", [
        ...product.found,
        ...guides.map((path) => `guide: ${path}`),
        ...product.said,
      ]),
      section(isDry ? "Would write" : "Written", missing),
      section("Kept as they are", [...product.kept, ...kept]),
    ];
    if (isDry) return { text: told.join(""), exitCode: 0 };
    return finish(surroundings, {
      told,
      next: nextSteps({
        ...product,
        guides,
        pages,
        written: missing,
        git: workspace.git,
      }),
    });
  },
};

/** The new product's files; none where the repository describes it already. */
async function productOf(
  workspace: Workspace,
  existing: readonly string[],
  { ask, root, options }: { ask: Asking; root: string; options: Options },
) {
  const named =
    typeof options["product"] === "string" ? options["product"] : undefined;
  const known = named ?? existing[0];
  if (known !== undefined && existing.includes(known)) {
    // What does not read is told before anything is written.
    await loadProduct(root, known);
    const path = `${productFolder(known)}/product.yaml`;
    return {
      id: known,
      isNew: false,
      files: new Map<string, string>(),
      found: existing.map((id) => `product: ${id}`),
      said: [] as string[],
      others: [] as string[],
      ref: undefined,
      kept: [path],
    };
  }
  const { found, otherCharts, said } = await findProduct(workspace, {
    id: named,
    today: new Date().toISOString().slice(0, 10),
    pick: (charts) => ask.chart(charts),
  });
  const id = named ?? (await ask.id(found.identity.id));
  const draft = draftOf({ ...found, identity: { ...found.identity, id } });
  const written = await productFiles(draft, {
    root,
    here: workspace.here,
    release: found.release,
    modelineOf: (kind, path) => modelineOf(root, kind, path),
  });
  return {
    id,
    isNew: true,
    files: written.files,
    found: tellFound(found),
    said: [...said, ...written.said],
    others: otherCharts.map(({ name }) => name),
    ref: found.release.ref,
    kept: [] as string[],
  };
}

function configuration(
  { repository }: Workspace,
  clean: readonly string[],
  guides: readonly string[],
  product: string,
): [string, string][] {
  const include = ["content", ...clean];
  const own = repository.paths.find((path) =>
    /^guidepost\.config\.\w+$/.test(path),
  );
  return [
    [own ?? "guidepost.config.yaml", configText({ include, guides, product })],
  ];
}

async function ciOfRepository(
  { repository, git }: Workspace,
  {
    ask,
    options,
    surroundings,
  }: { ask: Asking; options: Options; surroundings: Surroundings },
): Promise<[string, string][]> {
  const remote = readRemote(git?.remote ?? "");
  const likely = ciOf(remote?.host, repository.paths);
  const chosen = ciNames.find((name) => name === options["ci"]);
  const ci: CiName = chosen ?? (await ask.ci(likely));
  const publishes =
    options["pages"] === true || (ci === "github" && (await ask.publishing()));
  const manifest = repository.texts.get("package.json") ?? "";
  const isInstalled =
    /"guidepost"\s*:/.test(manifest) &&
    repository.paths.includes("package-lock.json");
  return ciFiles(
    ci,
    {
      branch: git?.branch ?? "main",
      isInstalled,
      call: isInstalled
        ? "npx guidepost"
        : `npx --yes guidepost@${surroundings.version}`,
    },
    { hasGitlab: repository.paths.includes(".gitlab-ci.yml"), publishes },
  );
}

/** For editors, where no installed package has them. */
function schemaFiles(root: string): [string, string][] {
  if (isInstalledIn(root)) return [];
  return Object.entries(jsonSchemas())
    .filter(([name]) => name !== "plan.schema.json")
    .map(([name, text]) => [`${schemasFolder}/${name}`, text]);
}

async function sorted(root: string, files: ReadonlyMap<string, string>) {
  const kept: string[] = [];
  const missing: string[] = [];
  for (const path of files.keys()) {
    const isThere = (await kindOf(join(root, path))) !== "missing";
    (isThere ? kept : missing).push(path);
  }
  return { kept, missing };
}

/** Writes the first pages, and holds all of it against the rules. */
async function finish(
  surroundings: Surroundings,
  { told, next }: { told: readonly string[]; next: readonly string[] },
): Promise<Outcome> {
  const generated = await generate.run([], {}, surroundings);
  const checked = await check.run([], {}, surroundings);
  const text = [
    ...told,
    section("Pages", generated.text.trimEnd().split("\n")),
    section("`guidepost check`", checked.text.trimEnd().split("\n")),
    section(
      "Next",
      next.map((line, at) => `${at + 1}. ${line}`),
    ),
  ].join("");
  return { text: text.trimStart(), exitCode: checked.exitCode };
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return `\n${title}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}
