/** The option that is taken of each choice. */
export type Choice = Readonly<Record<string, string>>;

/** The options of each choice. */
export type Options = ReadonlyMap<string, readonly string[]>;

/** Two options that no way has had together yet. */
class Pairs {
  readonly #open = new Map<string, Set<string>>();

  constructor(options: Options) {
    const all = [...options].flatMap(([name, values]) =>
      values.map((value) => ({ name, key: keyOf(name, value) })),
    );
    for (const { name, key } of all) {
      const others = all.filter((other) => other.name !== name);
      this.#open.set(key, new Set(others.map((other) => other.key)));
    }
  }

  /** How many an option would make with those that are taken, and with any. */
  gain(key: string, taken: readonly string[]): readonly [number, number] {
    const open = this.#open.get(key) ?? new Set();
    return [taken.filter((other) => open.has(other)).length, open.size];
  }

  close(taken: readonly string[]): void {
    for (const one of taken)
      for (const other of taken) this.#open.get(one)?.delete(other);
  }

  get areOpen(): boolean {
    return [...this.#open.values()].some(({ size }) => size > 0);
  }
}

/** Ways on which any two options of different choices meet, as far as `most` ways suffice. */
export function pairwise(options: Options, most: number): readonly Choice[] {
  const pairs = new Pairs(options);
  const choices: Choice[] = [];
  while (pairs.areOpen && choices.length < most) {
    const choice: Record<string, string> = {};
    const taken: string[] = [];
    for (const [name, values] of options) {
      const ranked = values
        .map((value) => ({
          value,
          gain: pairs.gain(keyOf(name, value), taken),
        }))
        .sort(
          (one, other) =>
            other.gain[0] - one.gain[0] || other.gain[1] - one.gain[1],
        );
      const best = ranked[0]?.value ?? "";
      choice[name] = best;
      taken.push(keyOf(name, best));
    }
    pairs.close(taken);
    choices.push(choice);
  }
  return choices;
}

function keyOf(name: string, value: string): string {
  return JSON.stringify([name, value]);
}
