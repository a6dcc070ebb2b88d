import type { History, Migration } from "./history.ts";

/**
 * Migrations that were there before and do something else now: a database that ran
 * them will not run them again. Those that run again at each change are meant so.
 * What nobody kept a digest of is not judged.
 */
export function editedMigrations(before: History, after: History): Migration[] {
  const old = new Map(before.migrations.map((one) => [one.id, one]));
  return after.migrations.filter(({ id, repeats, digest }) => {
    const was = old.get(id);
    if (repeats || was?.digest === undefined || digest === undefined)
      return false;
    return digest !== was.digest && digest !== was.accepted;
  });
}

/** The way back, which any database may still take: it is never too late to mend it. */
const waysBack = [
  /^def downgrade\b[^]*?(?=^\S|(?![^]))/gm,
  /^--\s*\+goose Down\b[^]*/m,
  /^ {2}def down\b[^]*?^ {2}end$/gm,
];

/**
 * What the text of a migration does to who runs it. Comments, what stands above a
 * file, blanks and the kind of quotes do nothing.
 */
export function whatItDoes(text: string): string {
  const plain = text.replaceAll("\r\n", "\n");
  return waysBack
    .reduce((left, wayBack) => left.replace(wayBack, ""), plain)
    .replace(/^\s*("""|''')[^]*?\1/, "")
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/^[ \t]*(?:#|--|\/\/).*$/gm, "")
    .replace(/,(?=\s*[)\]}])/g, "")
    .replace(/\s+/g, "")
    .replaceAll("'", '"');
}
