import type { Placeholder } from "./script.ts";

const FILLER = /^(?:A|AN|ENTER|INSERT|MY|REPLACE|THE|YOUR)_|_(?:HERE)$/;

/**
 * A good name for the variable that replaces a placeholder: what the author
 * wrote, else the flag or the variable that the value is for.
 */
export function variableName(
  content: string,
  { text, start }: Placeholder,
): string {
  const own = spelled(text);
  const lineStart = content.lastIndexOf("\n", start - 1) + 1;
  const before = content.slice(lineStart, start);
  const assigned = /(?:^|\s)([A-Z_][A-Z0-9_]*)=["']?$/.exec(before)?.[1];
  if (assigned) return assigned;
  if (own !== "") return own;
  const flag = /--?([A-Za-z][\w-]*)[= ]["']?[\w.:/-]*$/.exec(before)?.[1];
  if (flag && flag.length > 1) return upper(flag);
  const prefix = /^([a-z]{2,})-x{3,}/i.exec(text)?.[1];
  return prefix ? `${upper(prefix)}_ID` : "VALUE";
}

function spelled(text: string): string {
  if (/Y{4}[-_./]?M{2}/.test(text))
    return /HH/.test(text) ? "TIMESTAMP" : "DATE";
  if (/^v?([XYZABCNxyz])\.[XYZABCNxyz]/.test(text)) return "VERSION";
  if (/^(?:change|replace)_?me$|^(?:TODO|TBD|FIXME)$/i.test(text)) return "";
  const host = /^your-?([a-z0-9-]*)\.[a-z0-9.]+$/.exec(text);
  if (host) return upper(`${host[1] === "domain" ? "" : host[1]}_domain`);
  const joined = text.replace(/^your(?=[a-z]{2})/, "");
  if (/^#+$|x{3,}/i.test(joined)) return "";
  const file = /^\/?path\/to\/.*?([^/.]+)(\.\w+)?$/.exec(joined);
  if (file) return upper(`${file[1]}${file[2] ? "_file" : ""}`);
  return upper(joined.replace(/^\/?path\/to/, "path"));
}

function upper(text: string): string {
  let name = text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  while (FILLER.test(name)) name = name.replace(FILLER, "");
  return /^\d/.test(name) ? `VALUE_${name}` : name;
}
