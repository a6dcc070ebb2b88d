import { parse, printParseErrorCode, type ParseError } from "jsonc-parser";
import { MetadataError, type MetadataFile } from "../release/source.ts";

/**
 * YAML takes all JSON and much that is none, and would read a comment as a key.
 * @throws {MetadataError} at the first place that is no JSON.
 */
export function refuseOtherThanJson({ file, text }: MetadataFile): void {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (!first || text.trim() === "") return;
  const lines = text.slice(0, first.offset).split("\n");
  throw new MetadataError([
    {
      file,
      line: lines.length,
      column: (lines.at(-1) ?? "").length + 1,
      message: messageOf(first),
      excerpt: text.split(/\r?\n/)[lines.length - 1] ?? "",
    },
  ]);
}

function messageOf({ error }: ParseError): string {
  const code = printParseErrorCode(error);
  if (code === "InvalidCommentToken")
    return "Unexpected comment, expected JSON: YAML takes comments";
  if (code === "PropertyNameExpected")
    return "Unexpected text, expected a key in double quotes, and no comma behind the last";
  return "Unexpected text, expected JSON";
}
