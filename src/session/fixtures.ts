import type { Entry, Found } from "./files.ts";
import { after } from "./paths.ts";
import { type Value, known, text } from "./values.ts";
import type { Wanted } from "./wanted.ts";

const longest = 200;

/** The files that the reader's folder holds before the page begins. */
export class Fixtures {
  private readonly start: Value;
  private readonly wanted: Wanted;

  /** `start`: the folder where the reader starts. */
  constructor(start: Value, wanted: Wanted) {
    this.start = start;
    this.wanted = wanted;
  }

  get areGiven(): boolean {
    return this.wanted.hasFixtures;
  }

  /** What lies at a path that the page did not touch. */
  find(path: Value): Found | undefined {
    const name = this.nameOf(path);
    const fixture = name === undefined ? undefined : this.wanted.fixture(name);
    switch (fixture?.kind) {
      case "text":
        return found(path, { content: text(fixture.text) }, false);
      case "folder":
        return found(path, {}, true);
      case "opaque":
        return { found: "unknown", why: undefined };
      case "missing":
      case undefined:
        return undefined;
    }
  }

  /**
   * From the folder where the reader starts, and never out of it. Absolute paths
   * have a place of their own: what a folder calls `etc` is not the machine's.
   */
  private nameOf(path: Value): string | undefined {
    const absolute = known(path);
    const rest = after(path, this.start);
    const name =
      absolute === undefined ? rest && known(rest) : `/rootfs${absolute}`;
    if (!name?.startsWith("/") || name.length > longest) return undefined;
    if (/\0|\n|\/\.{0,2}(?:\/|$)/.test(name)) return undefined;
    return name.slice(1);
  }
}

function found(
  path: Value,
  form: { readonly content?: Value },
  folder: boolean,
): Found {
  const entry: Entry = {
    path,
    exists: true,
    folder,
    form: { writer: "the reader", ...form },
  };
  return { found: "written", entry };
}
