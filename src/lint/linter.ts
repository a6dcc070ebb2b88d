import { toolCalled as ours } from "../tools/index.ts";
import { UsageError } from "../usage.ts";
import { readDocument } from "../markdown/read.ts";
import type { Expectations } from "../plan/expect.ts";
import type { Rehearsal } from "../session/events.ts";
import { rehearse } from "../session/rehearse.ts";
import type { SessionSources, SessionWants } from "../session/wants.ts";
import { sessionBlock, shellBlocks } from "./blocks.ts";
import { coverageOf } from "./coverage.ts";
import type { Coverage, Finding, Origin } from "./finding.ts";
import { expectationsOf } from "./guide.ts";
import type { PayloadParsers } from "./payload.ts";
import { positionOf } from "./positions.ts";
import { allRules } from "./rules.ts";
import type { Page, Rule } from "./rule.ts";
import { onPage, type ScriptFile, scriptFilesOf } from "./script-files.ts";
import type { ToolSpecs } from "./tool-specs.ts";
import { stamp } from "./stamp.ts";
import { suppress } from "./suppress.ts";
import { withoutEchoes, type LocatedProblem } from "./yielding.ts";

/** What a lint is told beside the text; `file` is all that it needs. */
export interface LintOptions
  extends Pick<Page, "exists" | "anchorsOf" | "metadata">, SessionSources {
  /** What findings name; nothing is read from it. */
  readonly file: string;
  /** Default: what the page's front matter says. */
  readonly expectations?: Expectations;
  readonly rules?: readonly Rule[];
  /** Where a line of generated text came from. */
  readonly trace?: (line: number) => Origin | undefined;
  /** The page of an earlier lint of the same text, which needs no second reading. */
  readonly read?: Pick<Page, "document" | "blocks">;
  /** The parsers of payloads that are loaded. */
  readonly parser?: PayloadParsers;
  /** The specs of tools that are loaded. */
  readonly specs?: ToolSpecs;
  /** Only the text is read: no block is followed, and no rule on sessions speaks. */
  readonly dryRun?: false;
}

/** What was not given and would have helped; `lintThoroughly` fetches it. */
export interface Wants extends SessionWants {
  /** Names of parsers. */
  readonly payloads: readonly string[];
  /** Names of tools. */
  readonly specs: readonly string[];
}

/** What a lint found, and what it saw on the way. */
export interface LintResult {
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  readonly rehearsal: Rehearsal;
  /** All that the rules saw. */
  readonly page: Page;
  readonly wants: Wants;
}

/** Reads a page, rehearses its blocks and holds both against the rules. */
export function lint(text: string, options: LintOptions): LintResult {
  return judge(rehearsePage(text, options), options);
}

/** A page whose blocks were rehearsed, and the scripts that it shows as files. */
export interface RehearsedPage {
  readonly page: Page;
  readonly files: readonly ScriptFile[];
  /** What the rehearsals lacked. */
  readonly wants: SessionWants;
}

/** The first half of a lint: no rule has spoken yet. */
export function rehearsePage(
  text: string,
  options: LintOptions,
): RehearsedPage {
  const page = readPage(text, options);
  const files = options.dryRun === false ? [] : scriptFilesOf(page, options);
  return { page, files, wants: wantsOf([page, ...files.map(pageOf)]) };
}

/** The second half of a lint. */
export function judge(
  { page: rehearsed, files, wants }: RehearsedPage,
  options: LintOptions,
): LintResult {
  const payloads = new Set<string>();
  const specs = new Set<string>();
  const asking: Pick<Page, "parser" | "specs"> = {
    parser: (name) => {
      const parser = options.parser?.(name);
      if (!parser) payloads.add(name);
      return parser;
    },
    specs: (tool) => {
      const known = options.specs?.(tool);
      if (!known) specs.add(tool);
      return known;
    },
  };
  const page = { ...rehearsed, ...asking };
  const scripts = files.map((file) => ({
    ...file,
    page: { ...file.page, ...asking },
  }));
  const problems = problemsOf(page, scripts, options);
  return {
    findings: stamp(problems, page, options),
    coverage: coverageOf(page),
    rehearsal: page.rehearsal,
    page,
    wants: { ...wants, payloads: [...payloads], specs: [...specs] },
  };
}

function pageOf({ page }: ScriptFile): Page {
  return page;
}

/** First what the rules find, then what the author's suppressions made of it. */
function problemsOf(
  page: Page,
  files: readonly ScriptFile[],
  options: LintOptions,
): LocatedProblem[] {
  const { file, rules = allRules } = options;
  const ofSuppressions = rules.filter(({ on }) => on === "suppressions");
  const others = rules.filter(
    ({ on }) =>
      on === "document" || (on === "session" && options.dryRun !== false),
  );
  const ofSessions = others.filter(({ on }) => on === "session");
  const found = withoutEchoes([
    ...others.flatMap((rule) => check(rule, { page }, file)),
    ...files.flatMap((script) =>
      ofSessions.flatMap((rule) => check(rule, script, file)),
    ),
  ]);
  const { kept, suppressions } = suppress(found, page.document, {
    ran: others,
    known: allRules,
  });
  const judged = { ...page, suppressions };
  return [
    ...kept,
    ...ofSuppressions.flatMap((rule) => check(rule, { page: judged }, file)),
  ];
}

function readPage(text: string, options: LintOptions): Page {
  const { document, blocks } = options.read ?? read(text);
  const expectations = options.expectations ?? expectationsOf(document);
  const { exists, anchorsOf, metadata } = options;
  const { evaluated, fixture, toolCalled = ours, dryRun } = options;
  const followed = dryRun === false ? [] : blocks;
  const rehearsal = rehearse(
    followed.map((block) => sessionBlock(block, expectations)),
    {
      variables: expectations.variables,
      ...(evaluated && { evaluated }),
      ...(fixture && { fixture }),
      toolCalled,
    },
  );
  return {
    document,
    blocks,
    rehearsal,
    expectations,
    parser: nothing,
    specs: nothing,
    toolCalled,
    suppressions: [],
    ...(exists && { exists }),
    ...(anchorsOf && { anchorsOf }),
    ...(metadata && { metadata }),
  };
}

/** Only rules ask. */
function nothing(): undefined {}

function read(text: string): Pick<Page, "document" | "blocks"> {
  const document = readDocument(text);
  return { document, blocks: shellBlocks(document) };
}

function wantsOf(pages: readonly Page[]): SessionWants {
  const wants = pages.map(({ rehearsal }) => rehearsal.wants);
  return {
    evaluations: wants.flatMap(({ evaluations }) => evaluations),
    files: wants.flatMap(({ files }) => files),
  };
}

/** Unknown is never a finding: this is the one place that refuses what rests on it. */
function check(
  rule: Rule,
  { page, index }: Pick<ScriptFile, "page"> & Partial<ScriptFile>,
  file: string,
): LocatedProblem[] {
  try {
    const found: LocatedProblem[] = [];
    // Nearly all rules find nothing on nearly all pages.
    for (const problem of rule.check(page)) {
      if (problem.rests && problem.rests.length > 0) continue;
      found.push({
        rule,
        problem: index === undefined ? problem : onPage(problem, index),
        position: positionOf(problem.place, page.blocks),
      });
    }
    return found;
  } catch (cause) {
    // A plugin's rule failed, which is its author's to put right.
    if (cause instanceof UsageError) throw cause;
    throw new Error(`Rule \`${rule.name}\` failed on \`${file}\``, { cause });
  }
}
