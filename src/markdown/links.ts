import type { Link, Position } from "./document.ts";
import {
  decoded,
  isPunctuation,
  takeDefinition,
  takeLabel,
  takeResource,
  type Passage,
} from "./inline.ts";

/** A passage as one text; its first characters may be definitions. */
interface Stretch {
  readonly text: string;
  /** Where what is no definition begins. */
  readonly start: number;
  /** The page's position of two offsets into the text. */
  readonly span: (start: number, end: number) => Position;
}

type Definitions = ReadonlyMap<string, string>;

const mayLink = /[[<]/;

/** The links of a page. Definitions hold for all of it, wherever they stand. */
export function readLinks(passages: readonly Passage[]): Link[] {
  const links: Link[] = [];
  const definitions = new Map<string, string>();
  const stretches = passages.flatMap((passage) => {
    const text = passage.lines.map((line) => line.text).join("\n");
    if (!mayLink.test(text)) return [];
    const span = spanner(passage);
    const start = passage.heading ? 0 : readDefinitions();
    return [{ text, start, span }];

    function readDefinitions(): number {
      let at = 0;
      for (;;) {
        const found = takeDefinition(text, at);
        if (!found) return at;
        const { label, url, end } = found;
        if (!definitions.has(label)) definitions.set(label, url);
        const stop = text.slice(at, end).trimEnd().length + at;
        links.push({ kind: "definition", url, ...span(at, stop) });
        at = end;
      }
    }
  });
  for (const stretch of stretches) {
    for (const { kind, url, start, end } of scan(stretch, definitions))
      links.push({ kind, url, ...stretch.span(start, end) });
  }
  return links.sort((a, b) => a.line - b.line || a.column - b.column);
}

interface Found {
  readonly kind: Link["kind"];
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

interface Bracket {
  readonly at: number;
  readonly image: boolean;
  /** A label holds no brackets. */
  holdsBrackets: boolean;
}

/** CommonMark's way: what binds tighter than brackets first, then a stack of them. */
function scan({ text, start }: Stretch, definitions: Definitions): Found[] {
  const found: Found[] = [];
  const lastComment = text.lastIndexOf("-->");
  const closing = codeSpans(text);
  const open: Bracket[] = [];
  /** A link holds no links: brackets below this one are text, unless of images. */
  let spent = 0;
  let at = start;
  while (at < text.length) {
    const letter = text[at];
    if (letter === "\\") at += isPunctuation(text.charAt(at + 1)) ? 2 : 1;
    else if (letter === "`") at = closing(at);
    else if (letter === "<") {
      const { end, link } = takeAngle(text, at, lastComment);
      if (link) found.push({ ...link, start: at, end });
      at = end;
    } else if (letter === "[" || text.startsWith("![", at)) {
      const image = letter === "!";
      const bracket = image ? at + 1 : at;
      open.push({ at: bracket, image, holdsBrackets: false });
      at = bracket + 1;
    } else if (letter === "]") {
      const bracket = open.pop();
      const parent = open.at(-1);
      if (parent) parent.holdsBrackets = true;
      const dead = !bracket?.image && open.length < spent;
      const target =
        bracket && !dead && takeLink(text, at, bracket, definitions);
      if (bracket && target) {
        if (bracket.image) dropFrom(found, bracket.at);
        else spent = open.length;
        const start = bracket.image ? bracket.at - 1 : bracket.at;
        found.push({ ...target, start });
      }
      spent = Math.min(spent, open.length);
      at = target ? target.end : at + 1;
    } else at++;
  }
  return found;
}

/** In the text of an image links are words. */
function dropFrom(found: Found[], start: number): void {
  while ((found.at(-1)?.start ?? -1) > start) found.pop();
}

function takeLink(
  text: string,
  close: number,
  bracket: Bracket,
  definitions: Definitions,
): Omit<Found, "start"> | undefined {
  const resource = takeResource(text, close + 1);
  if (resource) return { kind: "inline", ...resource };
  const second = takeLabel(text, close + 1);
  const isCollapsed = text.startsWith("[]", close + 1);
  if (text[close + 1] === "[" && !second && !isCollapsed) return undefined;
  const label =
    second ?? (bracket.holdsBrackets ? undefined : takeLabel(text, bracket.at));
  const url = label && definitions.get(label.label);
  if (url === undefined) return undefined;
  const end = second?.end ?? (isCollapsed ? close + 3 : close + 1);
  return { kind: "reference", url, end };
}

/** Where a run of backticks leads: behind the run that closes it, or behind itself. */
function codeSpans(text: string): (at: number) => number {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const known = runs.get(run.length);
    if (known) known.push(index);
    else runs.set(run.length, [index]);
  }
  for (const starts of runs.values()) starts.reverse();
  return (at) => {
    let end = at;
    while (text[end] === "`") end++;
    const length = end - at;
    const starts = runs.get(length) ?? [];
    while ((starts.at(-1) ?? Infinity) < end) starts.pop();
    const close = starts.at(-1);
    return close === undefined ? end : close + length;
  };
}

const autolink =
  /<([A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>\0-\x20]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d](?:[A-Za-z\d.-]*[A-Za-z\d])?)>/y;
const tag =
  /<([A-Za-z][A-Za-z\d-]*)((?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>|<\/[A-Za-z][A-Za-z\d-]*\s*>/y;
const address = /\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i;

/** An autolink, a tag or a comment; one character where it is none of them. */
function takeAngle(
  text: string,
  at: number,
  lastComment: number,
): { end: number; link?: { kind: "autolink" | "html"; url: string } } {
  const url = matchAt(autolink, text, at)?.[1];
  if (url !== undefined)
    return { end: at + url.length + 2, link: { kind: "autolink", url } };
  if (text.startsWith("<!--", at) && at + 2 <= lastComment)
    return { end: text.indexOf("-->", at + 2) + 3 };
  const match = matchAt(tag, text, at);
  if (!match) return { end: at + 1 };
  const end = at + match[0].length;
  const [, name = "", attributes = ""] = match;
  const found = /^(?:a|img)$/i.test(name) ? address.exec(attributes) : null;
  if (!found) return { end };
  const target = decoded(found[1] ?? found[2] ?? found[3] ?? "");
  return { end, link: { kind: "html", url: target } };
}

function matchAt(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function spanner({ lines }: Passage): Stretch["span"] {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of lines) {
    starts.push(length);
    length += text.length + 1;
  }
  return (start, end) => {
    const to = pointAt(end);
    return { ...pointAt(start), endLine: to.line, endColumn: to.column };
  };

  function pointAt(offset: number) {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    const { line = 1, column = 1 } = lines[low] ?? {};
    return { line, column: column + offset - (starts[low] ?? 0) };
  }
}
