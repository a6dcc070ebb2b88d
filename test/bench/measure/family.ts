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

  look(): void {
    const members = membersOf(this.#first);
    for (const id of members) this.#seconds.set(id, secondsOf(id));
    this.#memory = Math.max(this.#memory, megabytesOf(members));
  }
}

/** Megabytes that the children of a process hold now, and theirs. */
export function megabytesBelow(id: number): number {
  return megabytesOf(membersOf(id).slice(1));
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

/** The program itself is held once, however many processes run it. */
function megabytesOf(ids: readonly number[]): number {
  const all = ids.map(residentOf);
  const own = all.reduce((sum, one) => sum + one.own, 0);
  return own + Math.max(0, ...all.map((one) => one.shared));
}

/**
 * From figures that Linux keeps anyway: adding up the maps of a large process
 * holds it up for milliseconds each time, and two of them twice.
 */
function residentOf(id: number): { own: number; shared: number } {
  const status = read(`/proc/${id}/status`);
  const megabytes = (field: string) => {
    const [, told = 0] =
      new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status) ?? [];
    return Number(told) / 1024;
  };
  const shared = megabytes("RssFile");
  return { own: megabytes("VmRSS") - shared, shared };
}

/** Nothing where it ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
