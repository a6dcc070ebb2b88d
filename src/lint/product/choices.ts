import type { Product, When } from "../../release/types.ts";

/** Whether no reader gives the answers of both. */
export function excludes(one: When = {}, other: When = {}): boolean {
  return Object.entries(one).some(([choice, options]) => {
    const others = other[choice];
    return others !== undefined && !options.some((id) => others.includes(id));
  });
}

/**
 * With what is asked only of some: who answers `strategy` has answered
 * `platform: kubernetes` before, where only Kubernetes is asked.
 */
export function spelledOut(when: When = {}, { choices }: Product): When {
  const all = new Map(Object.entries(when));
  for (const choice of [...choices].reverse()) {
    if (!all.has(choice.id)) continue;
    for (const [before, options] of Object.entries(choice.when ?? {})) {
      const known = all.get(before);
      const both = known?.filter((id) => options.includes(id)) ?? options;
      all.set(before, both);
    }
  }
  return Object.fromEntries(all);
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
