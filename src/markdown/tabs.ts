import type { Fence, Tab } from "./document.ts";
import { mayMarkTabs, tabMarks, type TabMark } from "./tab-marks.ts";

type FenceLines = Pick<Fence, "line" | "endLine" | "info">;

/** What is open at a line, outermost first. */
interface Frame {
  readonly kind: "set" | "tab" | "other";
  readonly syntax: TabMark["syntax"];
  readonly size: number;
  readonly group: number;
  readonly label: string;
  readonly line: number;
  /** Labels that the set gives to its tabs, in order. */
  readonly labels: readonly string[];
  /** Each fence of the set is a tab. */
  readonly fences: boolean;
}

/**
 * The tabs of a page: MkDocs, Docusaurus, Starlight, Mintlify, Hugo, GitBook,
 * VitePress, VuePress and MyST. Tabs of one group are alternatives.
 */
export function readTabs(
  lines: readonly string[],
  fences: readonly FenceLines[],
): Tab[] {
  if (!lines.some(mayMarkTabs)) return [];
  const reading = new Reading();
  const starts = new Map(fences.map((fence) => [fence.line, fence]));
  for (let line = 1; line <= lines.length; line++) {
    const text = lines[line - 1] ?? "";
    const fence = starts.get(line);
    if (fence) {
      reading.leaveIndent(text, line);
      reading.readFence(fence, text);
      line = Math.max(line, fence.endLine);
    } else if (text.trim() !== "") {
      reading.readLine(text, line);
    }
  }
  reading.end(lines.length + 1);
  return reading.tabs.sort((a, b) => a.line - b.line || b.endLine - a.endLine);
}

/** Nesting that no author means. */
const deepest = 50;

class Reading {
  readonly tabs: Tab[] = [];
  readonly #frames: Frame[] = [];
  #groups = 0;
  readonly #counts = new Map<number, number>();

  readLine(text: string, line: number): void {
    const marks = tabMarks(text);
    if (!marks.some(({ syntax }) => syntax === "indent"))
      this.leaveIndent(text, line);
    for (const mark of marks) this.#readMark(mark, line);
  }

  /** In a group of code, and where the tab itself is the block. */
  readFence({ line, endLine, info }: FenceLines, opening: string): void {
    const set = this.#frames.at(-1);
    if (set?.kind !== "set") return;
    const tab = tabMarks(opening).find(
      ({ kind, syntax }) => kind === "tab" && syntax === set.syntax,
    );
    if (!tab && !set.fences) return;
    const label = this.#labelled(set, tab?.label ?? labelOf(info));
    this.tabs.push({ group: set.group, label, line, endLine });
  }

  /** Text at the depth of a tab of MkDocs, or above, ends it. */
  leaveIndent(text: string, line: number): void {
    const indent = indentOf(text);
    const at = this.#frames.findIndex(
      ({ syntax, size }) => syntax === "indent" && indent <= size,
    );
    if (at >= 0) this.#leave(at, line);
  }

  end(line: number): void {
    this.#leave(0, line);
  }

  #readMark(mark: TabMark, line: number): void {
    if (mark.op === "close") return this.#close(mark, line);
    if (mark.syntax === "indent") return this.#openIndented(mark, line);
    if (mark.kind === "tab") return this.#openTab(mark, line);
    const group = mark.kind === "set" ? ++this.#groups : 0;
    this.#push(mark, group, line);
  }

  #openTab(mark: TabMark, line: number): void {
    const last = this.#frames.at(-1);
    if (last?.kind === "tab" && last.syntax === mark.syntax)
      this.#leave(this.#frames.length - 1, line);
    const set = this.#frames.at(-1);
    if (set?.kind !== "set" || set.syntax !== mark.syntax) return;
    this.#push(
      { ...mark, label: this.#labelled(set, mark.label) },
      set.group,
      line,
    );
  }

  #openIndented(mark: TabMark, line: number): void {
    const beside = this.#frames.find(
      ({ syntax, size }) => syntax === "indent" && size === mark.size,
    );
    const at = this.#frames.findIndex(
      ({ syntax, size }) => syntax === "indent" && mark.size <= size,
    );
    if (at >= 0) this.#leave(at, line);
    this.#push(mark, beside?.group ?? ++this.#groups, line);
  }

  #push(mark: TabMark, group: number, line: number): void {
    if (this.#frames.length >= deepest) return;
    this.#frames.push({ ...mark, group, line });
  }

  #close({ syntax, kind, size }: TabMark, line: number): void {
    const at = this.#frames.findLastIndex((frame) =>
      syntax === "mark"
        ? frame.syntax === syntax && frame.size > 0 && frame.size <= size
        : frame.syntax === syntax && frame.kind === kind,
    );
    if (at >= 0) this.#leave(at, line);
  }

  #leave(depth: number, line: number): void {
    for (const { kind, group, label, line: start } of this.#frames.splice(
      depth,
    ))
      if (kind === "tab")
        this.tabs.push({ group, label, line: start, endLine: line - 1 });
  }

  #labelled({ group, labels }: Frame, label: string): string {
    const count = this.#counts.get(group) ?? 0;
    this.#counts.set(group, count + 1);
    return label || (labels[count] ?? `${count + 1}`);
  }
}

/** `bash [npm]` of VitePress, `bash title="npm"`, `bash npm` of Mintlify. */
function labelOf(info: string): string {
  return (
    /\[([^\]]+)\]/.exec(info)?.[1] ??
    /\btitle="([^"]+)"/.exec(info)?.[1] ??
    /^\S+\s+([^={}]+)$/.exec(info)?.[1] ??
    ""
  );
}

function indentOf(text: string): number {
  return text.replace(/\t/g, "    ").search(/\S|$/);
}
