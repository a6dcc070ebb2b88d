import type {
  FoundMigration,
  MigrationFile,
  MigrationProblem,
  MigrationTool,
} from "./migration-tool.ts";

/** A migration in its place: everything in `previous` comes before it. */
export interface Migration {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly previous: readonly string[];
  readonly lineage: string;
  readonly reversible?: boolean;
  readonly repeats: boolean;
  /** Of what it does; missing where nobody kept it. */
  readonly digest?: string;
  /** Of what it does since it was edited, and people said that it is meant so. */
  readonly accepted?: string;
}

export interface History {
  /** In the order in which they run; those that repeat come last. */
  readonly migrations: readonly Migration[];
  /** Lineage to its newest migrations: more than one is a fork. */
  readonly heads: ReadonlyMap<string, readonly string[]>;
  /** What contradicts itself; a fork is one. */
  readonly problems: readonly MigrationProblem[];
}

/** Reads the files of a migration folder. */
export function readHistory(
  tool: MigrationTool,
  files: readonly MigrationFile[],
): History {
  const sorted = files.toSorted((a, b) => byText(a.path, b.path));
  const found = [...tool.read(sorted)];
  const problems: MigrationProblem[] = [];
  const byId = new Map<string, FoundMigration>();
  for (const one of found) {
    const other = byId.get(one.id);
    if (other === undefined) byId.set(one.id, one);
    else {
      const message = `Unexpected second \`${one.id}\`, it is \`${other.file}\` already`;
      problems.push({ file: one.file, message });
    }
  }
  const linked = link([...byId.values()], tool);
  for (const { file, previous } of linked)
    for (const id of previous)
      if (!byId.has(id))
        problems.push({
          file,
          message: `Unexpected \`${id}\` to build on, expected one of the folder`,
        });
  const { migrations, rest } = inOrder(linked, byId);
  for (const { id, file } of rest)
    problems.push({
      file,
      message: `Unexpected circle, \`${id}\` builds on itself`,
    });
  const heads = headsOf(linked);
  for (const ids of heads.values())
    if (ids.length > 1)
      problems.push({
        file: byId.get(ids.at(-1) ?? "")?.file ?? "",
        message: `Unexpected heads ${ids.map((id) => `\`${id}\``).join(" and ")}, expected one`,
      });
  problems.push(...(tool.problems?.(sorted, found) ?? []));
  return { migrations, heads, problems };
}

/** A history that was read before: its migrations are in order. */
export function historyOf(migrations: readonly Migration[]): History {
  return { migrations, heads: headsOf(migrations), problems: [] };
}

/** One line for people and tests: `b < a: Add notes (b.py) irreversible`. */
export function tellMigration(migration: Migration): string {
  const { id, previous, title, file, reversible, repeats } = migration;
  const after = previous.length > 0 ? ` < ${previous.join(", ")}` : "";
  const way = reversible ? " reversible" : " irreversible";
  const known = reversible === undefined ? "" : way;
  return `${id}${after}: ${title} (${file})${known}${repeats ? " repeats" : ""}`;
}

/** Where files name no predecessor, it is the one before in the order of ids. */
function link(
  found: readonly FoundMigration[],
  { compare = byText }: MigrationTool,
): Migration[] {
  const sorted = found
    .filter(({ repeats, previous }) => !repeats && previous === undefined)
    .sort((a, b) => compare(a.id, b.id));
  const before = new Map(
    sorted.map(({ id }, index) => [id, sorted[index - 1]?.id]),
  );
  const named = found.filter(({ previous }) => previous !== undefined);
  const repeated = found.filter(
    ({ repeats, previous }) => repeats && !previous,
  );
  return [...named, ...sorted, ...repeated].map((one): Migration => {
    const last = before.get(one.id);
    return {
      ...one,
      previous: one.previous ?? (last === undefined ? [] : [last]),
      lineage: one.lineage ?? "",
      repeats: one.repeats === true,
    };
  });
}

/** Predecessors first; ties keep the order given. `rest` hangs in circles. */
function inOrder(
  linked: readonly Migration[],
  known: ReadonlyMap<string, unknown>,
): { migrations: Migration[]; rest: readonly Migration[] } {
  const migrations: Migration[] = [];
  const waiting = new Map<string, number>();
  const next = new Map<string, Migration[]>();
  for (const one of linked) {
    const previous = new Set(one.previous.filter((id) => known.has(id)));
    waiting.set(one.id, previous.size);
    for (const id of previous) next.set(id, [...(next.get(id) ?? []), one]);
  }
  let ready = linked.filter(({ id }) => waiting.get(id) === 0);
  while (ready.length > 0) {
    const freed: Migration[] = [];
    for (const one of ready) {
      migrations.push(one);
      for (const after of next.get(one.id) ?? []) {
        const left = (waiting.get(after.id) ?? 0) - 1;
        waiting.set(after.id, left);
        if (left === 0) freed.push(after);
      }
    }
    ready = freed;
  }
  const placed = new Set(migrations.map(({ id }) => id));
  const rest = linked.filter(({ id }) => !placed.has(id));
  const repeated = migrations.filter(({ repeats }) => repeats);
  const once = migrations.filter(({ repeats }) => !repeats);
  return { migrations: [...once, ...repeated], rest };
}

function headsOf(linked: readonly Migration[]): Map<string, string[]> {
  const lineageOf = new Map(linked.map(({ id, lineage }) => [id, lineage]));
  const built = new Set(
    linked.flatMap(({ previous, lineage }) =>
      previous.filter((id) => lineageOf.get(id) === lineage),
    ),
  );
  const heads = new Map<string, string[]>();
  for (const { id, lineage, repeats } of linked) {
    if (repeats || built.has(id)) continue;
    heads.set(lineage, [...(heads.get(lineage) ?? []), id]);
  }
  return heads;
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
