import type { Comment, Document, Position } from "../markdown/document.ts";

/** `<!-- guidepost-disable-next-line rule, rule -- reason -->`, and what it covers. */
interface Suppression {
  readonly rules: readonly string[];
  readonly from: number;
  readonly to: number;
}

const directive = /^\s*guidepost-disable-next-line\s+([^]*?)\s--\s+\S/;

/** Whether the author disabled a rule where a finding starts. A reason must be given. */
export function suppressor(
  document: Document,
): (rule: string, position: Position) => boolean {
  const suppressions = readSuppressions(document);
  return (rule, { line }) =>
    suppressions.some(
      ({ rules, from, to }) =>
        rules.includes(rule) && from <= line && line <= to,
    );
}

/** The rules that the text of a comment disables; none where it says something else. */
export function disabledRules(comment: string): string[] {
  return directive.exec(comment)?.[1]?.split(/[\s,]+/) ?? [];
}

function readSuppressions(document: Document): Suppression[] {
  const directives = document.comments.flatMap((comment) => {
    const rules = disabledRules(comment.text);
    return rules.length > 0 ? [{ comment, rules }] : [];
  });
  if (directives.length === 0) return [];
  const lines = document.text.split(/\r\n|\n|\r/);
  return directives.map(({ comment, rules }) => ({
    rules,
    ...covered(comment, document, lines),
  }));
}

/** The next line that says something, or the whole fence that starts there. */
function covered(
  comment: Comment,
  document: Document,
  lines: readonly string[],
): { from: number; to: number } {
  let from = comment.endLine + 1;
  while (from < lines.length && isSilent(lines[from - 1] ?? "", from, document))
    from++;
  const fence = document.fences.find(({ line }) => line === from);
  return { from, to: fence?.endLine ?? from };
}

function isSilent(text: string, line: number, { comments }: Document): boolean {
  if (/^[ \t>]*$/.test(text)) return true;
  return comments.some(
    (comment) => comment.line <= line && line <= comment.endLine,
  );
}
