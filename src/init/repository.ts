/** What `init` looks at: the paths of a repository, and the texts of those that matter. */
export interface Repository {
  /** The name of its folder. */
  readonly folder: string;
  /** From the root, with `/`, in order. */
  readonly paths: readonly string[];
  /** Those of `wanted` that are text; line breaks are `\n`. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What `read` would waste time on, or would take for the product's own. */
const foreign =
  /(?:^|\/)(?:node_modules|vendor|third_party|\.venv|venv|site-packages|dist|target|testdata|fixtures?|__tests__|tests?|e2e|examples?|samples?|content\/products)\//i;

const named =
  /(?:^|\/)(?:Chart\.ya?ml|(?:docker-)?compose(?:\.[\w-]+)*\.ya?ml|package\.json|pyproject\.toml|Cargo\.toml|go\.mod|composer\.json|README\.md)$/i;

/** Whether `init` reads the file; settings and migrations have their own say. */
export function isWanted(path: string): boolean {
  return named.test(path) && !isForeign(path);
}

/** Of others, of tests, or of what was installed: nothing that operators upgrade. */
export function isForeign(path: string): boolean {
  return foreign.test(path);
}

/**
 * Whether a name may stand in a command as it is, and starts no option. What else
 * people call their files is rare, and left to them.
 */
export function isPlain(name: string): boolean {
  return /^[\w./@+][\w./@+-]*$/.test(name);
}

/** The folder of a path; empty at the root. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end === -1 ? "" : path.slice(0, end);
}

/** The nearest to the root comes first, then by name. */
export function byDepth(a: string, b: string): number {
  const depth = a.split("/").length - b.split("/").length;
  if (depth !== 0) return depth;
  return a < b ? -1 : 1;
}

/** Words of lower case joined by hyphens, as an id has to be; may be empty. */
export function idOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** The last part of a path. */
export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
