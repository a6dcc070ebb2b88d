/**
 * What moves a terminal's cursor, changes its colour or turns the direction of
 * text: control characters, bidirectional marks, line separators.
 */
const unprintable = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\ufeff]/gu;

/** The text with what a terminal would obey written out: `\u001b`. */
export function printable(text: string): string {
  return text.replace(unprintable, escaped);
}

/** JSON leaves some of them as they are; a terminal or an editor would not. */
export function printableJson(json: string): string {
  return json.replace(unprintable, (mark) =>
    mark === "\n" ? mark : escaped(mark),
  );
}

function escaped(mark: string): string {
  return `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
