import type { YAMLError } from "yaml";

/** The parser recurses. */
export const nestedTooDeeply = "Nested too deeply, expected a few levels";

/** What YAML objects to, in words for people who write metadata, not parsers. */
export function describeYaml(
  { code, message }: Pick<YAMLError, "code" | "message">,
  line: string,
): string {
  const said = withoutPlace(message);
  if (/^(<{7}|={7}|>{7})( |$)/.test(line))
    return "Unexpected conflict marker of git, expected the two sides joined";
  if (said === "Maximum call stack size exceeded") return nestedTooDeeply;
  if (code === "TAB_AS_INDENT") return "Unexpected tab, expected spaces";
  if (code === "MULTIPLE_DOCS")
    return "Unexpected second document, expected one in each file";
  if (code === "BLOCK_AS_IMPLICIT_KEY" && /^\s*- /.test(line))
    return "Unexpected list item, expected a key as in the lines above";
  if (code === "BLOCK_AS_IMPLICIT_KEY" && /: \S.*: /.test(line))
    return "Unexpected `: ` within text, expected quotes around the text";
  if (code === "UNEXPECTED_TOKEN" && /: +\{\{/.test(line))
    return "Unexpected text behind `}}`, expected quotes around text that starts with `{`";
  if (code === "BAD_SCALAR_START") return `${said}, expected quotes around it`;
  if (said.startsWith("Missing closing")) return "Missing closing quote";
  return said;
}

/** Its first line; where it is, is said already. */
function withoutPlace(message: string): string {
  return (message.split("\n")[0] ?? message).replace(
    / at line \d+, column \d+:?$/,
    "",
  );
}
