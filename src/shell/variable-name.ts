import type { Placeholder } from "./script.ts";

const FILLER = /^(?:A|AN|ENTER|INSERT|MY|PATH_TO|REPLACE|THE|YOUR)_|_(?:HERE)$/;

/** Variables of the shell's own: they are set already, to something else. */
const TAKEN: Readonly<Record<string, string>> = {
  HOME: "HOME_DIR",
  HOSTNAME: "HOST_NAME",
  LANG: "LANGUAGE",
  PATH: "FILE_PATH",
  SHELL: "SHELL_NAME",
  TERM: "TERM_NAME",
  UID: "USER_ID",
  USER: "USER_NAME",
};

/**
 * A good name for the variable that replaces a placeholder: what the author
 * wrote, else the flag, the variable or the folder that the value is for.
 */
export function variableName(
  content: string,
  { text, start }: Placeholder,
): string {
  const lineStart = content.lastIndexOf("\n", start - 1) + 1;
  const before = content.slice(lineStart, start);
  const name = assigned(before) ?? (spelled(text) || wanted(before, text));
  return TAKEN[name] ?? name;
}

function assigned(before: string): string | undefined {
  const name = /(?:^|\s)([A-Z_][A-Z0-9_]*)=["']?$/.exec(before)?.[1];
  return name && name in TAKEN ? undefined : name;
}

function wanted(before: string, text: string): string {
  const flag = /--([A-Za-z][\w-]*)[= ]["']?[\w.-]*$/.exec(before)?.[1];
  const folder = /\/([a-z][\w-]*)\/$/.exec(before)?.[1];
  const prefix = /^([a-z]{2,})-x{3,}/i.exec(text)?.[1];
  if (flag) return upper(flag);
  if (prefix) return `${upper(prefix)}_ID`;
  return folder ? upper(folder) : "VALUE";
}

function spelled(text: string): string {
  if (/Y{4}[-_./]?M{2}/.test(text))
    return /HH/.test(text) ? "TIMESTAMP" : "DATE";
  if (/^[<[{]*v?([XYZABCNxyz])\.[XYZABCNxyz]/.test(text)) return "VERSION";
  if (/^(?:change|replace)_?me$|^(?:TODO|TBD|FIXME)$/i.test(text)) return "";
  const host = /^your-?([a-z0-9-]*)\.[a-z0-9.]+$/.exec(text);
  if (host) return upper(`${host[1] === "domain" ? "" : host[1]}_domain`);
  const joined = text.replace(/^your(?=[a-z]{2})/, "");
  if (/^#+$|x{3,}/i.test(joined)) return "";
  const file = /^\/?path\/to\/.*?([^/.]+)(\.\w+)?$/.exec(joined);
  if (file)
    return upper(`${file[1]}${file[2] && file[1] !== "file" ? "_file" : ""}`);
  return upper(joined);
}

function upper(text: string): string {
  let name = text
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  while (FILLER.test(name)) name = name.replace(FILLER, "");
  return /^\d/.test(name) ? `VALUE_${name}` : name;
}
