/** `Deprecated:`, `(deprecated)`, `is deprecated`; not `the deprecated X`. */
const deprecatedWords =
  /(?:^|[.!\n]\s*|[[(@*]\s*)deprecated\b|\b(?:is|are|was|now|been) deprecated\b/i;

const requiredWords =
  /(?:^|[.!\n]\s*|[[(@*]\s*)(?:required|mandatory)\b(?! (?:if|when|for|only|by|unless))|\b(?:is|now) (?:required|mandatory)\b(?! (?:if|when|for|only|by|unless))/i;

/** What ends the comment of a key in words: `use x instead`. */
const insteadWords =
  /\b(?:use|set|see|replaced by|superseded by|renamed to|in favou?r of|moved to)\s+[`"']?([A-Za-z][\w.:/-]*[\w])[`"']?/i;

/** How a new key's comment names the old one: `formerly x`. */
const formerlyWords =
  /\b(?:formerly|renamed from|replaces|previously|was called|old name:?)\s+[`"']?([\w.:/-]*\w)/i;

export function saysDeprecated(comment: string | undefined): boolean {
  return comment !== undefined && deprecatedWords.test(comment);
}

export function saysRequired(comment: string | undefined): boolean {
  return comment !== undefined && requiredWords.test(comment);
}

/** What a comment names in place of its key. */
export function insteadOf(comment: string): string | undefined {
  return insteadWords.exec(comment)?.[1];
}

/** What a comment names as the key's old name. */
export function formerlyOf(comment: string): string | undefined {
  return formerlyWords.exec(comment)?.[1];
}

/**
 * The text of the comment lines right above a line, and of none further up. A
 * line counts whose marker stands no deeper than `indent`; one like `until` ends
 * the comment.
 */
export function commentAbove(
  lines: readonly string[],
  {
    line,
    indent,
    marker,
    until,
  }: {
    readonly line: number;
    readonly indent: number;
    readonly marker: RegExp;
    readonly until?: RegExp;
  },
): string | undefined {
  const block: string[] = [];
  for (let at = line - 2; at >= 0; at -= 1) {
    const text = lines[at] ?? "";
    const plain = text.trimStart();
    if (!marker.test(plain) || until?.test(plain)) break;
    if (text.length - plain.length > indent) break;
    block.unshift(plain.replace(marker, ""));
  }
  return tidyComment(block);
}

/** Rulers and keys that are commented out are no words about the key below. */
export function tidyComment(block: readonly string[]): string | undefined {
  const described = block.findLastIndex((line) => /^\s*--(?: |$)/.test(line));
  const own = described === -1 ? block : block.slice(described);
  const words = own
    .map((line) => line.replace(/^\s*--(?: |$)/, "").trim())
    .filter((line) => !isRuler(line) && !isCommentedOut(line));
  const text = words.join(" ").replace(/\s+/g, " ").trim();
  return text === "" ? undefined : text;
}

function isRuler(line: string): boolean {
  return /^[\s#=*~_+-]*$/.test(line) || /^@(?!deprecated)\w/.test(line);
}

function isCommentedOut(line: string): boolean {
  return (
    /^(?:- )?["']?[a-z][\w./"'-]*:(?:$| [[{"'|>]| [\w./-]+$)/.test(line) ||
    /^- \S+$/.test(line) ||
    /^[A-Z][A-Z0-9_]*=\S*$/.test(line)
  );
}
