import { fileName, titleOf, type MigrationTool } from "../migration-tool.ts";

const name = /^([VUBR])([0-9][0-9._]*)?__(.+)\.(?:sql|java|kt|py)$/;

export const flyway: MigrationTool = {
  name: "flyway",
  summary: "Versioned, undo and repeatable migrations of Flyway",
  examples: [
    {
      files: {
        "V1__make_mills.sql": "create table mill ();",
        "V1_10__more.sql": "select 2;",
        "V1.2__add_stones.sql": "alter table mill;",
        "U1.2__add_stones.sql": "alter table mill;",
        "R__report.sql": "create view report;",
        "readme.md": "",
      },
      migrations: [
        "1: make mills (V1__make_mills.sql) irreversible",
        "1.2 < 1: add stones (V1.2__add_stones.sql) reversible",
        "1.10 < 1.2: more (V1_10__more.sql) irreversible",
        "R__report: report (R__report.sql) repeats",
      ],
    },
    {
      files: { "V1__a.sql": "", "V01__b.sql": "" },
      migrations: [
        "1: b (V01__b.sql) irreversible",
        "! V1__a.sql Unexpected second `1`, it is `V01__b.sql` already",
      ],
    },
    { files: { "v1__small.sql": "", "V1_one.sql": "" }, migrations: [] },
  ],
  *read(files) {
    const named = files.flatMap(({ path }) => {
      const [, kind, version = "", words = ""] =
        name.exec(fileName(path)) ?? [];
      return kind === undefined
        ? []
        : [
            {
              path,
              kind,
              id: versionOf(version),
              title: titleOf(words),
              words,
            },
          ];
    });
    const undone = new Set(
      named.filter(({ kind }) => kind === "U").map(({ id }) => id),
    );
    for (const { path: file, kind, id, title, words } of named) {
      if (kind === "R") yield { id: `R__${words}`, title, file, repeats: true };
      if (kind === "V" && id !== "")
        yield { id, title, file, reversible: undone.has(id) };
    }
  },
  compare(a, b) {
    const [first, second] = [a, b].map((id) => id.split(".").map(BigInt));
    if (first === undefined || second === undefined) return 0;
    for (let at = 0; at < Math.max(first.length, second.length); at += 1) {
      const [left, right] = [first[at] ?? 0n, second[at] ?? 0n];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  },
};

/** Underscores are dots, and leading noughts are none. */
function versionOf(text: string): string {
  return text
    .split(/[._]+/)
    .filter((part) => part !== "")
    .map((part) => String(BigInt(part)))
    .join(".");
}
