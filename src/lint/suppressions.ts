import { linesOf } from "../markdown/lines.ts";
import type { Comment, Document, Position } from "../markdown/document.ts";
import { distance } from "./likeness.ts";

/**
 * `<!-- guidepost-disable-next-line rule, rule -- reason -->`, or `-disable` up to
 * `-enable` or the end of the page; for each rule that it names, or for none.
 */
export interface Suppression {
  readonly rule: string | undefined;
  readonly comment: Comment;
  /** Without one nothing is suppressed. */
  readonly hasReason: boolean;
  /** The first and the last line that it covers. */
  readonly from: number;
  readonly to: number;
}

/** A suppression when all rules have spoken. */
export interface JudgedSuppression extends Suppression {
  /** The rules that one can name. */
  readonly known: readonly string[];
  /** Its rule spoke, but not where it is suppressed. */
  readonly idle: boolean;
}

interface Directive {
  readonly kind: "disable-next-line" | "disable" | "enable";
  readonly rules: readonly string[];
  readonly hasReason: boolean;
}

/** The rules that the text of a comment disables on the next line; none where it says something else. */
export function disabledRules(comment: string): readonly string[] {
  const directive = directiveOf(comment);
  const { kind, hasReason, rules } = directive ?? {};
  return kind === "disable-next-line" && hasReason && rules ? rules : [];
}

export function readSuppressions(document: Document): Suppression[] {
  const directives = document.comments.flatMap((comment) => {
    const directive = directiveOf(comment.text);
    return directive ? [{ comment, ...directive }] : [];
  });
  if (directives.length === 0) return [];
  const lines = linesOf(document);
  const speaking = speakingLines(document, lines);
  return directives.flatMap(({ comment, kind, rules, hasReason }, index) => {
    if (kind === "enable") return [];
    const named = rules.length > 0 ? rules : [undefined];
    return named.map((rule) => ({
      rule,
      comment,
      hasReason,
      ...(kind === "disable"
        ? { from: comment.endLine + 1, to: endOf(rule, index) }
        : covered(comment, document, speaking)),
    }));
  });

  /** An `-enable` without a name is for all rules. */
  function endOf(rule: string | undefined, index: number): number {
    const end = directives
      .slice(index + 1)
      .find(
        ({ kind, rules }) =>
          kind === "enable" &&
          (rules.length === 0 || (rule !== undefined && rules.includes(rule))),
      );
    return end?.comment.line ?? lines.length;
  }
}

/** Whether the author disabled a rule, with a reason, where a finding starts. */
export function isSuppressing(
  { rule, hasReason, from, to }: Suppression,
  name: string,
  { line }: Position,
): boolean {
  return hasReason && rule === name && from <= line && line <= to;
}

const kinds = ["disable-next-line", "disable", "enable"] as const;

/** A comment that looks like one of ours, and silences nothing. */
export interface MisspeltDirective {
  readonly comment: Comment;
  readonly typed: string;
  readonly meant: string;
}

/** `guidepost-disable-nextline`, `guidepost ignore`: other words are other tools'. */
export function misspeltDirectives({
  comments,
}: Document): MisspeltDirective[] {
  return comments.flatMap((comment) => {
    const [, typed = "", verb = ""] =
      /^\s*(guidepost[-:_ ]((?:dis|en|ign|allow|suppress|skip-)[\w-]*))(?=\s|$)/i.exec(
        comment.text,
      ) ?? [];
    if (typed === "" || directiveOf(comment.text)) return [];
    const near = kinds.find((kind) => distance(kind, verb.toLowerCase()) <= 3);
    return [{ comment, typed, meant: `guidepost-${near ?? kinds[0]}` }];
  });
}

const directive =
  /^\s*guidepost-(disable-next-line|disable|enable)(?=\s|$)([^]*)$/;

function directiveOf(comment: string): Directive | undefined {
  const [, kind, rest = ""] = directive.exec(comment) ?? [];
  if (kind !== "disable-next-line" && kind !== "disable" && kind !== "enable")
    return undefined;
  const [names = "", ...reason] = rest.split(/(?<=\s)--(?=\s|$)/);
  return {
    kind,
    rules: names.split(/[\s,]+/).filter((name) => name !== ""),
    hasReason: reason.join("--").trim() !== "",
  };
}

/** The next line that says something, or the whole fence that starts there. */
function covered(
  comment: Comment,
  { fences }: Document,
  speaking: readonly number[],
): { from: number; to: number } {
  const from = speaking[comment.endLine] ?? comment.endLine + 1;
  const fence = fences.find(({ line }) => line === from);
  return { from, to: fence?.endLine ?? from };
}

/** For each line, by index, the number of the first from it on that is no comment and not empty. */
function speakingLines(
  { comments }: Document,
  lines: readonly string[],
): readonly number[] {
  const silent = new Set<number>();
  for (const { line, endLine } of comments)
    for (let at = line; at <= endLine; at++) silent.add(at);
  const speaking: number[] = [];
  let next = lines.length;
  for (let line = lines.length; line > 0; line--) {
    const text = lines[line - 1] ?? "";
    if (!silent.has(line) && !/^[ \t>]*$/.test(text)) next = line;
    speaking[line - 1] = next;
  }
  return speaking;
}
