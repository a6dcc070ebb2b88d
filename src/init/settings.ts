import { formatOf } from "../surface/format-of.ts";
import type { FormatName } from "../surface/formats/index.ts";
import type { SurfaceFormat } from "../release/types.ts";
import {
  byDepth,
  fileOf,
  idOf,
  isForeign,
  isPlain,
  type Repository,
} from "./repository.ts";

/** A file of the repository that shows operators their settings. */
export interface SettingsFile {
  readonly path: string;
  readonly format: SurfaceFormat;
  /** The operator's own file, without its folder: `.env` of `.env.example`. */
  readonly file: string;
  readonly id: string;
}

/** A word in a file's name that says: copy me. */
const copyMe =
  /[._-](?:example|sample|template|default|defaults|dist)(?=[._-]|$)|^(?:example|sample)[._-]/i;
const source =
  /\.(?:[cm]?[jt]sx?|py|go|rb|rs|php|sh|md|html?|svg|lock|tmpl|tpl|j2|erb|service)$/i;
const deepest = 3;

const titled: Readonly<Partial<Record<FormatName, SurfaceFormat>>> = {
  dotenv: "dotenv",
  ini: "ini",
  json: "json",
  toml: "toml",
  pulumi: "pulumi",
};

/** `.env.example` and its like, the nearest to the root first, one an id. */
export function findSettings({ paths }: Repository): SettingsFile[] {
  const found = paths
    .filter((path) => isPlain(path) && !isForeign(path))
    .filter((path) => path.split("/").length <= deepest)
    .toSorted(byDepth)
    .flatMap((path) => {
      const name = fileOf(path);
      const isHidden = /(?:^|\/)\.(?!env)[^/]/.test(path);
      if (!copyMe.test(name) || source.test(name) || isHidden) return [];
      const format = formatIn(path);
      if (format === undefined) return [];
      const file = name.replace(copyMe, "");
      return [{ path, format, file, id: surfaceId(file) }];
    });
  return found.filter(
    ({ id }, at) => found.findIndex((other) => other.id === id) === at,
  );
}

/** Only names that say their format; what else ends in `.yaml` is YAML. */
function formatIn(path: string): SurfaceFormat | undefined {
  const name = fileOf(path);
  const format = formatOf(name, "yaml");
  if (format !== "yaml") return titled[format];
  return /\.ya?ml(?:$|\.)/i.test(name) ? "yaml" : undefined;
}

function surfaceId(file: string): string {
  if (/^\.?env$|\.env$|^\.env\./.test(file)) return idOf(file);
  return idOf(file.replace(/\.\w+$/, "")) || "settings";
}
