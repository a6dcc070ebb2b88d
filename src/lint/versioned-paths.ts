/** Names of folders that hold a version of the pages: `1.2`, `v3`, `version-1.x`, `v1.14-docs`. */
const versioned =
  /^(?:version-)?(?:v\d+(?:\.(?:\d+|x))*|\d+(?:\.(?:\d+|x))+)(?:[-_.][\w.-]*)?$/i;
const newest = /^(?:current|dev|edge|latest|main|master|next|stable)$/i;

/** The path of a page in a folder of one version. */
export interface VersionedPath {
  /** Without its version: what copies of a page have in common. */
  readonly path: string;
  readonly version?: string;
  /** The folders that the version's stands in. */
  readonly before?: string;
}

export function versionOf(file: string): VersionedPath {
  const folders = file.split("/");
  const name = folders.pop() ?? "";
  const at = folders.findIndex(
    (folder) => versioned.test(folder) || newest.test(folder),
  );
  const version = folders[at];
  if (version === undefined) return { path: file };
  const before = folders.slice(0, at).join("/");
  // Docusaurus keeps `docs/` and `versioned_docs/version-1.2/`, others `docs/` and `v1.2-docs/`.
  const docs =
    folders[at - 1] === "versioned_docs"
      ? 2
      : version.endsWith("-docs")
        ? 1
        : 0;
  if (docs > 0) folders.splice(at + 1 - docs, docs, "docs");
  else folders.splice(at, 1, "*");
  return { path: [...folders, name].join("/"), version, before };
}

/** A page without a version is newer than any. */
export function newestFirst(
  one: string | undefined,
  other: string | undefined,
): number {
  const ahead = Number(isNewest(other)) - Number(isNewest(one));
  return ahead || bare(other).localeCompare(bare(one), "en", { numeric: true });
}

function isNewest(version: string | undefined): boolean {
  return version === undefined || newest.test(version);
}

function bare(version = ""): string {
  return version.replace(/^(?:version-)?v?/i, "");
}
