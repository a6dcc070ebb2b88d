import type { Draft } from "../../init/draft.ts";
import { productText } from "../../init/product-text.ts";
import type { FirstRelease } from "../../init/releases.ts";
import { newRelease, writeDerived } from "../../release/edit.ts";
import { readProduct } from "../../release/read.ts";
import type { Product } from "../../release/types.ts";
import { UsageError } from "../../usage.ts";
import { readHistories } from "../derive/histories.ts";
import { deriveRelease } from "../derive/release.ts";
import { openRevision, type Revision } from "../derive/revision.ts";
import { readSurfaces } from "../derive/surfaces.ts";
import { snapshotsOf } from "../frozen/snapshot.ts";
import { productFolder, releasePath } from "../products.ts";

/** What can be said of a release that nobody has described. */
const begun = "The release that these guides begin with";

/** Texts by path from the root, and what to tell of them. */
export interface ProductFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly said: readonly string[];
}

/** The files of a new product: what it is, its newest release, and what it had then. */
export async function productFiles(
  draft: Draft,
  {
    root,
    here,
    release,
    modelineOf,
  }: {
    readonly root: string;
    readonly here: Revision;
    readonly release: FirstRelease;
    /** Where the schema of a kind of file lies, seen from a file. */
    readonly modelineOf: (kind: string, path: string) => string;
  },
): Promise<ProductFiles> {
  const { id } = draft;
  const { version, date, ref } = release;
  const productPath = `${productFolder(id)}/product.yaml`;
  const text = productText(draft, modelineOf("product", productPath));
  const read = (releases: readonly string[]) =>
    readProduct(
      { file: productPath, text },
      releases.map((text) => ({ file: releasePath(id, version), text })),
    );
  const releaseText = newRelease(read([]), version, {
    date,
    modeline: modelineOf("release", releasePath(id, version)),
    summary: begun,
  });
  const product = read([releaseText]);
  const past =
    ref === undefined
      ? here
      : await openRevision(ref, { cwd: root, repository: root });
  const frozen = await freeze(product, { past, here, version });
  const fragment = `${productFolder(id)}/unreleased/since-${version}.yaml`;
  return {
    files: new Map([
      [productPath, text],
      [releasePath(id, version), releaseText],
      ...frozen.snapshots,
      ...(frozen.changes === undefined
        ? []
        : [
            [
              fragment,
              `# yaml-language-server: $schema=${modelineOf("fragment", fragment)}\n# What changed since ${version}, for the next release.\n${frozen.changes}`,
            ] as const,
          ]),
    ]),
    said: frozen.said,
  };
}

/** What the release had, and what was changed since and is in no release yet. */
async function freeze(
  product: Product,
  {
    past,
    here,
    version,
  }: {
    readonly past: Revision;
    readonly here: Revision;
    readonly version: string;
  },
) {
  const said: string[] = [];
  const known = {
    ...product,
    surfaces: product.surfaces.filter(({ source }) =>
      source.every((path) => past.paths.includes(path)),
    ),
    migrations: Object.fromEntries(
      Object.entries(product.migrations).filter(([, folder]) =>
        past.paths.some(
          (path) => folder === "." || path.startsWith(`${folder}/`),
        ),
      ),
    ),
  };
  const between = { from: past, to: here, moved: new Map<string, string>() };
  const surfaces = await Promise.all(
    known.surfaces.map((surface) =>
      attempt(said, () =>
        readSurfaces({ ...known, surfaces: [surface] }, between),
      ),
    ),
  );
  const histories = await Promise.all(
    Object.entries(known.migrations).map(([tool, folder]) =>
      attempt(said, () =>
        readHistories({ ...known, migrations: { [tool]: folder } }, between),
      ),
    ),
  );
  const ends = {
    surfaces: surfaces.flat(),
    histories: histories.flat(),
    clis: [],
  };
  const snapshots = snapshotsOf(
    product,
    { version },
    {
      surfaces: ends.surfaces.map((one) => ({ ...one, after: one.before })),
      histories: ends.histories.map((one) => ({
        ...one,
        after: one.before,
        // The SQL of all migrations that ever were concerns nobody.
        sql: new Map(),
      })),
      clis: [],
    },
  );
  return { snapshots, changes: changesSince(product, ends), said };
}

function changesSince(
  { releases }: Product,
  ends: Parameters<typeof deriveRelease>[1],
): string | undefined {
  const [release] = releases;
  if (release === undefined) return undefined;
  const { edits } = deriveRelease(release, ends);
  const { config, migrations } = edits.append;
  if (config.length === 0 && migrations.length === 0) return undefined;
  return writeDerived("schema: 1\n", { ...edits, checked: [] });
}

/** What cannot be read is told; the rest of the product still stands. */
async function attempt<T>(
  said: string[],
  read: () => Promise<T[]>,
): Promise<T[]> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    said.push([error.message, ...error.next].join(". "));
    return [];
  }
}
