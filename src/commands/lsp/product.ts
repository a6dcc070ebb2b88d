import { join } from "node:path";
import { judge } from "../../baseline/judge.ts";
import { findFiles, kindOf, readNow } from "../../files.ts";
import type { Finding } from "../../lint/finding.ts";
import { lintProduct } from "../../lint/product/linter.ts";
import {
  MetadataError,
  type MetadataFile,
  type MetadataProblem,
} from "../../release/source.ts";
import type { Product } from "../../release/types.ts";
import { againstOf, openBaseline } from "../lint/baseline.ts";
import { lintCoverage } from "../metadata/coverage.ts";
import { loadMetadata, productFolder } from "../products.ts";
import { wayTo, type Project } from "../project.ts";
import { levelled } from "../project/levels.ts";
import type { OpenTexts } from "./page.ts";

/** What is wrong with the files of a product, unsaved text before the disk. */
export interface CheckedProduct {
  /** All texts that were looked at, by their names from the root. */
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly MetadataProblem[];
  readonly findings: readonly Finding[];
  /** Those of the findings that the project's baseline knows. */
  readonly known: ReadonlySet<Finding>;
}

/** The product whose metadata a file is, by its name from the root. */
export function productIn(file: string): string | undefined {
  const isMetadata =
    /^content\/products\/([^/]+)\/(?:product\.yaml|(?:releases|unreleased)\/.+\.yaml)$/;
  return isMetadata.exec(file)?.[1];
}

/** Reads a product and holds it against the rules, as `guidepost check` does. */
export async function checkProduct(
  project: Project,
  id: string,
  open: OpenTexts,
): Promise<CheckedProduct> {
  const { root } = project;
  const asOpen = ({ file, text }: MetadataFile): MetadataFile => ({
    file,
    text: open(join(root, file)) ?? text,
  });
  const loaded = await loadMetadata(root, id, { mayBegin: true });
  const product = asOpen(loaded.product);
  const releases = loaded.releases.map(asOpen);
  const fragments = (await fragmentsOf(root, id)).map(asOpen);
  const texts = new Map(
    [product, ...releases, ...fragments].map(({ file, text }) => [file, text]),
  );
  const { readProduct } = await import("../../release/read.ts");
  const { readFragment } = await import("../../release/read-fragment.ts");
  const problems = fragments.flatMap((fragment) =>
    problemsIn(() => readFragment(fragment)),
  );
  let read: Product | undefined;
  const own = problemsIn(() => (read = readProduct(product, releases)));
  const findings = read ? await findingsOf(project, read, texts) : [];
  const known = await knownOf(project, findings, texts);
  return { texts, problems: [...own, ...problems], findings, known };
}

async function findingsOf(
  project: Project,
  product: Product,
  texts: ReadonlyMap<string, string>,
): Promise<Finding[]> {
  const found = lintProduct(product, project.productRules, texts);
  const uncovered = await lintCoverage(project.root, product);
  return levelled([...found, ...uncovered], project);
}

/** Those that the project's baseline knows. */
async function knownOf(
  project: Project,
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
): Promise<ReadonlySet<Finding>> {
  const before = await openBaseline(project, {}, { cwd: project.root });
  if (!before || findings.length === 0) return new Set();
  const byFile = Map.groupBy(findings, ({ file }) => file);
  const pages = Array.from(byFile, ([file, findings]) => ({ file, findings }));
  return judge(pages, againstOf(before, project, {}, texts)).known;
}

async function fragmentsOf(root: string, id: string): Promise<MetadataFile[]> {
  const folder = join(root, productFolder(id), "unreleased");
  if ((await kindOf(folder)) !== "folder") return [];
  const paths = await findFiles(folder, { cwd: root, pattern: "*.yaml" });
  return paths.map((path) => ({
    file: wayTo(root, path),
    text: readNow(path) ?? "",
  }));
}

function problemsIn(read: () => unknown): readonly MetadataProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof MetadataError) return error.problems;
    throw error;
  }
}
