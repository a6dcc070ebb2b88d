import {
  fileName,
  isEmptySql,
  titleOf,
  type FoundMigration,
  type MigrationFile,
} from "./migration-tool.ts";

/**
 * Migrations whose ways there and back are files of their own, told apart by the
 * third group of `name`; its first two are the number and the words.
 */
export function* pairedMigrations(
  files: readonly MigrationFile[],
  name: RegExp,
): Generator<FoundMigration> {
  const named = files.flatMap(({ path, text }) => {
    const [, number, words = "", way] = name.exec(fileName(path)) ?? [];
    return number === undefined
      ? []
      : [{ path, text, id: String(BigInt(number)), words, way }];
  });
  const back = new Set(
    named
      .filter(({ way, text }) => way === "down" && !isEmptySql(text))
      .map(({ id }) => id),
  );
  for (const { path, id, words, way } of named) {
    if (way === "down") continue;
    const title = titleOf(words) || id;
    yield { id, title, file: path, reversible: back.has(id) };
  }
}
