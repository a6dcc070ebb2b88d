import { printable } from "./printable.ts";

type Attributes = Readonly<Record<string, string | number>>;

/** An element as lines; its children are lines, too. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string[] {
  const start = `<${name}${Object.entries(attributes).map(attribute).join("")}`;
  if (children.length === 0) return [`${start}/>`];
  const inside = children.map((line) => `  ${line}`);
  return [`${start}>`, ...inside, `</${name}>`];
}

/** An element around text, whose lines stay as they are. */
export function textElement(
  name: string,
  attributes: Attributes,
  lines: readonly string[],
): string[] {
  const start = `<${name}${Object.entries(attributes).map(attribute).join("")}>`;
  return [`${start}${lines.map(escaped).join("\n")}</${name}>`];
}

export function xmlDocument(root: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.join("\n")}\n`;
}

function attribute([name, value]: readonly [string, string | number]): string {
  return ` ${name}="${escaped(String(value))}"`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** XML has no way to write control characters and halves of surrogates. */
function escaped(text: string): string {
  return printable(text)
    .replaceAll(
      /[\p{Cs}\ufffe\uffff]/gu,
      (mark) => `\\u${mark.charCodeAt(0).toString(16)}`,
    )
    .replaceAll(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}
