import type { FileForm } from "../../../session/events.ts";

type Packer = NonNullable<FileForm["compressed"]>;

/** What takes a file apart that one of these packed. */
export const unpackers: Readonly<Record<Packer, string>> = {
  gzip: "gunzip",
  bzip2: "bunzip2",
  xz: "unxz",
  zstd: "unzstd",
  lz4: "unlz4",
};

const suffixes = new Map<string, Packer>([
  ["gz", "gzip"],
  ["bz2", "bzip2"],
  ["xz", "xz"],
  ["zst", "zstd"],
  ["lz4", "lz4"],
]);

/** What packed a file, by the end of its name. */
export function packerOf(name: string): Packer | undefined {
  return suffixes.get(/\.(\w+)$/.exec(name)?.[1] ?? "");
}
