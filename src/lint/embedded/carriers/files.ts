import { has } from "../options.ts";
import type { Carrier } from "./carrier.ts";

const YAML = /\.ya?ml$/;
const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/, "workflow"],
  [/(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/, "compose"],
  [YAML, "yaml"],
  [/\.json$/, "json"],
  [/\.py$/, "python"],
];

/** The language of a file, by its name. */
export function languageOf(path: string): string | undefined {
  return LANGUAGES.find(([pattern]) => pattern.test(path))?.[1];
}

/** `cat > values.yaml <<EOF`, `tee values.yaml <<EOF`: a file that the page holds. */
export const files: Carrier = {
  names: ["cat", "tee"],
  *carried({ name, args, input, output }) {
    // What is appended is a part.
    if (!input || has(args, "-a", "--append")) return;
    const operands = args.filter(({ text }) => !text.startsWith("-"));
    if (name === "cat" && operands.length > 0) return;
    const path = name === "cat" ? output : operands[0];
    const as = path && languageOf(path.text);
    if (as) yield { as, text: input };
  },
};
