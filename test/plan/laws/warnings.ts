import { Family, type Ancestry } from "./ancestry.ts";
import type { Leg } from "./agreement.ts";
import { nameOf, namesIn } from "./travel.ts";
import type { Value } from "./values.ts";

/** A collision that is missing or invented; any contradiction, for a valid leg has none. */
export function wrongCollisions({ start, releases, warnings }: Leg): string[] {
  const family = new Family(start, releases);
  const heirs = family.heirs();
  const expected = [...start.keys.keys()].filter(
    (name) => family.living.has(name) && !heirs.has(name),
  );
  const found = namesOf(warnings, "collision");
  return [
    ...expected
      .filter((name) => !found.includes(name))
      .map((name) => `${name} is another key now, and nobody says so`),
    ...found
      .filter((name) => !expected.includes(name))
      .map((name) => `${name} is no other key`),
    ...namesOf(warnings, "contradiction").map((name) => `${name} is in order`),
  ];
}

/** Removals that forgot, or invented, what a deprecation said. */
export function wrongObituaries({ start, releases, settled }: Leg): string[] {
  const family = new Family(start, releases);
  const heirs = family.heirs();
  return settled.flatMap((delta, at) => {
    const name = nameOf(delta);
    // After an `added` it is the end of another key.
    if (settled.slice(0, at).map(nameOf).includes(name)) return [];
    if (delta.op !== "removed" || !start.keys.has(name)) return [];
    if (heirs.has(name) || family.branched.has(name)) return [];
    const { since, instead } = family.removed.get(name)?.deprecation ?? {};
    if (delta.deprecated === since && delta.instead === instead) return [];
    const show = (one: unknown) => String(one ?? "nothing");
    return [
      `${name}: deprecated in ${show(delta.deprecated)} for ${show(delta.instead)}, expected ${show(since)} for ${show(instead)}`,
    ];
  });
}

/** Keys that a step reads under a name that is gone at the leg's end, and nobody says so. */
export function silentReads({
  start,
  releases,
  settled,
  warnings,
}: Leg): string[] {
  const { living, read } = new Family(start, releases);
  const said = namesOf(warnings, "read-on-the-way");
  const kept = settled.filter(({ op }) => op === "added").map(nameOf);
  const lost = read.filter(({ name, key }) => !isStill(living.get(name), key));
  const silent = lost
    .filter(({ isSure }) => isSure)
    .filter(({ name }) => ![...said, ...kept].includes(name))
    .map(({ name }) => `${name} is read on the way, and nobody says so`);
  const noise = said
    .filter((name) => !lost.some((one) => one.name === name))
    .map((name) => `${name} is read and still there`);
  return [...silent, ...noise];
}

/** A part that keeps the name of what was split still counts. */
function isStill(now: Ancestry | undefined, key: Ancestry): boolean {
  if (now === undefined) return false;
  return (
    now.id === key.id || [...now.sources].some((name) => key.sources.has(name))
  );
}

/**
 * Defaults that went and came back while a step read the key. Judged where nothing
 * else happened to the key.
 */
export function silentFlips({
  start,
  releases,
  settled,
  warnings,
}: Leg): string[] {
  const deltas = releases.flatMap((release) => release.deltas);
  const said = namesOf(warnings, "data-under-old-default");
  return [...start.keys].flatMap(([name, key]) => {
    const own = deltas.filter((delta) => namesIn(delta).has(name));
    if (!own.every(({ op }) => op === "default-changed")) return [];
    if (settled.some((delta) => namesIn(delta).has(name))) return [];
    const values = [key.default, ...walkDefaults(name, key.default, releases)];
    // A step may run before its release changes the default, or after it.
    const isRead = releases.some(
      ({ reads }, at) =>
        reads.includes(name) &&
        [values[at], values[at + 1]].some((value) => value !== key.default),
    );
    if (isRead === said.includes(name)) return [];
    return [`${name}: ${isRead ? "no" : "a false"} word on its old default`];
  });
}

/** The default after each release. */
function walkDefaults(
  name: string,
  start: Value | undefined,
  releases: Leg["releases"],
): (Value | undefined)[] {
  let now = start;
  return releases.map(({ deltas }) => {
    for (const delta of deltas)
      if (delta.op === "default-changed" && nameOf(delta) === name)
        now = delta.now;
    return now;
  });
}

/** Keys that come and go within the leg: kept where a step reads them, and only there. */
export function wrongGuests({ start, releases, settled }: Leg): string[] {
  const { living, buried, read } = new Family(start, releases);
  const kept = settled
    .filter((delta, at) => {
      if (delta.op !== "added") return false;
      const later = settled.slice(at).filter(({ op }) => op === "removed");
      return later.map(nameOf).includes(nameOf(delta));
    })
    .map(nameOf);
  const needed = read
    .filter(({ isSure }) => isSure)
    .filter(({ name, key }) => buried.get(name)?.id === key.id)
    .filter(({ name, key }) => key.sources.size === 0 && !living.has(name))
    .map(({ name }) => name);
  return [
    ...needed
      .filter((name) => !kept.includes(name))
      .map((name) => `${name} is read before it goes, and is not there`),
    ...kept
      .filter((name) => {
        const line = buried.get(name)?.line;
        return !read.some(({ key }) => line?.has(key.id));
      })
      .map((name) => `${name} comes and goes, and nobody reads it`),
  ];
}

function namesOf(
  warnings: Leg["warnings"],
  kind: Leg["warnings"][number]["kind"],
): string[] {
  return warnings
    .filter((warning) => warning.kind === kind)
    .map(({ surface, path }) => `${surface}/${path}`);
}
