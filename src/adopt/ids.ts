import { slug } from "./prose.ts";

const longest = 48;
/** Ids of the blocks that every guide has of its own. */
const reserved = /^(?:values|trouble)(?:-\d+)?$/;

/** Gives every title an id that no other has. */
export class Ids {
  readonly #taken = new Set<string>();

  take(title: string, otherwise: string): string {
    const plain = slug(title).slice(0, longest).replace(/-+$/, "") || otherwise;
    const wanted = reserved.test(plain) ? `step-${plain}` : plain;
    let id = wanted;
    for (let count = 2; this.#taken.has(id); count++) id = `${wanted}-${count}`;
    this.#taken.add(id);
    return id;
  }
}
