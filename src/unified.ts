import { resolve } from "node:path";
import { judge } from "./baseline/judge.ts";
import { againstOf, openBaseline } from "./commands/lint/baseline.ts";
import { thoroughLinter } from "./commands/lint/page-linter.ts";
import { levelled } from "./commands/project/levels.ts";
import { projectOf, wayTo } from "./commands/project.ts";
import type { Finding } from "./lint/finding.ts";

/** What the plugin is configured with; all of it may be left out. */
export interface GuidepostOptions {
  /** The configuration; default: `guidepost.config.*` in the folder of the file's `cwd`, or above. */
  readonly config?: string;
  /** `false` runs no code of the configuration: for changes from strangers. */
  readonly configCode?: boolean;
  /** The folder that the reader of a page starts in. */
  readonly fixtures?: string;
  /** `false` reads the text only, and follows no block. */
  readonly dryRun?: boolean;
  /** The file of what was found before; `false` tells that, too. */
  readonly baseline?: string | false;
}

/** What the plugin takes of a VFile. */
interface PageFile {
  readonly cwd: string;
  readonly path?: string | undefined;
  readonly message: (reason: string, options: MessageOptions) => PageMessage;
  toString(): string;
}

interface MessageOptions {
  readonly place: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
  readonly source: string;
  readonly ruleId: string;
}

/** What it adds to a VFileMessage: `fatal` is true for errors and undefined for infos. */
interface PageMessage {
  fatal?: boolean | null | undefined;
  note?: string | undefined;
}

/**
 * Lints Markdown where unified processes it: `unified().use(remarkParse).use(guidepost)`.
 * Each finding becomes a message of the file, as loud as the configuration has it;
 * the tree is left as it is. Rejects where the configuration does not read.
 */
export default function guidepost(
  options: GuidepostOptions = {},
): (tree: unknown, file: PageFile) => Promise<undefined> {
  const projects = new Map<string, ReturnType<typeof linterIn>>();
  return async (_tree, file) => {
    const linter = projects.get(file.cwd) ?? linterIn(file.cwd, options);
    projects.set(file.cwd, linter);
    const { lint, helpOf } = await linter;
    const findings = await lint(file.path ?? "page.md", file.toString());
    for (const finding of findings) tell(file, finding, helpOf(finding.rule));
    return undefined;
  };
}

/** What lints the pages of one project, as `guidepost lint` does there. */
async function linterIn(cwd: string, options: GuidepostOptions) {
  const flags = { ...options };
  const project = await projectOf(flags, { cwd });
  const texts = new Map<string, string>();
  const textOf = (file: string) => texts.get(file);
  const linter = await thoroughLinter(project, { cwd, options: flags, textOf });
  const before = await openBaseline(project, flags, { cwd });
  const against = before && againstOf(before, project, flags, texts);
  const helps = new Map(project.rules.map(({ name, help }) => [name, help]));
  return {
    helpOf: (rule: string) => helps.get(rule),
    async lint(path: string, text: string): Promise<Finding[]> {
      const file = wayTo(project.root, resolve(cwd, path));
      texts.set(file, text);
      const { result } = await linter({ file, text });
      const findings = levelled(result.findings, project);
      if (!against) return findings;
      const { known } = judge([{ file, findings }], against);
      return findings.filter((finding) => !known.has(finding));
    },
  };
}

function tell(
  file: PageFile,
  { rule, message, severity, line, column, endLine, endColumn }: Finding,
  help: string | undefined,
): void {
  const told = file.message(message, {
    place: {
      start: { line, column },
      end: { line: endLine, column: endColumn },
    },
    source: "guidepost",
    ruleId: rule,
  });
  told.fatal = severity === "info" ? undefined : severity === "error";
  if (help !== undefined) told.note = help;
}
