import type { When } from "../release/types.ts";
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
