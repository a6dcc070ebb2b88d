/** Choices from a list of random numbers; all zeros, what shrinking aims at, picks the first. */
export interface Picks {
  /** Undefined where there is nothing to pick from. */
  readonly of: <T>(options: readonly T[]) => T | undefined;
  /** One of the first more often than one of the last. */
  readonly early: <T>(options: readonly T[]) => T | undefined;
  readonly chance: (percent: number) => boolean;
}

/** `numbers` lie in 0..999 and are taken in turn, over and over. */
export function picksFrom(numbers: readonly number[]): Picks {
  let taken = 0;
  const next = (): number => {
    const number = numbers[taken % numbers.length] ?? 0;
    taken += 1;
    return number / 1000;
  };
  return {
    of: (options) => options[Math.floor(next() * options.length)],
    early: (options) => options[Math.floor(next() ** 2 * options.length)],
    chance: (percent) => next() * 100 >= 100 - percent,
  };
}
