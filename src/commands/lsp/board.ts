import type { Connection, Diagnostic } from "vscode-languageserver";

type Shown = ReadonlyMap<string, readonly Diagnostic[]>;

/** What the editor shows of each file, by who says so: a page, a product, a configuration. */
export class Board {
  readonly #connection: Connection;
  readonly #bySpeaker = new Map<string, Shown>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Takes the place of all that the speaker showed before, by address. */
  async show(speaker: string, shown: Shown): Promise<void> {
    const before: Shown = this.#bySpeaker.get(speaker) ?? new Map();
    if (shown.size > 0) this.#bySpeaker.set(speaker, shown);
    else this.#bySpeaker.delete(speaker);
    for (const uri of new Set([...before.keys(), ...shown.keys()])) {
      const diagnostics = [...this.#bySpeaker.values()].flatMap(
        (one) => one.get(uri) ?? [],
      );
      await this.#connection.sendDiagnostics({ uri, diagnostics });
    }
  }
}
