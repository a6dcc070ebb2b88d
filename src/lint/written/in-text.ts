import type { SurfaceFormat } from "../../release/types.ts";
import type { Range } from "../../shell/script.ts";
import type { Format } from "../../surface/format.ts";
import { compose } from "../../surface/formats/compose.ts";
import { ini } from "../../surface/formats/ini.ts";
import { pulumi } from "../../surface/formats/pulumi.ts";
import { values } from "../../surface/formats/values.ts";
import { yaml } from "../../surface/formats/yaml.ts";
import { readSettings } from "../../surface/read.ts";
import { toSegments } from "../../surface/setting.ts";
import { keyLines } from "../../surface/toml-lines.ts";

/** A key that a text gives a value, and where its name stands there. */
export interface KeyInText extends Range {
  /** A JSON pointer without its first slash. */
  readonly path: string;
}

/** All that the linter has a parser of at hand: it reads front matter with it. */
const readers: Partial<Record<SurfaceFormat, Format>> = {
  compose,
  ini,
  // A mapping in braces is YAML, too; comments are not, and nothing is said then.
  json: yaml,
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
  const lines = linesOf(text);
  if (format === "toml")
    return Array.from(keyLines(text), ([path, line]) => ({ path, line }))
      .filter(({ line }) => !lines[line - 1]?.text.trim().startsWith("["))
      .flatMap(({ path, line }) => keyOn(lines[line - 1], path));
  const reader = readers[format];
  const reading = reader && readSettings(reader, text);
  if (reading?.kind !== "settings") return [];
  return reading.settings.flatMap(({ path, line, type, secret }) => {
    const own = lines[line - 1];
    const isSet =
      format === "ini"
        ? !/^\s*[;#]/.test(own?.text ?? "")
        : type !== undefined || (secret && !isNull.test(own?.text ?? ""));
    return isSet ? keyOn(own, path) : [];
  });
}

/** Where its name stands on its line; the whole line where it is not found. */
export function keyOn(line: Line | undefined, path: string): KeyInText[] {
  if (!line) return [];
  const name = toSegments(path).at(-1) ?? "";
  const at = line.text.indexOf(name);
  const start = line.start + (at < 0 ? line.text.search(/\S|$/) : at);
  const end = at < 0 ? line.start + line.text.length : start + name.length;
  return [{ path, start, end }];
}

/** A line of a text, and where it starts there. */
export interface Line {
  readonly start: number;
  readonly text: string;
}

export function linesOf(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const own = { start, text: line };
    start += line.length + 1;
    return own;
  });
}
