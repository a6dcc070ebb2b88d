import { alike, startsApart } from "./alike.ts";
import type { FileForm, Unknown } from "./events.ts";
import { within } from "./paths.ts";
import { type Value, concat, same, text, unknown } from "./values.ts";

/** A path the page touched. One it never mentioned has no entry. */
export interface Entry {
  readonly path: Value;
  readonly exists: boolean | "maybe";
  readonly folder: boolean;
  readonly form: FileForm;
  /** Written after a `cd` that may not have found its folder. */
  readonly assumed?: boolean;
}

/** A folder whose content nobody knows any more: unpacked, cloned, mounted. */
interface Opening {
  readonly folder: Value;
  /** Anything below it. */
  readonly below: Value;
  readonly why: Unknown;
  /** A link: what is written there appears elsewhere too, for ever. */
  readonly lasting: boolean;
}

export type Found =
  | { readonly found: "written"; readonly entry: Entry }
  | { readonly found: "removed"; readonly entry: Entry }
  | { readonly found: "missing" }
  | { readonly found: "unknown"; readonly why: Unknown | undefined };

const most = 500;

/** Shared: states that know the same share it. */
const noEntries: readonly Entry[] = [];
const noOpenings: readonly Opening[] = [];

/** The files of one namespace, as far as the page tells. */
export class Files {
  entries = noEntries;
  private openings = noOpenings;
  /** Collects what is opened, for a while. */
  opened: Value[] | undefined;

  copy(): Files {
    const other = new Files();
    other.entries = this.entries;
    other.openings = this.openings;
    other.opened = this.opened;
    return other;
  }

  find(path: Value): Found {
    const link = this.linkTo(path);
    if (link) return { found: "unknown", why: link.why };

    for (const entry of this.entries) {
      if (!same(entry.path, path)) continue;
      if (entry.exists === "maybe") return { found: "unknown", why: undefined };
      return { found: entry.exists ? "written" : "removed", entry };
    }
    for (const { exists, path: other } of this.entries)
      if (exists !== false && alike(other, path))
        return { found: "unknown", why: undefined };
    for (const opening of this.openings)
      if (mayBeWithin(path, opening))
        return { found: "unknown", why: opening.why };
    return { found: "missing" };
  }

  /** Whether it, or a folder above, was removed or may have been. */
  isCleared(path: Value): boolean {
    return this.entries.some(
      (entry) =>
        entry.exists !== true &&
        (within(path, entry.path) || alike(entry.path, path)),
    );
  }

  private linkTo(path: Value): Opening | undefined {
    return this.openings.find((one) => one.lasting && mayBeWithin(path, one));
  }

  /** False where there are too many files to follow. */
  write(
    path: Value,
    form: FileForm,
    { folder = false, assumed = false } = {},
  ): boolean {
    const entry: Entry = { path, exists: true, folder, form, assumed };
    const link = this.linkTo(path);
    this.replace(path, link ? doubted(entry, false) : entry);
    return this.entries.length <= most;
  }

  remove(path: Value): void {
    this.entries = this.entries.map((entry) =>
      within(entry.path, path) && !same(entry.path, path)
        ? { ...entry, exists: false }
        : entry,
    );
    const form = { writer: "rm" };
    this.replace(path, { path, exists: false, folder: false, form });
  }

  private replace(path: Value, entry: Entry): void {
    const others = this.entries.filter((other) => !same(other.path, path));
    this.entries = [
      ...others.map((other) =>
        alike(other.path, path)
          ? doubted(other, other.exists === entry.exists)
          : other,
      ),
      entry,
    ];
  }

  /** From here on anything may be under this path, and nothing is certain. */
  open(folder: Value, why: Unknown, lasting = false): void {
    this.opened?.push(folder);
    const opening: Opening = { folder, below: below(folder), why, lasting };
    this.entries = this.entries.map((entry) =>
      mayBeWithin(entry.path, opening) ? doubted(entry, false) : entry,
    );
    if (
      !this.openings.some((opening) => same(opening.folder, folder) && !lasting)
    ) {
      this.openings = [...this.openings, opening];
    }
    if (this.openings.length > most) this.openEverything(why);
  }

  /** Room is made, too: what comes later is followed again. */
  openEverything(why: Unknown): void {
    this.entries = this.entries
      .slice(-most / 2)
      .map((entry) => doubted(entry, false));
    const folder = unknown(why);
    this.openings = [{ folder, below: below(folder), why, lasting: false }];
  }

  /** What is known, a line a fact. */
  shape(value: (of: Value) => string): readonly string[] {
    return [
      ...this.entries.map(
        ({ path, exists, folder, form: { content, compressed } }) =>
          [
            value(path),
            exists,
            folder,
            compressed ?? "",
            content ? value(content) : "?",
          ].join(" "),
      ),
      ...this.openings.map(({ folder }) => `open ${value(folder)}`),
    ];
  }

  /** Takes in the other path of a fork. True where the two differ. */
  join(other: Files): boolean {
    if (this.entries === other.entries && this.openings === other.openings) {
      return false;
    }
    const opened = this.openings !== other.openings;
    let differs = opened;
    const [mine, others] = [new Set(this.entries), new Set(other.entries)];
    const theirs = other.entries.filter((entry) => !mine.has(entry));
    const at = ({ path }: Entry, entries: readonly Entry[]) =>
      entries.find((entry) => same(entry.path, path));
    const added = theirs.filter((entry) => !at(entry, this.entries));
    this.entries = [...this.entries, ...added].map((entry) => {
      if (mine.has(entry) && others.has(entry)) return entry;
      const a = added.includes(entry) ? undefined : entry;
      const b = at(entry, theirs);
      const joined = joinEntries(entry, a, b, opened);
      if (joined !== a || joined !== b) differs ||= !sameEntry(a, b);
      return joined;
    });
    this.openings = [...new Set([...this.openings, ...other.openings])];
    return differs;
  }
}

function mayBeWithin(
  path: Value,
  { folder, below }: Pick<Opening, "folder" | "below">,
): boolean {
  if (startsApart(path, folder)) return false;
  if (within(path, folder) || alike(path, folder)) return true;
  return alike(path, below);
}

function below(folder: Value): Value {
  const anything = unknown({ block: 0, start: 0, why: "" });
  return concat(folder, text("/"), anything);
}

/** The same entry where there is nothing left to doubt: states share those. */
function doubted(entry: Entry, exists: boolean): Entry {
  const { writer, ...rest } = entry.form;
  const now = exists ? entry.exists : "maybe";
  if (now === entry.exists && Object.keys(rest).length === 0) return entry;
  return { ...entry, exists: now, form: { writer } };
}

function joinEntries(
  entry: Entry,
  a: Entry | undefined,
  b: Entry | undefined,
  opened: boolean,
): Entry {
  if (a && b && sameEntry(a, b)) return a;
  const exists = a?.exists === b?.exists ? entry.exists : "maybe";
  const gone = entry.exists === false && (!a || !b) && !opened;
  const compressed =
    a && b && a.form.compressed === b.form.compressed
      ? a.form.compressed
      : undefined;
  return {
    path: entry.path,
    exists: gone ? false : exists,
    folder: (a?.folder ?? true) && (b?.folder ?? true),
    form: {
      writer: entry.form.writer,
      ...(compressed ? { compressed } : {}),
    },
  };
}

function sameEntry(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  const left = a.form.content;
  const right = b.form.content;
  return (
    a.exists === b.exists &&
    a.folder === b.folder &&
    a.form.compressed === b.form.compressed &&
    (left === right || (left && right ? same(left, right) : false))
  );
}
