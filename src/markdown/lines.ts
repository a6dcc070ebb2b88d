import type { Document } from "./document.ts";

const byDocument = new WeakMap<object, readonly string[]>();

/** The lines of a page without their breaks; many a rule asks, and they are parted once. */
export function linesOf(document: Pick<Document, "text">): readonly string[] {
  const known = byDocument.get(document);
  if (known) return known;
  const lines = document.text.split(/\r\n|\n|\r/);
  byDocument.set(document, lines);
  return lines;
}
