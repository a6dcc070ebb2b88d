import type { Heading, Position } from "./document.ts";

const longest = 400;
const attributes = /\{:?[ \t]*#([^\s{}]+)[^{}]*\}$/;

/** `## Text ##`: depth, text and id, or `undefined`. */
export function atxHeading(
  text: string,
): Omit<Heading, keyof Position> | undefined {
  const marks = /^#{1,6}(?=[ \t]|$)/.exec(text)?.[0];
  if (marks === undefined) return undefined;
  const rest = text.slice(marks.length).trim();
  let end = rest.length;
  while (rest[end - 1] === "#") end--;
  const open = rest.slice(0, end);
  const closed = open === "" || /[ \t]$/.test(open);
  return { depth: marks.length, ...headingText(closed ? open : rest) };
}

/** `Text {#id}`, the id as Hugo, Docusaurus, Pandoc and MkDocs take it. */
export function headingText(markdown: string): Pick<Heading, "text" | "id"> {
  const id = attributes.exec(markdown.trimEnd())?.[1];
  return { text: plain(markdown), ...(id !== undefined && { id }) };
}

/** `===` below a paragraph makes it a heading of depth 1, `---` of depth 2. */
export function setextDepth(text: string): 1 | 2 | undefined {
  if (/^=+[ \t]*$/.test(text)) return 1;
  if (/^-+[ \t]*$/.test(text)) return 2;
  return undefined;
}

/** A heading's words without their marks, as a reader sees them. */
export function plain(markdown: string): string {
  const text = markdown.trim();
  // Headings are short; the patterns are not made for what is not.
  if (text.length > longest) return text;
  const codes: string[] = [];
  return text
    .replace(attributes, "")
    .replace(
      /\\[`[\]]|(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g,
      (all, mark: string | undefined, code: string) =>
        mark === undefined ? all : `\uE000${codes.push(code) - 1}\uE001`,
    )
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, "$1")
    .replace(/<\/?[A-Za-z][^<>]*>/g, "")
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, "$2")
    .replace(/(?<![\w*])\*(?=\S)([^*]*)\*/g, "$1")
    .replace(/(?<![\w_\\])_(?=\S)([^_]*[^_\s])_(?![\w_])/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\uE000(\d+)\uE001/g, (all, at) => codes[Number(at)] ?? all)
    .trim();
}

/** Goes on to the next heading: `path` holds those it stands under, outermost first. */
export function enterHeading(path: Heading[], heading: Heading): void {
  while ((path.at(-1)?.depth ?? 0) >= heading.depth) path.pop();
  path.push(heading);
}

/** The headings that a line stands under, outermost first. */
export function headingsAbove(
  headings: readonly Heading[],
  line: number,
): Heading[] {
  const path: Heading[] = [];
  for (const heading of headings) {
    if (heading.line > line) break;
    enterHeading(path, heading);
  }
  return path;
}
