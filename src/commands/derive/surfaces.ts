import type { Product, Surface } from "../../release/types.ts";
import { formatOf } from "../../surface/format-of.ts";
import { formats } from "../../surface/formats/index.ts";
import { overlay, type Layer } from "../../surface/overlay.ts";
import { readSettings } from "../../surface/read.ts";
import type { Setting } from "../../surface/setting.ts";
import { UsageError } from "../../usage.ts";
import { alikeIn, type Revision } from "./revision.ts";

/** Both ends of what is compared, and paths that were others at `from`. */
export interface Ends {
  readonly from: Revision;
  readonly to: Revision;
  /** Path now to path then. */
  readonly moved: ReadonlyMap<string, string>;
}

export interface SurfaceEnds {
  readonly surface: Surface;
  readonly before: readonly Setting[];
  readonly after: readonly Setting[];
}

/** The settings of every surface that says where its keys come from. */
export async function readSurfaces(
  { surfaces }: Product,
  ends: Ends,
): Promise<SurfaceEnds[]> {
  const known = surfaces.filter(({ source }) => source.length > 0);
  return Promise.all(known.map((surface) => readSurface(surface, ends)));
}

async function readSurface(
  surface: Surface,
  { from, to, moved }: Ends,
): Promise<SurfaceEnds> {
  const { source } = surface;
  for (const path of source) requireNow(to, path, surface);
  const then = source.flatMap((path) => pathThen(from, path, moved) ?? []);
  return {
    surface,
    before: await settingsAt(from, then, surface),
    after: await settingsAt(to, source, surface),
  };
}

function requireNow(to: Revision, path: string, { id }: Surface): void {
  if (to.paths.includes(path)) return;
  const [alike] = alikeIn(to, path);
  throw new UsageError(
    `There is no \`${path}\` in \`${to.name}\``,
    ...(alike === undefined ? [] : [`A file of that name is \`${alike}\``]),
    `Put \`source\` of \`${id}\` right in product.yaml`,
    ...(alike === undefined
      ? []
      : [`Where it moved, add what it was: --moved ${alike}=${path}`]),
  );
}

/** Undefined where the file is new. */
function pathThen(
  from: Revision,
  path: string,
  moved: Ends["moved"],
): string | undefined {
  const then = moved.get(path) ?? path;
  if (then === "") return undefined;
  if (from.paths.includes(then)) return then;
  const [alike] = alikeIn(from, then);
  if (alike === undefined) return undefined;
  throw new UsageError(
    `There is no \`${then}\` in \`${from.name}\``,
    `A file of that name is \`${alike}\``,
    `Where it moved, say so: --moved ${path}=${alike}`,
    `Where it is new, say so: --moved ${path}=`,
  );
}

export async function settingsAt(
  revision: Revision,
  paths: readonly string[],
  surface: Surface,
): Promise<Setting[]> {
  const texts = await revision.read(paths);
  const layers: Layer[] = [];
  for (const [path, text] of texts) {
    const format = await formats[formatOf(path, surface.format)]();
    const reading = readSettings(format, text, surface);
    if (reading.kind === "unreadable")
      throw new UsageError(
        `Cannot read \`${path}\` in \`${revision.name}\`, line ${reading.line}: ${reading.message}`,
        "Name the file that holds the defaults in `source`, or put it right",
      );
    layers.push({ settings: reading.settings, format });
  }
  return overlay(layers);
}
