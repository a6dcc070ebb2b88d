import type { Finding } from "../../lint/finding.ts";
import { sessionBlock } from "../../lint/blocks.ts";
import { positionOf } from "../../lint/positions.ts";
import type { Page } from "../../lint/rule.ts";
import type { Fence } from "../../markdown/document.ts";
import { printableLine } from "../../report/printable.ts";
import type { Place } from "../../session/events.ts";
import { tellChoice, tellEvent } from "../../session/tell-event.ts";
import type { Placeholder, Range, Script } from "../../shell/script.ts";
import { unknownsIn } from "../../lint/block-unknowns.ts";

/** A shell block of a page, by its index, and what was found in it. */
export interface ExplainedBlock {
  readonly page: Page;
  readonly index: number;
  readonly file: string;
  readonly findings: readonly Finding[];
}

type Section = readonly [title: string, lines: readonly string[]];

const widest = 72;

/** What the linter saw of a shell block, from its text to its findings. */
export function blockText(explained: ExplainedBlock): string {
  const { page, index, file, findings } = explained;
  const block = page.blocks[index];
  if (!block) throw new RangeError(`No block ${index} on this page`);
  const { fence, script } = block;
  return layOut([
    [placeOf(fence, file), whereabouts(fence, index, page)],
    ["Read as", readAs(explained, script)],
    ["Prompts", script.prompts.map(at(explained, quotedText(script)))],
    ["Output", script.output.map(at(explained, quotedText(script)))],
    ["Foreign", script.foreign.map(at(explained, foreignText(script)))],
    ["Placeholders", script.placeholders.map(at(explained, placeholderText))],
    ["Statements", statements(explained, script)],
    ["Rehearsal", events(explained)],
    ["Unknown", unknownsIn(page, index)],
    ["Limits", limits(explained)],
    ["Findings", findingLines(findings)],
  ]);
}

/** A block in a language that is not read as shell: nothing of it is rehearsed. */
export function otherBlockText(
  fence: Fence,
  file: string,
  findings: readonly Finding[],
): string {
  const why =
    fence.language === ""
      ? "its fence names no language, and only shell is rehearsed"
      : `it is tagged \`${fence.language}\`, and only shell is rehearsed`;
  return layOut([
    [placeOf(fence, file), under(fence)],
    ["Read as", [`not shell: ${why}`]],
    ["Findings", findingLines(findings)],
  ]);
}

function layOut(sections: readonly Section[]): string {
  return sections
    .filter(([, lines], at) => at === 0 || lines.length > 0)
    .map(([title, lines]) =>
      [title, ...lines.map((line) => `  ${line}`)]
        .map((line) => `${printableLine(line)}\n`)
        .join(""),
    )
    .join("\n");
}

function placeOf({ line, endLine }: Fence, file: string): string {
  return `${file}:${line}-${endLine}`;
}

function whereabouts(fence: Fence, index: number, page: Page): string[] {
  return [...under(fence), `shell block ${index + 1} of ${page.blocks.length}`];
}

function under({ headings }: Fence): string[] {
  return headings.length > 0 ? [`under ${headings.join(" > ")}`] : [];
}

function readAs({ page, index }: ExplainedBlock, script: Script): string[] {
  const block = page.blocks[index];
  if (!block) return [];
  const { fence } = block;
  const { choices, skip, prints } = sessionBlock(block, page.expectations);
  return [
    `${fence.language}, as the fence says: ${fence.info}`,
    `a ${script.kind}: ${script.why}`,
    ...(fence.closed ? [] : ["not closed: it goes on to the end of the page"]),
    ...Object.entries(choices).map(
      ([over, options]) => `only ${tellChoice(over, options)}`,
    ),
    ...(skip === undefined ? [] : [`skipped by its author: ${skip}`]),
    ...(prints === undefined
      ? []
      : [`its last command is said to print ${short(prints)}`]),
    ...(script.tree.errors ?? []).map(
      ({ message, pos }) =>
        `does not parse at ${start({ page, index }, pos)}: ${message}`,
    ),
  ];
}

function at<Part extends Range>(
  explained: ExplainedBlock,
  tell: (part: Part) => string,
): (part: Part) => string {
  return (part) => `${start(explained, part.start)}  ${tell(part)}`;
}

function start(
  { page, index }: Pick<ExplainedBlock, "page" | "index">,
  offset: number,
): string {
  const place = { block: index, start: offset, end: offset };
  const { line, column } = positionOf(place, page.blocks);
  return `${line}:${column}`.padEnd(6);
}

function quotedText({ content }: Script): (range: Range) => string {
  return ({ start, end }) => short(content.slice(start, end));
}

function foreignText({ content }: Script) {
  return (foreign: Script["foreign"][number]) => {
    const { what, certain, start, end } = foreign;
    const sure = certain ? "no shell would run it" : "a shell would run it";
    return `${what} (${sure}): ${short(content.slice(start, end))}`;
  };
}

function placeholderText({ text, style, within }: Placeholder): string {
  const taken =
    style === "word" || (within !== "command" && style !== "template")
      ? "left as it is"
      : "parsed as a word of its length";
  const where = {
    command: "in a command",
    quotes: "in quotes",
    heredoc: "in a heredoc",
  }[within];
  return `${short(text)} for the reader to fill in (${style}, ${where}), ${taken}`;
}

function statements({ page, index }: ExplainedBlock, { content }: Script) {
  return page.rehearsal.statements
    .filter(({ place }) => place.block === index)
    .flatMap(({ place, outcome, why }) => [
      `${start({ page, index }, place.start)}  ${outcome.padEnd(9)}  ${short(content.slice(place.start, place.end))}`,
      ...(why === undefined ? [] : [`${" ".repeat(19)}because ${why}`]),
    ]);
}

function events({ page, index }: ExplainedBlock): string[] {
  return page.rehearsal.events
    .filter(({ place }) => place.block === index)
    .map(
      (event) =>
        `${start({ page, index }, event.place.start)}  ${tellEvent(event)}`,
    );
}

function limits({ page, index }: ExplainedBlock): string[] {
  const here = ({ place }: { readonly place: Place }) => place.block === index;
  return page.rehearsal.limits
    .filter(here)
    .map(
      ({ place, limit }) =>
        `${start({ page, index }, place.start)}  ${
          limit === "ways"
            ? "not every combination of the page's choices was followed"
            : `the limit of ${limit} ended what stands here`
        }`,
    );
}

function findingLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ["none"];
  return findings.map(
    ({ line, column, severity, message, rule }) =>
      `${`${line}:${column}`.padEnd(6)}  ${severity}  ${message}  ${rule}`,
  );
}

/** On one line, and no longer than one. */
function short(text: string): string {
  const [first = "", ...rest] = text
    .trim()
    .replace(/\s*\\\n\s*/g, " ")
    .split("\n");
  const cut = first.length > widest ? `${first.slice(0, widest)}…` : first;
  const more = rest.length > 0 ? ` (and ${rest.length} more lines)` : "";
  return `${cut}${more}`;
}
