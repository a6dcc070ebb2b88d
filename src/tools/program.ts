/** Folders where a system or a package keeps the very programs that it is known for. */
const folders =
  /^(?:(?:\/usr(?:\/local)?|\/opt\/homebrew)?\/s?bin|\/snap\/bin|\/usr\/lib\/postgresql\/[\d.]+\/bin|\/usr\/pgsql-[\d.]+\/bin|\/(?:usr\/local|opt\/homebrew)\/opt\/[\w.@-]+\/s?bin|\/opt\/bitnami\/[\w-]+\/s?bin)\//;

/** The program behind a path: `/usr/bin/psql` is `psql`, and `./psql` is anybody's own. */
export function programOf(name: string): string {
  return name.replace(folders, "");
}
