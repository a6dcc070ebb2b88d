import { join } from "node:path";
import { kindOf, readText } from "../files.ts";
import { writeTexts, type Writing } from "../writing/write.ts";
import { writeDerived } from "../release/edit.ts";
import { readProduct } from "../release/read.ts";
import type { Product, Release } from "../release/types.ts";
import { UsageError } from "../usage.ts";
import { acceptEdits } from "./frozen/accept-edits.ts";
import type { Command, Options } from "./command.ts";
import { movedPaths, versionBefore, versionOf } from "./derive/options.ts";
import { readClis, toldNews } from "./derive/clis.ts";
import { deriveRelease } from "./derive/release.ts";
import { readHistories } from "./derive/histories.ts";
import { withAccepted } from "./frozen/edited-migrations.ts";
import { readSurfaces } from "./derive/surfaces.ts";
import { writeNewRelease } from "./new.ts";
import { specPath } from "./own-specs.ts";
import { loadMetadata, loadProduct, releasePath } from "./products.ts";
import { openRevision } from "./derive/revision.ts";
import type { Compared } from "./frozen/files.ts";
import { snapshotsOf } from "./frozen/snapshot.ts";

export const derive: Command = {
  operands: [{ name: "<product>", summary: "product id", takes: "products" }],
  examples: [
    "guidepost derive mill --from v1.0.0 --to v1.1.0 --release 1.1.0",
    "guidepost derive mill --from v1.1.0 --to HEAD --check",
  ],
  options: [
    { flags: "--from <revision>", summary: "git revision or folder before" },
    { flags: "--to <revision>", summary: "git revision or folder after" },
    {
      flags: "--release <version>",
      summary: "the release to write (default: the one that --to is tagged as)",
    },
    {
      flags: "--repo <folder>",
      summary: "the product's git repository",
      default: ".",
    },
    {
      flags: "--run-cli",
      summary: "run the product's own CLI of the folder --to for its help",
    },
    {
      flags: "--moved <paths>",
      summary: "files that have another path since: new=old,new=old",
    },
    {
      flags: "--accept-edits",
      summary:
        "only keep that migrations of the release read as in --to by now, on purpose",
    },
    {
      flags: "--date <date>",
      summary: "ISO date of a release without a file (default: today)",
    },
    {
      flags: "--check",
      summary: "write nothing: fail where release and files disagree",
    },
  ],
  async run([id = ""], options, { cwd }) {
    const product = await loadProduct(cwd, id, { mayBegin: true });
    if (options["acceptEdits"] !== true) requireEnds(options);
    const version = versionOf(product, options);
    if (options["acceptEdits"] === true)
      return acceptEdits(product, version, { ...options, cwd });
    const since = versionBefore(product, version, options);
    const ends = await readEnds(product, options, { cwd, version, since });
    const file = releasePath(id, version);
    const isNew = (await kindOf(join(cwd, file))) === "missing";
    if (isNew && options["check"] === true)
      throw new UsageError(
        `There is no \`${file}\``,
        `Write it: guidepost derive ${id} without --check`,
      );
    if (isNew)
      await writeNewRelease(cwd, { id, version, date: options["date"] });

    const release = await findRelease(cwd, id, version);
    const derived = deriveRelease(release, ends);
    const before = await readText(join(cwd, file));
    const after = writeDerived(before, derived.edits);
    await refuseUnreadable(cwd, id, { file, text: after });
    const wanted = new Map([
      [file, after],
      ...(options["check"] === true
        ? []
        : await missingBefore(cwd, product, since, ends)),
      ...snapshotsOf(product, { version, since }, ends),
    ]);
    const stale = await differing(cwd, wanted);
    if (options["check"] !== true) await writeTexts(stale, { root: cwd });
    const written = stale.map(({ path }) => path);
    const verb = options["check"] === true ? "stale  " : "written";
    const changed =
      isNew && !written.includes(file) ? [file, ...written] : written;
    const lines = [
      ...changed.map((path) => `${verb} ${path}`),
      ...derived.said,
      ...ends.clis
        .filter(({ cli }) =>
          written.includes(specPath({ id, version }, cli.name)),
        )
        .flatMap(toldNews),
      ...derived.problems,
    ];
    const isStale = options["check"] === true && stale.length > 0;
    return {
      text: `${lines.join("\n") || "nothing to write: release and files agree"}\n`,
      exitCode: isStale || derived.problems.length > 0 ? 1 : 0,
    };
  },
};

/** The release before is frozen, too, where it never was: `check` compares both. */
async function missingBefore(
  root: string,
  product: Product,
  version: string | undefined,
  ends: Awaited<ReturnType<typeof readEnds>>,
): Promise<[path: string, text: string][]> {
  if (version === undefined) return [];
  const then = <T extends { readonly before: unknown }>(one: T) => ({
    ...one,
    after: one.before,
  });
  const snapshots = snapshotsOf(
    product,
    { version },
    {
      surfaces: ends.surfaces.map(then),
      histories: ends.histories.map(then),
      clis: ends.clis.map(then),
    },
  );
  const missing: [string, string][] = [];
  for (const [path, text] of snapshots)
    if ((await kindOf(join(root, path))) === "missing")
      missing.push([path, text]);
  return missing;
}

function requireEnds({ from, to }: Options): {
  readonly from: string;
  readonly to: string;
} {
  if (typeof from === "string" && typeof to === "string") return { from, to };
  throw new UsageError(
    "Two revisions are compared",
    "Name both: --from v1.2.0 --to v1.3.0",
  );
}

async function readEnds(
  product: Product,
  options: Options,
  { cwd, ...frozen }: Compared & { readonly cwd: string },
) {
  const { from, to } = requireEnds(options);
  const { repo } = options;
  const isKnown =
    product.surfaces.some(({ source }) => source.length > 0) ||
    Object.keys(product.migrations).length > 0 ||
    product.cli.length > 0;
  if (!isKnown)
    throw new UsageError(
      `\`${product.id}\` does not say where its settings come from`,
      "Add `source: <file>` to a surface of product.yaml, or `migrations: { alembic: <folder> }`",
    );
  const place = { cwd, repository: typeof repo === "string" ? repo : "." };
  const ends = {
    from: await openRevision(from, place),
    to: await openRevision(to, place),
    moved: movedPaths(options["moved"]),
  };
  const runs = options["runCli"] === true;
  return {
    surfaces: await readSurfaces(product, ends),
    histories: await Promise.all(
      (await readHistories(product, ends)).map(async (one) => ({
        ...one,
        after: await withAccepted(
          cwd,
          { id: product.id, version: frozen.version },
          one,
        ),
      })),
    ),
    clis: await readClis(product, ends, { root: cwd, ...frozen, runs }),
  };
}

async function findRelease(
  root: string,
  id: string,
  version: string,
): Promise<Release> {
  const { releases } = await loadProduct(root, id);
  const release = releases.find((one) => one.version === version);
  if (release) return release;
  throw new UsageError(`There is no release ${version} of \`${id}\``);
}

async function differing(
  root: string,
  wanted: ReadonlyMap<string, string>,
): Promise<Writing[]> {
  const differing: Writing[] = [];
  for (const [path, text] of wanted) {
    const isThere = (await kindOf(join(root, path))) === "file";
    const before = isThere ? await readText(join(root, path)) : null;
    if (before !== text) differing.push({ path, text, before });
  }
  return differing;
}

/** The product must still read with the new text in it. */
async function refuseUnreadable(
  root: string,
  id: string,
  written: { readonly file: string; readonly text: string },
): Promise<void> {
  const { product, releases } = await loadMetadata(root, id);
  readProduct(
    product,
    releases.map((each) => (each.file === written.file ? written : each)),
  );
}
