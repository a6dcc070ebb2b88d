import type { Place } from "../../../session/events.ts";
import { migrates } from "./migrations.ts";
import type { Page } from "../../rule.ts";

/** A container of a manifest that migrates a database, and the image it has. */
export interface MigrationJob {
  readonly direction: "up" | "down";
  readonly place: Place;
  readonly repository: string;
  readonly tag: string;
}

const image =
  /^[ \t]*(?:-[ \t]+)?image:[ \t]*["']?([^\s"':]+(?::\d+\/[^\s"':]+)?):([^\s"':]+)/gm;

const command =
  /^[ \t]*(?:command|args):((?:[ \t]*\[[^\]]*\])|(?:[ \t]*\n(?:[ \t]*-[ \t].*\n?)+))/m;

/** The jobs in the manifests that the page hands to `kubectl`, as far as they are plain. */
export function migrationJobsOf({ blocks }: Page): readonly MigrationJob[] {
  return blocks.flatMap(({ script: { content } }, block) =>
    [...content.matchAll(image)].flatMap((match) => {
      const [whole, repository = "", tag = ""] = match;
      const behind = content.slice(match.index + whole.length);
      // Up to the next image it is about this container.
      const [own = ""] = behind.split(/^[ \t]*(?:-[ \t]+)?image:/m);
      const words = command.exec(own)?.[1]?.match(/[^\s"',[\]]+/g) ?? [];
      const line = words.filter((word) => word !== "-").join(" ");
      const start = match.index + whole.length - whole.trimStart().length;
      const place = { block, start, end: match.index + whole.length };
      return (["up", "down"] as const)
        .filter((direction) => migrates(line, direction))
        .map((direction) => ({ direction, place, repository, tag }));
    }),
  );
}

/** Whether one version comes before another; nothing where they do not compare. */
export function isOlder(tag: string, other: string): boolean {
  const [a, b] = [numbers(tag), numbers(other)];
  if (!a || !b || a.length !== b.length) return false;
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

function numbers(tag: string): readonly number[] | undefined {
  return /^v?\d+(?:\.\d+)*$/.test(tag)
    ? tag.replace(/^v/, "").split(".").map(Number)
    : undefined;
}
