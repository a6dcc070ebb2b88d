import { relative, resolve } from "node:path";
import { specFolders } from "../../config/effective.ts";
import { isInside, readText } from "../../files.ts";
import { UsageError } from "../../usage.ts";
import type { Option, Options } from "../command.ts";
import { fixturesFolder } from "../pages/fixtures.ts";
import { sayingsOf } from "../pages/sayings.ts";
import { productFolder } from "../products.ts";
import { wayTo, type Project } from "../project.ts";
import type { OpenBaseline } from "./baseline.ts";

export const choosingOptions: readonly Option[] = [
  {
    flags: "--changed <ref>",
    summary: "lint only pages that changed since, or whose product did",
  },
  {
    flags: "--shard <i/n>",
    summary: "lint one of n parts; `merge-reports` puts them together",
  },
];

/** Those of the pages that a run is to look at. @throws {UsageError} */
export async function choosePages(
  files: readonly string[],
  project: Project,
  { changed, shard, fixtures }: Options,
  {
    cwd,
    baseline,
  }: {
    readonly cwd: string;
    readonly baseline?: OpenBaseline | undefined;
  },
): Promise<string[]> {
  const part = shard === undefined ? undefined : readShard(shard);
  const chosen =
    typeof changed === "string"
      ? await changedPages(files, project, {
          ref: changed,
          baseline,
          folders: typeof fixtures === "string" ? [resolve(cwd, fixtures)] : [],
        })
      : [...files];
  if (!part) return chosen;
  // Neighbours are alike: one after the other makes parts of one size.
  return chosen.filter((_, at) => at % part.of === part.index - 1);
}

interface Shard {
  readonly index: number;
  readonly of: number;
}

/** `2/3` @throws {UsageError} */
function readShard(shard: Options[string]): Shard {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(String(shard)) ?? [];
  const part = { index: Number(index), of: Number(of) };
  if (part.index >= 1 && part.index <= part.of) return part;
  throw new UsageError(
    `Unexpected \`${String(shard)}\` for \`--shard\`, expected a part and how many there are: \`1/3\``,
  );
}

async function changedPages(
  files: readonly string[],
  project: Project,
  {
    ref,
    baseline,
    folders,
  }: {
    readonly ref: string;
    readonly baseline: OpenBaseline | undefined;
    /** Whatever changed in one concerns every page. */
    readonly folders: readonly string[];
  },
): Promise<string[]> {
  const { root, config } = project;
  const { changedSince } = await import("../../git.ts");
  const changed = await changedSince(root, ref);
  const paths = new Set(changed);
  const isAll =
    config.files.some((file) => paths.has(file)) ||
    [...specFolders(config), ...folders].some(hasChanged);
  if (isAll) return [...files];
  const products = new Set(
    changed.flatMap((path) => productOf(relative(root, path)) ?? []),
  );
  const says = await sayingsOf(project);
  const isKnownOtherwise = await baselineChanges(baseline, paths, ref);
  const chosen: string[] = [];
  for (const file of files) {
    if (paths.has(file) || isKnownOtherwise(wayTo(root, file)))
      chosen.push(file);
    else if (concerns(says(wayTo(root, file), await readText(file)), file))
      chosen.push(file);
  }
  return chosen;

  function hasChanged(folder: string): boolean {
    return changed.some((path) => isInside(path, folder));
  }

  /** Whether what a page says names something that changed. */
  function concerns(said: ReturnType<typeof says>, file: string): boolean {
    const { product, fixtures } = said ?? {};
    if (products.has(String(product))) return true;
    if (typeof fixtures !== "string") return false;
    const folder = fixturesFolder(root, wayTo(root, file), fixtures);
    return folder !== undefined && hasChanged(folder);
  }
}

/** A finding that nobody mended is new where its entry went. */
async function baselineChanges(
  baseline: OpenBaseline | undefined,
  changed: ReadonlySet<string>,
  ref: string,
): Promise<(file: string) => boolean> {
  if (!baseline || !changed.has(baseline.path)) return () => false;
  const { knownOtherwise } = await import("./baseline-since.ts");
  return knownOtherwise(baseline, ref);
}

/** The product that a file is of, by its path from the root. */
function productOf(path: string): string | undefined {
  const parts = path.replaceAll("\\", "/").split("/");
  const depth = productFolder("id").split("/").length;
  const folder = parts.slice(0, depth).join("/");
  const id = parts[depth - 1] ?? "";
  return parts.length > depth && folder === productFolder(id) ? id : undefined;
}
