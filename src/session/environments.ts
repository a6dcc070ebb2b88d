import type { Namespace, Unknown } from "./events.ts";

/** The environments of a run by number: one for each shell and machine it meets. */
export class Environments {
  private opened = 0;
  private readonly machines = new Map<Namespace, number>();
  private readonly inherited = new Map<string, Unknown>();

  open(): number {
    this.opened++;
    return this.opened;
  }

  /** A machine keeps its environment from one visit to the next. */
  of(namespace: Namespace): number {
    const known = this.machines.get(namespace);
    if (known !== undefined) return known;
    const fresh = this.open();
    this.machines.set(namespace, fresh);
    return fresh;
  }

  /** What an environment has under a name the page never set: always the same. */
  inherit(environment: number, name: string, why: Unknown): Unknown {
    const key = `${environment} ${name}`;
    const known = this.inherited.get(key);
    if (known) return known;
    const fresh = { ...why };
    this.inherited.set(key, fresh);
    return fresh;
  }
}
