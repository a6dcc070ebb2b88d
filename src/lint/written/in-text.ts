import type { SurfaceFormat } from "../../release/types.ts";
import type { Range } from "../../shell/script.ts";
import type { Format } from "../../surface/format.ts";
import { compose } from "../../surface/formats/compose.ts";
import { pulumi } from "../../surface/formats/pulumi.ts";
import { values } from "../../surface/formats/values.ts";
import { yaml } from "../../surface/formats/yaml.ts";
import { readSettings } from "../../surface/read.ts";
import { toSegments } from "../../surface/setting.ts";

/** A key that a text gives a value, and where its name stands there. */
export interface KeyInText extends Range {
  /** A JSON pointer without its first slash. */
  readonly path: string;
}

/** All that the linter has a parser of at hand: it reads front matter with it. */
const readers: Partial<Record<SurfaceFormat, Format>> = {
  compose,
  pulumi,
  values,
  yaml,
};

const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=/gm;
/** Helm takes a key out whose value is null. */
const isNull = /:\s*(?:null|~)?\s*(?:#.*)?$/;

/** The keys of a configuration file, or of a part of one; none where it does not read. */
export function keysIn(text: string, format: SurfaceFormat): KeyInText[] {
  if (format === "dotenv")
    return Array.from(
      text.matchAll(assignment),
      ({ 0: all, 1: path = "", index }) => {
        const end = index + all.length - 1;
        return { path, start: end - path.length, end };
      },
    );
  const reader = readers[format];
  const reading = reader && readSettings(reader, text);
  if (reading?.kind !== "settings") return [];
  const lines = linesOf(text);
  return reading.settings.flatMap(({ path, line, type }) => {
    const own = lines[line - 1];
    if (!own || (type === undefined && isNull.test(own.text))) return [];
    const name = toSegments(path).at(-1) ?? "";
    const at = own.text.indexOf(name);
    const start = own.start + (at < 0 ? own.text.search(/\S|$/) : at);
    const end = at < 0 ? own.start + own.text.length : start + name.length;
    return [{ path, start, end }];
  });
}

function linesOf(text: string): { start: number; text: string }[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const own = { start, text: line };
    start += line.length + 1;
    return own;
  });
}
