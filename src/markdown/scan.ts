import { OpenRaw } from "./comments.ts";
import {
  continued,
  isThematicBreak,
  opened,
  type Container,
} from "./containers.ts";
import { Cursor } from "./cursor.ts";
import type { Comment, Heading } from "./document.ts";
import { OpenFence, type ScannedFence } from "./fences.ts";
import type { Passage, PassageLine } from "./inline.ts";
import { atxHeading, headingText, setextDepth } from "./headings.ts";

/** Nesting that no author means; deeper marks are text. */
const deepest = 100;

interface Paragraph {
  readonly kind: "paragraph";
  readonly lines: PassageLine[];
}

/**
 * Finds fences, headings and comments line by line, without building a tree:
 * parsing Markdown is what linting a page costs. Follows CommonMark's containers
 * and paragraphs. A fence where CommonMark sees indented code is read beside
 * them and disturbs nothing.
 */
export class Scan {
  readonly fences: ScannedFence[] = [];
  readonly headings: Heading[] = [];
  readonly comments: Comment[] = [];
  readonly passages: Passage[] = [];
  readonly #containers: Container[] = [];
  #leaf: OpenFence | OpenRaw | Paragraph | undefined;
  #hidden: OpenFence | undefined;
  /** Fences that hold Markdown and were not closed yet, outermost first. */
  readonly #directives: OpenFence[] = [];

  read(text: string, line: number): void {
    const cursor = new Cursor(text);
    const held = continued(this.#containers, cursor);
    if (this.#takenByLeaf(cursor, line, held)) return;
    const inHidden = this.#takenByHidden(cursor, line, held);

    const depth = this.#openContainers(cursor, held);
    if (cursor.blank()) {
      this.#leave(depth);
      return;
    }
    if (!inHidden && this.#startLeaf(cursor, line, depth)) return;
    this.#readText(cursor, line, depth);
  }

  end(): void {
    this.#leave(0);
  }

  #takenByHidden(cursor: Cursor, line: number, held: number): boolean {
    const hidden = this.#hidden;
    if (!hidden) return false;
    const outcome =
      held < hidden.depth ? "left" : hidden.take(cursor.copy(), line);
    if (outcome === "open") return true;
    this.#hidden = undefined;
    if (outcome === "closed") this.fences.push(hidden.finish(true));
    return outcome === "closed";
  }

  /** Inside a fence or comment nothing else starts, unless its container ends. */
  #takenByLeaf(cursor: Cursor, line: number, held: number): boolean {
    const leaf = this.#leaf;
    if (leaf === undefined || leaf.kind === "paragraph") return false;
    if (held < leaf.depth) {
      this.#leave(held);
      return false;
    }
    if (leaf.take(cursor, line) === "closed") this.#finish(true);
    return true;
  }

  /** Opens the quotes and items that start on this line; how many hold its text. */
  #openContainers(cursor: Cursor, held: number): number {
    let depth = held;
    while (!cursor.blank() && depth < deepest) {
      const interrupting = this.#inParagraph(depth);
      if (interrupting && isSetext(cursor)) break;
      const container = opened(cursor, interrupting);
      if (!container) break;
      this.#leave(depth);
      this.#containers.push(container);
      depth++;
    }
    return depth;
  }

  #startLeaf(cursor: Cursor, line: number, depth: number): boolean {
    const fence = OpenFence.at(cursor, line, depth);
    if (fence && this.#isDirective(fence, cursor, line)) {
      this.#leave(depth);
      return true;
    }
    if (fence?.hidden) this.#hidden = fence;
    if (cursor.indent() >= 4) return false;
    if (fence) {
      this.#leave(depth);
      this.#leaf = fence;
      return true;
    }
    return (
      this.#startRaw(cursor, line, depth) ||
      this.#readHeading(cursor, line, depth) ||
      this.#readBreak(cursor, depth)
    );
  }

  /** The mark of a directive opens and closes nothing but itself. */
  #isDirective(fence: OpenFence, cursor: Cursor, line: number): boolean {
    if (fence.holdsMarkdown && this.#directives.length < deepest) {
      this.#directives.push(fence);
      return true;
    }
    const open = this.#directives.findLastIndex(
      (directive) => directive.take(cursor.copy(), line) === "closed",
    );
    if (open < 0) return false;
    this.#directives.length = open;
    return true;
  }

  #startRaw(cursor: Cursor, line: number, depth: number): boolean {
    const raw = OpenRaw.at(cursor, line, depth);
    if (!raw) return false;
    this.#leave(depth);
    this.#leaf = raw;
    if (raw.take(cursor, line) === "closed") this.#finish(true);
    return true;
  }

  #readHeading(cursor: Cursor, line: number, depth: number): boolean {
    const place = {
      line,
      column: cursor.textIndex() + 1,
      endLine: line,
      endColumn: cursor.line.length + 1,
    };
    const atx = atxHeading(cursor.text());
    if (atx) {
      this.#leave(depth);
      this.#addHeading({ ...place, ...atx });
      this.passages.push({ heading: true, lines: [lineOf(cursor, line)] });
      return true;
    }
    const setext = this.#inParagraph(depth) && setextDepth(cursor.text());
    if (!setext || this.#leaf?.kind !== "paragraph") return false;
    const { lines } = this.#leaf;
    this.#finish(true);
    this.#addHeading({
      ...place,
      line: lines[0]?.line ?? line,
      column: lines[0]?.column ?? 1,
      depth: setext,
      ...headingText(lines.map(({ text }) => text).join(" ")),
    });
    return true;
  }

  #readBreak(cursor: Cursor, depth: number): boolean {
    if (!isThematicBreak(cursor.text())) return false;
    this.#leave(depth);
    return true;
  }

  /** Text goes on with the paragraph above, even out of its container (a lazy line). */
  #readText(cursor: Cursor, line: number, depth: number): void {
    if (this.#leaf?.kind === "paragraph") {
      this.#leaf.lines.push(lineOf(cursor, line));
      return;
    }
    const indented = cursor.indent() >= 4;
    this.#leave(depth);
    if (indented) return;
    this.#leaf = { kind: "paragraph", lines: [lineOf(cursor, line)] };
  }

  #inParagraph(depth: number): boolean {
    return (
      this.#leaf?.kind === "paragraph" && depth === this.#containers.length
    );
  }

  /** A heading in a quote is quoted: it is no heading of this page. */
  #addHeading(heading: Heading): void {
    if (this.#containers.some(({ kind }) => kind === "quote")) return;
    this.headings.push(heading);
  }

  /** Ends what is open below `depth` containers. */
  #leave(depth: number): void {
    this.#finish(false);
    this.#containers.length = Math.min(this.#containers.length, depth);
  }

  #finish(closed: boolean): void {
    const leaf = this.#leaf;
    this.#leaf = undefined;
    if (leaf?.kind === "paragraph")
      this.passages.push({ heading: false, lines: leaf.lines });
    if (leaf?.kind === "fence") this.fences.push(leaf.finish(closed));
    if (leaf?.kind === "raw") {
      const comment = leaf.finish();
      if (comment) this.comments.push(comment);
    }
  }
}

function lineOf(cursor: Cursor, line: number): PassageLine {
  const text = cursor.text().trimEnd();
  return { line, column: cursor.textIndex() + 1, text };
}

function isSetext(cursor: Cursor): boolean {
  return cursor.indent() < 4 && setextDepth(cursor.text()) !== undefined;
}
