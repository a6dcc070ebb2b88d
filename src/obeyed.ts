/**
 * What moves a terminal's cursor, changes its colour or turns the direction of
 * text: control characters, bidirectional marks, line separators.
 */
export const obeyed = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\ufeff]/gu;

/** Whether a terminal shows a text as it reads; new lines and tabs are no orders. */
export function isOnlyShown(text: string): boolean {
  return text.replace(/[\n\t]/g, "").search(obeyed) < 0;
}

/** The text with each of them written out: `\u001b`. */
export function writtenOut(text: string): string {
  return text.replace(obeyed, escaped);
}

/** A mark as JSON writes it. */
export function escaped(mark: string): string {
  return `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
