const runs = 15;

/** Milliseconds, the median of several runs in this process, after a warm-up. */
export function time(work: () => void): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs >> 1] ?? 0;
}

/** Prints a figure beside its bound, and fails the run where it is over. */
export function report(name: string, figure: number, most: number): void {
  const verdict = figure <= most ? "ok" : "TOO SLOW";
  console.log(`${name}: ${figure.toFixed(3)} (at most ${most}) ${verdict}`);
  if (figure > most) process.exitCode = 1;
}
