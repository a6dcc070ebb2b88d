import type { Transform } from "../../release/types.ts";

/**
 * The new value as shell text inside double quotes, where `variable` holds the
 * old one; undefined where the shell cannot say it simply.
 */
export function inShell(
  transform: Transform,
  variable: string,
): string | undefined {
  switch (transform.kind) {
    case "identity":
      return `$${variable}`;
    case "multiply":
      return Number.isInteger(transform.by)
        ? `$((${variable} * ${transform.by}))`
        : undefined;
    case "template": {
      const [before, after] = transform.template.split("${value}");
      const plain = /^[\w@%+=:,./ -]*$/;
      if (!plain.test(before ?? "") || !plain.test(after ?? ""))
        return undefined;
      return `${before ?? ""}\${${variable}}${after ?? ""}`;
    }
    case "map":
    case "chain":
    case "manual":
      return undefined;
  }
}
