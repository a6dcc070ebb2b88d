/**
 * A map that is copied far more often than changed, as states are at every fork: a
 * copy shares what it holds until one of the two changes it.
 */
export class Facts<Key, Item> implements ReadonlyMap<Key, Item> {
  #held: Map<Key, Item>;
  #isShared = false;

  constructor(held: Map<Key, Item> = new Map()) {
    this.#held = held;
  }

  copy(): Facts<Key, Item> {
    const other = new Facts(this.#held);
    this.#isShared = true;
    other.#isShared = true;
    return other;
  }

  /** Whether neither has changed since one was copied from the other. */
  sharesWith(other: Facts<Key, Item>): boolean {
    return this.#held === other.#held;
  }

  set(key: Key, item: Item): void {
    this.#own().set(key, item);
  }

  delete(key: Key): void {
    if (this.#held.has(key)) this.#own().delete(key);
  }

  get(key: Key): Item | undefined {
    return this.#held.get(key);
  }

  has(key: Key): boolean {
    return this.#held.has(key);
  }

  get size(): number {
    return this.#held.size;
  }

  keys(): MapIterator<Key> {
    return this.#held.keys();
  }

  values(): MapIterator<Item> {
    return this.#held.values();
  }

  entries(): MapIterator<[Key, Item]> {
    return this.#held.entries();
  }

  [Symbol.iterator](): MapIterator<[Key, Item]> {
    return this.#held.entries();
  }

  forEach(work: (item: Item, key: Key, map: ReadonlyMap<Key, Item>) => void) {
    for (const [key, item] of this.#held) work(item, key, this);
  }

  #own(): Map<Key, Item> {
    if (this.#isShared) {
      this.#held = new Map(this.#held);
      this.#isShared = false;
    }
    return this.#held;
  }
}
