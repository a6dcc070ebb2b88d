import {
  CodeActionKind,
  type CodeAction,
  type CompletionItem,
  type Hover,
  type Position,
  type Range,
} from "vscode-languageserver";
import { actionsAt, fixAll, type EditorTakes } from "../../lsp/actions.ts";
import { hoverAt } from "../../lsp/hover.ts";
import { comparisons } from "../comparisons.ts";
import { completeAt } from "./complete.ts";
import type { Desk } from "./desk.ts";
import type { OpenDocuments } from "./documents.ts";
import type { Workspace } from "./workspace.ts";

export const fixAllKind = `${CodeActionKind.SourceFixAll}.guidepost`;

/** What the rules say that found something there. */
export function hoverIn(
  desk: Desk,
  uri: string,
  position: Position,
): Hover | null {
  const kept = desk.kept(uri);
  if (!kept) return null;
  const { rules, productRules } = kept.project;
  const lines = kept.text.split(/\r\n|\n|\r/);
  return hoverAt(position, kept.found, {
    rules: [...rules, ...productRules, ...comparisons],
    lineAt: (line) => lines[line] ?? "",
  });
}

interface Wanted {
  readonly uri: string;
  readonly range: Range;
  /** Kinds, where the editor does not want all; fixes of all are given only then. */
  readonly only: readonly string[] | undefined;
}

/** What may be done about what was found there. */
export async function actionsIn(
  desk: Desk,
  { uri, range, only }: Wanted,
  takes: EditorTakes,
): Promise<CodeAction[]> {
  const kept = desk.kept(uri);
  if (!kept) return [];
  const { version, text, found } = kept;
  const page = { uri, version, text, takes };
  const wants = (kind: string) =>
    only?.some((one) => kind === one || kind.startsWith(`${one}.`)) ?? false;
  const isAsked = only === undefined || wants(CodeActionKind.QuickFix);
  const fixes = isAsked ? actionsAt(range, found, page) : [];
  const isFixable = found.some(({ fix }) => fix.length > 0);
  if (!wants(fixAllKind) || !isFixable) return fixes;
  return [...fixes, ...fixAll(page, await desk.fixed(uri), fixAllKind)];
}

/** What fits where something is typed. */
export async function completionsIn(
  {
    documents,
    workspace,
  }: { readonly documents: OpenDocuments; readonly workspace: Workspace },
  uri: string,
  position: Position,
): Promise<CompletionItem[]> {
  const document = documents.at(uri);
  if (!document) return [];
  const project = await workspace.projectAt(document.path);
  return completeAt(document, position, project, (path) =>
    documents.textAt(path),
  );
}
