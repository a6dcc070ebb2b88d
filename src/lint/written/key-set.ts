import type { ProductFacts } from "../../plan/expect.ts";
import type { SurfaceFormat } from "../../release/types.ts";
import type { Range } from "../../shell/script.ts";
import type { Command } from "../embedded/commands.ts";
import { originOf, type Mapped } from "../embedded/mapped.ts";
import { keysIn } from "./in-text.ts";
import type { PageFacts, Surface } from "./surfaces.ts";

/** A key that a command sets, and where its name stands in the block. */
export interface KeySet extends Range {
  readonly surface: Surface;
  readonly path: string;
  /** Nothing tells for certain that it is the product's own file or chart. */
  readonly isLikely?: true;
}

/** The keys that a command gives a value. What reads or removes them is none. */
export type Writer = (command: Command, facts: PageFacts) => Iterable<KeySet>;

export function inText(
  text: Mapped,
  surface: Surface,
  format: SurfaceFormat = surface.format,
): KeySet[] {
  return keysIn(text.text, format)
    .filter(({ start, end }) => !hasHole(text, { start, end }))
    .map(({ path, start, end }) => ({
      surface,
      path,
      ...placeOf(text, start, end),
    }));
}

/** `KEY=value` */
export function assigned(text: Mapped, surface: Surface): KeySet[] {
  return inText(text, surface).slice(0, 1);
}

/** Whether a name has the product's id in it. */
export function isProducts(text: string, { id }: ProductFacts): boolean {
  // An id is letters, digits and hyphens.
  return new RegExp(`(?<![a-z])${id}(?![a-z])`, "i").test(text);
}

export function hasHole({ holes }: Mapped, { start, end }: Range): boolean {
  return holes.some((hole) => hole.start < end && hole.end > start);
}

export function placeOf(text: Mapped, start: number, end: number): Range {
  return originOf(text, { start, end });
}
