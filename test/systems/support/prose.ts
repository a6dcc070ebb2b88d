import type { Event } from "../../../src/session/events.ts";
import { tellEvent } from "../../../src/session/tell-event.ts";
import { type Guide, type GuideBlock, tellWay } from "./guides.ts";
import { saysAll } from "./lasting/holding.ts";
import type { Reading } from "./laws.ts";
import { journeysOf } from "./readings.ts";

const longest = 100;

/**
 * What readers of guides do and what is left of it, to be read by people. What a
 * guide has in common with one before it, but for the versions, is told once.
 */
export function tellGuides(guides: readonly Guide[]): string {
  const told = new Set<string>();
  return guides
    .map((guide) => {
      const news = tellGuide(guide).filter((part) => {
        const common = withoutVersions(part, guide);
        const isNew = !told.has(common);
        told.add(common);
        return isNew;
      });
      return [`# ${guide.name}`, ...news].join("\n");
    })
    .join("\n\n");
}

function withoutVersions(part: string, { leg }: Guide): string {
  const { from, to } = leg;
  return part
    .replaceAll(to, "{{to}}")
    .replaceAll(from, "{{from}}")
    .replaceAll(to.replaceAll(".", "-"), "{{to}}")
    .replace(/\b[0-9a-f]{12}\b/g, "{{revision}}");
}

function tellGuide(guide: Guide): string[] {
  const told = new Map<GuideBlock, string>();
  const ends: string[] = [];
  for (const answers of guide.ways) {
    const way = tellWay(answers);
    for (const { name, blocks, read } of journeysOf(guide, answers)) {
      const reading = read(blocks);
      for (const [at, block] of blocks.entries())
        if (!told.has(block)) told.set(block, tellBlock(block, at, reading));
      ends.push(`${way}, ${name}:`, ...tellEnd(reading));
    }
  }
  const steps = guide.blocks.flatMap((block) => told.get(block) ?? []);
  return [...steps, ...collapse(ends)];
}

function tellBlock(
  { id, phase, depth, session }: GuideBlock,
  at: number,
  { events }: Reading,
): string {
  const where = [
    ...Object.entries(session.choices)
      .filter(([choice]) => choice !== "depth")
      .map(([, options]) => options.join(" or ")),
    ...(depth === undefined ? [] : [depth]),
  ];
  const calls = events
    .filter((event) => event.place.block === at && isTold(event))
    .map((event) => `  ${short(tellEvent(event))}`);
  const heading = [phase, id, ...where].join(", ");
  return [`${heading}:`, ...new Set(calls)].join("\n");
}

function isTold({ kind }: Event): boolean {
  return kind === "call" || kind === "keep" || kind === "save";
}

/** What differs between rollbacks is little: the same end is told once. */
function collapse(lines: readonly string[]): string[] {
  const sections = lines.join("\n").split(/\n(?=\S)/);
  const byEnd = Map.groupBy(sections, (section) =>
    section.slice(section.indexOf("\n")),
  );
  return [...byEnd].map(([end, all]) => {
    const names = all.map((section) => section.split(":\n")[0] ?? "");
    return `After ${names.join("; ")}:${end}`;
  });
}

function tellEnd({ lasting }: Reading): string[] {
  return [...lasting.things]
    .filter(([key]) => !key.startsWith("file "))
    .map(([key, holding]) => {
      const moves = holding.moves.map(({ to, onStart }) =>
        onStart ? "to its newest at the start" : `to ${to}`,
      );
      const schema = moves.length > 0 ? `, migrated ${moves.join(", ")}` : "";
      return `  ${short(`${key}: ${saysAll(holding)}${schema}`)}`;
    })
    .toSorted();
}

/** Variables are the reader's, and long lines are nobody's. */
function short(line: string): string {
  const one = line.replace(/, \[[^\]]*\]/g, "").replace(/\s+/g, " ");
  return one.length > longest ? `${one.slice(0, longest)} ...` : one;
}
