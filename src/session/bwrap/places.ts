import type { Place } from "../events.ts";
import type { SessionBlock } from "../rehearse.ts";
import type { RecordedCall } from "./outcome.ts";

/** Where calls stand: bash tells the block, and the block's text the statement. */
export class Places {
  private readonly blocks: readonly SessionBlock[];
  private readonly next = new Map<number, number>();

  constructor(blocks: readonly SessionBlock[]) {
    this.blocks = blocks;
  }

  all(block: number): Place {
    const end = this.blocks[block]?.script.content.length ?? 0;
    return { block, start: 0, end };
  }

  /** The next statement that names it, or the first. */
  of({ part, argv: [name = ""] }: RecordedCall): Place {
    const script = this.blocks[part]?.script;
    const commands = script?.tree.commands ?? [];
    const from = this.next.get(part) ?? 0;
    const names = ({ pos, end }: { pos: number; end: number }): boolean =>
      script?.text.slice(pos, end).includes(name) === true;
    const later = commands.findIndex((node, at) => at >= from && names(node));
    const found = later >= 0 ? later : commands.findIndex(names);
    const node = commands[found];
    if (!node) return this.all(part);
    this.next.set(part, found);
    return { block: part, start: node.pos, end: node.end };
  }
}
