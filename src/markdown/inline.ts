/** Lines whose text is read as one: a paragraph, a heading. */
export interface Passage {
  readonly heading: boolean;
  readonly lines: readonly PassageLine[];
}

export interface PassageLine {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** Where something ends, and what it says. */
export interface Taken {
  readonly end: number;
  readonly url: string;
}

/** Deeper parentheses in a destination are text, as in CommonMark's own parser. */
const deepest = 32;

/** `(url "title")` of an inline link. */
export function takeResource(text: string, at: number): Taken | undefined {
  if (text[at] !== "(") return undefined;
  const start = skipSpace(text, at + 1);
  const target = takeTarget(text, start) ?? { end: start, url: "" };
  const gap = skipSpace(text, target.end);
  const title = gap > target.end ? takeTitle(text, gap) : undefined;
  const end = skipSpace(text, title ?? target.end);
  return text[end] === ")" ? { end: end + 1, url: target.url } : undefined;
}

/** `[label]: url "title"`, a line to itself. */
export function takeDefinition(
  text: string,
  at: number,
): (Taken & { readonly label: string }) | undefined {
  const label = takeLabel(text, at);
  if (!label || text[label.end] !== ":") return undefined;
  const start = skipSpace(text, label.end + 1);
  const target = takeTarget(text, start);
  if (!target) return undefined;
  const gap = skipSpace(text, target.end);
  const title = gap > target.end ? takeTitle(text, gap) : undefined;
  const found = { label: label.label, url: target.url };
  const afterTitle = title && endOfLine(text, title);
  if (afterTitle !== undefined) return { ...found, end: afterTitle };
  const end = endOfLine(text, target.end);
  return end === undefined ? undefined : { ...found, end };
}

/** The next line's start where nothing but white space is left of this one. */
function endOfLine(text: string, at: number): number | undefined {
  let end = at;
  while (text[end] === " " || text[end] === "\t") end++;
  if (end === text.length) return end;
  return text[end] === "\n" ? end + 1 : undefined;
}

/** `[label]`, its text made comparable. */
export function takeLabel(
  text: string,
  at: number,
): { readonly end: number; readonly label: string } | undefined {
  if (text[at] !== "[" || text[at + 1] === "^") return undefined;
  const limit = Math.min(text.length, at + 1001);
  for (let end = at + 1; end < limit; end++) {
    if (text[end] === "\\") end++;
    else if (text[end] === "[") return undefined;
    else if (text[end] === "]") {
      const label = comparable(text.slice(at + 1, end));
      return label === "" ? undefined : { end: end + 1, label };
    }
  }
  return undefined;
}

function comparable(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();
}

function takeTarget(text: string, at: number): Taken | undefined {
  return text[at] === "<" ? takePointed(text, at) : takeBare(text, at);
}

function takePointed(text: string, at: number): Taken | undefined {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === "\\") end++;
    else if (text[end] === "\n" || text[end] === "<") return undefined;
    else if (text[end] === ">")
      return { end: end + 1, url: decoded(text.slice(at + 1, end)) };
  }
  return undefined;
}

function takeBare(text: string, at: number): Taken | undefined {
  let open = 0;
  let end = at;
  for (; end < text.length; end++) {
    const letter = text.charAt(end);
    if (letter === "\\" && isPunctuation(text.charAt(end + 1))) end++;
    else if (letter <= " " || letter === "\u007F") break;
    else if (letter === "(" && ++open > deepest) return undefined;
    else if (letter === ")" && --open < 0) break;
  }
  if (open > 0 || end === at) return undefined;
  return { end, url: decoded(text.slice(at, end)) };
}

function takeTitle(text: string, at: number): number | undefined {
  const close = { '"': '"', "'": "'", "(": ")" }[text.charAt(at)];
  if (close === undefined) return undefined;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === "\\") end++;
    else if (text[end] === close) return end + 1;
    else if (text[end] === "(" && close === ")") return undefined;
  }
  return undefined;
}

function skipSpace(text: string, at: number): number {
  let end = at;
  while (/[ \t\n]/.test(text.charAt(end))) end++;
  return end;
}

export function isPunctuation(letter: string): boolean {
  return /^[!-/:-@[-`{-~]$/.test(letter);
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
};

/** What backslashes and character references in a URL stand for. */
export function decoded(url: string): string {
  return url
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w+));/g, (all, ...of) => {
      const [decimal, hex, name] = of.map(String);
      if (name !== "undefined") return named[name ?? ""] ?? all;
      const code =
        hex === "undefined" ? Number(decimal) : parseInt(hex ?? "", 16);
      return code > 0 && code <= 0x10ffff
        ? String.fromCodePoint(code)
        : "\uFFFD";
    });
}
