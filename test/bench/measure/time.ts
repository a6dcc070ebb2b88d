import { cpuUsage } from "node:process";

/** Seconds. */
export interface Took {
  readonly wall: number;
  /** Of all cores together. */
  readonly cpu: number;
}

/**
 * What works take that take turns in this process, `rounds` times after a warm-up:
 * a slow minute of the machine is in each of them. `before` is done before each, and
 * not counted.
 */
export async function takeTurns(
  works: Readonly<Record<string, () => unknown>>,
  rounds: number,
  before: () => void = () => undefined,
): Promise<ReadonlyMap<string, readonly Took[]>> {
  const all = Object.entries(works);
  for (const [, work] of all) {
    before();
    await work();
  }
  const times = new Map<string, Took[]>(all.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, work] of all) {
      before();
      times.get(name)?.push(await time(work));
    }
  return times;
}

/** What a work takes, once. */
export async function time(work: () => unknown): Promise<Took> {
  const [start, before] = [performance.now(), cpuUsage()];
  await work();
  const wall = (performance.now() - start) / 1000;
  const { user, system } = cpuUsage(before);
  return { wall, cpu: (user + system) / 1e6 };
}
