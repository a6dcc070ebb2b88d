import { readFileSync } from "node:fs";

const ticksPerSecond = 100;

/**
 * A process and all that it starts, looked at again and again: bash counts the
 * time of a child that was waited for, and workers that are ended at the end are
 * not. Where nobody tells (not Linux) it knows nothing.
 */
export class Family {
  readonly #first: number;
  readonly #seconds = new Map<number, number>();
  #memory = 0;

  constructor(first: number) {
    this.#first = first;
  }

  /** Seconds of processor, of all that were seen, until they were seen last. */
  get seconds(): number {
    return [...this.#seconds.values()].reduce((sum, one) => sum + one, 0);
  }

  /** Megabytes at most at one time; what several share is counted once. */
  get memory(): number {
    return this.#memory;
  }

  lookAtTime(): void {
    for (const id of membersOf(this.#first))
      this.#seconds.set(id, secondsOf(id));
  }

  lookAtMemory(): void {
    const all = membersOf(this.#first).map(residentOf);
    const own = all.reduce((sum, one) => sum + one.own, 0);
    const shared = Math.max(...all.map((one) => one.shared));
    this.#memory = Math.max(this.#memory, own + shared);
  }
}

function membersOf(id: number): number[] {
  const children = read(`/proc/${id}/task/${id}/children`).split(" ");
  const others = children.filter((child) => child.trim() !== "").map(Number);
  return [id, ...others.flatMap(membersOf)];
}

function secondsOf(id: number): number {
  // The name of a program may have brackets and spaces in it.
  const [, rest = ""] = /^.*\) (.*)$/s.exec(read(`/proc/${id}/stat`)) ?? [];
  const fields = rest.split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond;
}

/** Megabytes: the program itself is held once, however many processes run it. */
function residentOf(id: number): { own: number; shared: number } {
  const rollup = read(`/proc/${id}/smaps_rollup`);
  const megabytes = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(rollup)?.[1] ?? 0) /
    1024;
  const shared = megabytes("Shared_Clean");
  return { own: megabytes("Rss") - shared, shared };
}

/** Nothing where it ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
