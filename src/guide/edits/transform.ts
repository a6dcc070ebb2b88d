import type { Transform } from "../../release/types.ts";

/** What happens to the old value, in words. */
export function describeTransform(transform: Transform): string {
  switch (transform.kind) {
    case "identity":
      return "the value stays";
    case "multiply":
      return `the value is multiplied by ${transform.by}`;
    case "map": {
      const pairs = Object.entries(transform.values).map(
        ([old, now]) => `\`${old}\` becomes \`${now}\``,
      );
      return pairs.join(", ");
    }
    case "template":
      return `the value becomes \`${transform.template}\``;
    case "chain":
      return transform.steps.map(describeTransform).join(", then ");
    case "manual":
      return transform.how;
  }
}

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
