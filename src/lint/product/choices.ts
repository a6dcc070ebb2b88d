import type { When } from "../../release/types.ts";

/** Whether no reader gives the answers of both. */
export function excludes(one: When = {}, other: When = {}): boolean {
  return Object.entries(one).some(([choice, options]) => {
    const others = other[choice];
    return others !== undefined && !options.some((id) => others.includes(id));
  });
}

/** Whether everybody who gives the answers of `one` gives those of `other`. */
export function implies(one: When, other: When = {}): boolean {
  return Object.entries(other).every(([choice, options]) => {
    const given = one[choice];
    return given?.every((id) => options.includes(id)) ?? false;
  });
}

/** `docker`, `kubernetes` and `helm`: in backticks, as a sentence has them. */
export function listed(names: readonly string[], word = "and"): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.at(-1) ?? "";
  if (quoted.length < 2) return last;
  return `${quoted.slice(0, -1).join(", ")} ${word} ${last}`;
}
