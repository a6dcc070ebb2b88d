import type { Product } from "../../release/types.ts";
import type { History } from "../../surface/history.ts";
import type { Setting } from "../../surface/setting.ts";
import type { CliEnds } from "../derive/clis.ts";
import type { HistoryEnds } from "../derive/histories.ts";
import type { SurfaceEnds } from "../derive/surfaces.ts";
import { historyPath, settingsPath, sqlPath, type Compared } from "./files.ts";
import { ownSpecText, specPath } from "../own-specs.ts";

/** The files of a release's frozen surfaces, by path from the root. */
export function snapshotsOf(
  { id, migrations }: Product,
  { version, since }: Compared,
  {
    surfaces,
    histories,
    clis,
  }: {
    readonly surfaces: readonly Omit<SurfaceEnds, "before">[];
    readonly histories: readonly HistoryEnds[];
    readonly clis: readonly Omit<CliEnds, "before">[];
  },
): [path: string, text: string][] {
  return [
    ...surfaces.map(({ surface, after }): [string, string] => [
      settingsPath({ id, version }, surface.id),
      settingsText({ source: surface.source, since }, after),
    ]),
    ...histories.map(({ tool, after }): [string, string] => [
      historyPath({ id, version }, tool),
      historyText({ source: [migrations[tool] ?? ""], since }, after),
    ]),
    ...histories.flatMap((ends): [string, string][] => {
      const text = sqlText(ends);
      return text === "" ? [] : [[sqlPath({ id, version }, ends.tool), text]];
    }),
    ...clis.flatMap(({ cli, after }): [string, string][] =>
      after ? [[specPath({ id, version }, cli.name), ownSpecText(after)]] : [],
    ),
  ];
}

/** The settings of a surface, one a line, sorted by key. */
function settingsText(
  origin: FrozenFrom,
  settings: readonly Setting[],
): string {
  const sorted = settings.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return frozen(origin, "settings", sorted.map(withoutFalse));
}

/** The migrations of a tool, one a line, in order. */
function historyText(origin: FrozenFrom, { migrations }: History): string {
  return frozen(origin, "migrations", migrations.map(withoutFalse));
}

/** The SQL of the migrations that are new, in order, each below its id. */
function sqlText({ before, after, sql }: HistoryEnds): string {
  const old = new Set(before.migrations.map(({ id }) => id));
  return after.migrations
    .filter(({ id }) => !old.has(id))
    .flatMap(({ id, title }) => {
      const text = sql.get(id)?.trim();
      if (text === undefined || text === "") return [];
      return `-- Migration ${id}: ${title || id}\n\n${text}\n`;
    })
    .join("\n");
}

interface FrozenFrom {
  readonly source: readonly string[];
  readonly since: string | undefined;
}

function frozen(
  { source, since }: FrozenFrom,
  name: string,
  records: readonly object[],
): string {
  const lines = records.map((record) => `    ${JSON.stringify(record)}`);
  return [
    "{",
    '  "by": "guidepost derive",',
    `  "source": ${JSON.stringify(source)},`,
    ...(since === undefined ? [] : [`  "since": ${JSON.stringify(since)},`]),
    `  "${name}": [${lines.length === 0 ? "]" : ""}`,
    ...(lines.length === 0 ? [] : [lines.join(",\n"), "  ]"]),
    "}",
    "",
  ].join("\n");
}

/** What is not so is not said; the line of a key says nothing about it. */
function withoutFalse(record: object): object {
  return Object.fromEntries(
    Object.entries(record)
      .filter(
        ([name, value]) =>
          value !== false || name === "default" || name === "reversible",
      )
      .filter(([name, value]) => name !== "line" && value !== ""),
  );
}
