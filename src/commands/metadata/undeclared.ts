import type { Finding } from "../../lint/finding.ts";
import type { Fields } from "../../surface/records.ts";
import { metadataError } from "./error.ts";

export const undeclaredRule = "undeclared-change";
export const undeclaredHelp =
  "Run `guidepost derive`, or write the change by hand: before a release into a file of `unreleased/`, after it into the file of the release";

/** A record to add, as part of a sentence. */
export function inWords({ op, tool, key, range, was, now }: Fields): string {
  const name = `\`${String(key)}\``;
  switch (op) {
    case "added":
      return `new key ${name}`;
    case "removed":
      return `removal of ${name}`;
    case "renamed":
      return `renaming of \`${String(was)}\` to ${name}`;
    case "default-changed":
      return `default of ${name}, from \`${String(was)}\` to \`${String(now)}\``;
    case "type-changed":
      return `type of ${name}, from ${String(was)} to ${String(now)}`;
    case undefined:
      return `migrations \`${String(range)}\` of ${String(tool)}`;
    default:
      return `change of ${name} (${String(op)})`;
  }
}

/** Something that files show and no release says, or the other way round. */
export function undeclared(
  place: Pick<Finding, "file" | "line" | "message">,
): Finding {
  return metadataError(undeclaredRule, place);
}
