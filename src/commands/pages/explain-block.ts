import { resolve } from "node:path";
import { readText } from "../../files.ts";
import { lintThoroughly } from "../../lint/thorough.ts";
import type { Document, Fence } from "../../markdown/document.ts";
import { isShell } from "../../shell/script.ts";
import { UsageError } from "../../usage.ts";
import { blockText, otherBlockText } from "./block-text.ts";
import type { Options, Outcome, Surroundings } from "../command.ts";
import { engineOf, rehearsedBy } from "./engine.ts";
import { knowledgeOf } from "./knowledge.ts";
import { sayingsOf } from "./sayings.ts";
import { sourcesOf } from "./sources.ts";
import { wayTo, type Project } from "../project.ts";
import { levelled } from "../project/levels.ts";

/** What the linter saw of the block at `file:line`, for who maintains the page or the linter. */
export async function explainBlock(
  place: string,
  project: Project,
  options: Options,
  { cwd }: Surroundings,
): Promise<Outcome> {
  const { path, line } = readPlace(place);
  const { root, rules, toolCalled } = project;
  const absolute = resolve(cwd, path);
  const file = wayTo(root, absolute);
  const text = await readText(absolute);
  const says = await sayingsOf(project);
  const know = knowledgeOf(project, says);
  const knowledge = { file, rules, toolCalled, ...(await know(file, text)) };
  const sources = await sourcesOf(project, options, { cwd, says });
  const linted = await lintThoroughly(text, knowledge, sources(file, text));
  const findings = levelled(linted.findings, project);
  const { page } = await rehearsedBy(engineOf(options), { ...linted, file });
  const fence = fenceAt(page.document, line, file);
  const within = findings.filter(
    (finding) => fence.line <= finding.line && finding.line <= fence.endLine,
  );
  const index = page.blocks.findIndex((block) => block.fence === fence);
  return {
    text: isShell(fence.language)
      ? blockText({ page, index, file, findings: within })
      : otherBlockText(fence, file, within),
    exitCode: 0,
  };
}

function readPlace(place: string): { path: string; line: number } {
  const [, path, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(place) ?? [];
  if (path !== undefined && Number(line) > 0)
    return { path, line: Number(line) };
  throw new UsageError(
    `Unexpected \`${place}\` for \`--explain-block\`, expected a file and a line: \`guides/mill.md:12\``,
  );
}

function fenceAt({ fences }: Document, line: number, file: string): Fence {
  const at = fences.find((fence) => distance(fence, line) === 0);
  if (at) return at;
  const [nearest] = fences.toSorted(
    (a, b) => distance(a, line) - distance(b, line),
  );
  throw new UsageError(
    `Found no block at line ${line} of \`${file}\``,
    nearest
      ? `The nearest is at lines ${nearest.line} to ${nearest.endLine}: \`${file}:${nearest.line}\``
      : "The page holds no fenced block",
  );
}

function distance(fence: Fence, line: number): number {
  return Math.max(0, fence.line - line, line - fence.endLine);
}
