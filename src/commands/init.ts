import { join } from "node:path";
import { kindOf } from "../files.ts";
import { writeTexts } from "../writing/write.ts";
import { ciNames, configText } from "../init/files.ts";
import { findGuides } from "../init/guides.ts";
import { check } from "./check.ts";
import type { Command, Outcome, Surroundings } from "./command.ts";
import { generate } from "./generate.ts";
import { asking } from "./init/asking.ts";
import { lookAround, type Workspace } from "./init/look.ts";
import { nextSteps } from "./init/next-steps.ts";
import { pagesOf } from "./init/pages.ts";
import { productOf } from "./init/product.ts";
import { requireRoot } from "./init/root.ts";
import { workflowsOf } from "./init/workflows.ts";
import { isInstalledIn, modelineOf, schemasFolder } from "./modeline.ts";
import { findProducts } from "./products.ts";
import { allSchemas } from "./schemas.ts";
import { printable } from "../report/printable.ts";

export const init: Command = {
  operands: [],
  examples: ["guidepost init", "guidepost init --yes --ci github"],
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
      ...configuration(cwd, workspace, {
        clean: pages.clean,
        guides,
        product: product.id,
      }),
      ...(await workflowsOf(workspace, { ask, options, surroundings })),
      ...schemaFiles(cwd),
      // Git passes over a folder that says so itself.
      [".guidepost/.gitignore", "*\n"] as const,
    ]);
    const { kept, missing } = await sorted(cwd, files);
    const isDry = options["dryRun"] === true;
    if (!isDry)
      await writeTexts(
        inOrder(missing).map((path) => ({
          path,
          text: files.get(path) ?? "",
          before: null,
        })),
        { root: cwd },
      );
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

function configuration(
  root: string,
  { repository }: Workspace,
  facts: {
    clean: readonly string[];
    guides: readonly string[];
    product: string;
  },
): [string, string][] {
  const { clean, guides, product } = facts;
  const include = ["content", ...clean];
  const file = "guidepost.config.yaml";
  const own = repository.paths.find((path) =>
    /^guidepost\.config\.\w+$/.test(path),
  );
  const modeline = modelineOf(root, "config", file);
  return [[own ?? file, configText({ include, guides, product, modeline })]];
}

/** For editors, where no installed package has them. */
function schemaFiles(root: string): [string, string][] {
  if (isInstalledIn(root)) return [];
  return Object.entries(allSchemas())
    .filter(([name]) => name !== "plan.schema.json")
    .map(([name, text]) => [`${schemasFolder}/${name}`, text]);
}

/** A product is there when its own file is: a run that ends before it begins anew. */
function inOrder(paths: readonly string[]): string[] {
  const isLast = (path: string) => path.endsWith("/product.yaml");
  return [...paths.filter((path) => !isLast(path)), ...paths.filter(isLast)];
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
  return `\n${title}\n${lines.map((line) => `  ${printable(line)}\n`).join("")}`;
}
