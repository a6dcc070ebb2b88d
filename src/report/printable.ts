/**
 * What moves a terminal's cursor, changes its colour or turns the direction of
 * text: control characters, bidirectional marks, line separators.
 */
const unprintable =
  // oxlint-disable-next-line no-control-regex -- they are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

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
