/** What is to be taken out, looked at or left behind. */
const old =
  /\b(?:remov|delet|drop|before|old|was\b|were\b|had\b|no longer|previous|replac|renam|instead|deprecat|contain|look|fail|error|not\b|if you)/i;

const isComment = /^(?:<!--|\{\/\*)/;

/** The line of text next above a line; comments are annotations. */
export function leadIn(line: number, page: readonly string[]): string {
  for (let at = line - 2; at >= 0; at -= 1) {
    const text = page[at]?.trim() ?? "";
    if (text !== "" && !isComment.test(text)) return text;
  }
  return "";
}

/** Whether what comes below a line is something that the reader is not to put in. */
export function isOfOld(above: string): boolean {
  return old.test(above);
}
