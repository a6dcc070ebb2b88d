import { assumeLine, isReadOnTheWay, type Lineage } from "./lineage.ts";
import { isStandbySaid } from "./line.ts";

/**
 * What no settled delta says, because it is nothing to an operator, but what the
 * deltas of later releases still need. Keys are `<surface>/<path>`.
 */
export interface Memory {
  /** Keys whose readers on the way still matter. */
  readonly reads: readonly string[];
  /** Keys that were required for a while, with nothing to set: the operator chose. */
  readonly open: readonly string[];
}

export function remember(leg: ReadonlyMap<string, Lineage>): Memory {
  const reads: string[] = [];
  const open: string[] = [];
  for (const [surface, { lines }] of leg) {
    for (const line of lines.values()) {
      const name = `${surface}/${line.path}`;
      if (isReadOnTheWay(line)) reads.push(name);
      if (!isStandbySaid(line)) open.push(name);
    }
  }
  return { reads, open };
}

/** Puts back what was remembered, after the settled deltas. Readers are marked as in any release. */
export function recall(
  { open }: Memory,
  lineageOf: (surface: string) => Lineage,
): void {
  for (const name of open) {
    const { surface, path } = placeOf(name);
    const lineage = lineageOf(surface);
    const line = lineage.lines.get(path) ?? assumeLine(lineage, path);
    line.standby ??= { kind: "open" };
  }
}

/** Surface and path of a `<surface>/<path>` name. */
export function placeOf(name: string): { surface: string; path: string } {
  const slash = name.indexOf("/");
  return { surface: name.slice(0, slash), path: name.slice(slash + 1) };
}
