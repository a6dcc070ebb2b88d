import { readText } from "../../files.ts";
import { UsageError } from "../../usage.ts";
import { digestOf } from "../digest.ts";
import type { LintedPage } from "./linted.ts";

/** What a part of a run leaves for `merge-reports`. */
export interface Blob {
  /** Of Guidepost. */
  readonly version: string;
  /** All pages of the whole run, by name. */
  readonly names: readonly string[];
  readonly pages: readonly LintedPage[];
  readonly texts: Readonly<Record<string, string>>;
  readonly durationMs: number;
}

const head = "guidepost lint report 1";

/** Takes `blob=<file>` out of the formats: no program but ours reads it. */
export function takeBlob(format: string | readonly string[]): {
  readonly blob: string | undefined;
  readonly format: readonly string[];
} {
  const all = [format].flat();
  const blobs = all.filter((one) => /^blob(?:=|$)/.test(one));
  const [first, second] = blobs;
  if (second !== undefined)
    throw new UsageError(`Unexpected second \`--format ${second}\``);
  const file = first?.slice("blob=".length);
  if (file === "")
    throw new UsageError(
      "Missing file in `--format blob`, expected `blob=<file>`",
    );
  const others = all.filter((one) => !blobs.includes(one));
  return { blob: file, format: others.length > 0 ? others : ["pretty"] };
}

export function blobText(blob: Blob): string {
  const body = JSON.stringify(blob);
  return `${head} ${digestOf(body)}\n${body}\n`;
}

/** @throws {UsageError} for what is no such report, or not whole. */
export async function readBlob(path: string, name: string): Promise<Blob> {
  const text = await readText(path);
  const end = text.indexOf("\n");
  const body = text.slice(end + 1).trimEnd();
  if (text.slice(0, end) !== `${head} ${digestOf(body)}`)
    throw new UsageError(
      `Cannot read \`${name}\`: it is no report of a part, or not whole`,
      "Write it with `guidepost lint --shard 1/3 --format blob=<file>`",
    );
  const blob: Blob = JSON.parse(body);
  const { blobShape } = await import("./blob-shape.ts");
  const { success, error } = blobShape.safeParse(blob);
  if (success) return blob;
  const [first] = error.issues;
  throw new UsageError(
    `Cannot read \`${name}\`: \`${first?.path.join(".")}\` is not what \`guidepost lint --shard\` writes`,
    "Write it again; a whole report was changed by somebody",
  );
}

/** All parts of a run as one. @throws {UsageError} where they do not fit, or one is missing. */
export function mergeBlobs(
  blobs: readonly (Blob & { readonly from: string })[],
): Blob {
  const [first, ...others] = blobs;
  if (!first)
    throw new UsageError("Missing reports, expected one of each part");
  for (const { version, names, from } of others) {
    if (version !== first.version)
      throw new UsageError(
        `\`${from}\` is of Guidepost ${version}, and \`${first.from}\` of ${first.version}`,
        "Lint all parts with one version",
      );
    if (names.join("\n") !== first.names.join("\n"))
      throw new UsageError(
        `\`${from}\` is of other pages than \`${first.from}\``,
        "Lint all parts at one commit, with the same paths",
      );
  }
  const byFile = new Map<string, LintedPage>();
  for (const { pages, from } of blobs)
    for (const page of pages) {
      if (byFile.has(page.file))
        throw new UsageError(
          `\`${page.file}\` is in \`${from}\` and in another report`,
          "Give each part once",
        );
      byFile.set(page.file, page);
    }
  const missing = first.names.filter((name) => !byFile.has(name));
  if (missing.length > 0)
    throw new UsageError(
      `Missing a part: of ${first.names.length} pages ${missing.length} are in no report, the first \`${missing[0]}\``,
      "Give what each of the parts wrote",
    );
  const pages = first.names.flatMap((name) => byFile.get(name) ?? []);
  return {
    version: first.version,
    names: first.names,
    pages,
    texts: Object.assign({}, ...blobs.map(({ texts }) => texts)),
    durationMs: blobs.reduce((sum, one) => sum + one.durationMs, 0),
  };
}
