import { basename, dirname, join } from "node:path";
import type { CompletionItem, Position } from "vscode-languageserver";
import { findFiles, kindOf, readNow } from "../../files.ts";
import { completeMetadata } from "../../lsp/completion/metadata.ts";
import { namesIn, type Names } from "../../lsp/completion/names.ts";
import { completePage } from "../../lsp/completion/page.ts";
import { compareVersions, isVersion } from "../../versions.ts";
import { comparisons } from "../comparisons.ts";
import { sayingsOf } from "../pages/sayings.ts";
import { findProducts, productFolder } from "../products.ts";
import { wayTo, type Project } from "../project.ts";
import type { OpenDocument } from "./documents.ts";
import type { OpenTexts } from "./page.ts";
import { productIn } from "./product.ts";

/** What fits where something is typed in a document of a project. */
export async function completeAt(
  { path, text, isPage }: OpenDocument,
  { line, character }: Position,
  project: Project,
  open: OpenTexts,
): Promise<CompletionItem[]> {
  const { root } = project;
  const file = wayTo(root, path);
  const lines = text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  const whole = (lines[line] ?? "").replace(/[\r\n]+$/, "");
  const typing = {
    line,
    before: whole.slice(0, character),
    after: whole.slice(character),
  };
  const start = lines.slice(0, line).join("").length;
  const offset = start + typing.before.length;
  if (!isPage) {
    const id = productIn(file);
    if (id === undefined) return [];
    const release = basename(file) === "product.yaml" ? undefined : text;
    const names = await namesOf(root, id, open, release);
    return completeMetadata(text, offset, typing, names);
  }
  const ids = await findProducts(root);
  const says = await sayingsOf(project);
  const id = says(file, text)?.["product"];
  const isKnown = typeof id === "string" && ids.includes(id);
  const { rules, productRules } = project;
  return completePage(text, offset, typing, {
    names: isKnown
      ? await namesOf(root, id, open)
      : namesIn("", { versions: [] }),
    products: ids.map((name) => ({ name })),
    rules: [...rules, ...productRules, ...comparisons].map((rule) => ({
      name: rule.name,
      says: rule.summary,
    })),
  });
}

async function namesOf(
  root: string,
  id: string,
  open: OpenTexts,
  release?: string,
): Promise<Names> {
  const folder = join(root, productFolder(id));
  const path = join(folder, "product.yaml");
  const text = open(path) ?? readNow(path) ?? "";
  const versions = await versionsIn(join(folder, "releases"));
  return namesIn(text, {
    versions,
    ...(release !== undefined && { release }),
  });
}

/** Of the product itself, by the names of the files, the newest first. */
async function versionsIn(folder: string): Promise<string[]> {
  if ((await kindOf(folder)) !== "folder") return [];
  const files = await findFiles(folder, { cwd: folder, pattern: "*.yaml" });
  return files
    .filter((file) => dirname(file) === folder)
    .map((file) => basename(file, ".yaml"))
    .filter(isVersion)
    .sort((a, b) => compareVersions(b, a));
}
