import type { Product, When } from "../release/types.ts";
import type { Answers } from "./plan.ts";

/** The answer that excludes something, in words, or undefined where none does. */
export function contradiction(
  when: When | undefined,
  answers: Answers,
): string | undefined {
  for (const [choice, options] of Object.entries(when ?? {})) {
    const answer = answers[choice];
    if (answer === undefined || options.includes(answer)) continue;
    return `Only for ${choice} ${options.join(" or ")}, and you chose ${answer}`;
  }
  return undefined;
}

/**
 * What is for a reader who gave these answers. An answered question is no
 * condition any more: `when` keeps what is still open.
 */
export function meantFor<Record extends { readonly when?: When | undefined }>(
  records: readonly Record[],
  answers: Answers,
): Record[] {
  return records
    .filter(({ when }) => contradiction(when, answers) === undefined)
    .map((record) =>
      record.when === undefined
        ? record
        : { ...record, when: stillOpen(record.when, answers) },
    );
}

function stillOpen(when: When, answers: Answers): When {
  return Object.fromEntries(
    Object.entries(when).filter(([choice]) => !(choice in answers)),
  );
}

/** Whether a reader has the file of a surface; everybody has what is of none. */
export function hasSurface(
  { surfaces }: Pick<Product, "surfaces">,
  id: string | undefined,
  answers: Answers,
): boolean {
  const surface = surfaces.find((surface) => surface.id === id);
  return contradiction(surface?.when, answers) === undefined;
}

/**
 * With what is asked only of some: who answers `strategy` has answered
 * `platform: kubernetes` before, where only Kubernetes is asked.
 */
export function spelledOut(
  when: When = {},
  { choices }: Pick<Product, "choices">,
): When {
  const all = new Map(Object.entries(when));
  for (const choice of [...choices].reverse()) {
    if (!all.has(choice.id)) continue;
    for (const [before, options] of Object.entries(choice.when ?? {})) {
      const known = all.get(before);
      const both = known?.filter((id) => options.includes(id)) ?? options;
      all.set(before, both);
    }
  }
  return Object.fromEntries(
    choices.flatMap(({ id }) => {
      const options = all.get(id);
      return options === undefined ? [] : [[id, options]];
    }),
  );
}
