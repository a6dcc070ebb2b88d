import type { PlannedVariable } from "../../plan/plan.ts";
import type { Product } from "../../release/types.ts";
import { blockOf, type BlockView } from "./block-view.ts";
import { shellWord } from "../edits/edit.ts";
import { audienceOf, type Audience } from "../choice-label.ts";
import { lineOf, type Origins } from "../mark.ts";
import { visible } from "../prose.ts";

/** The variables of readers with the same choices, as blocks to edit and paste. */
export interface ValuesView extends Audience {
  readonly blocks: readonly BlockView[];
}

/** The reader's values, and ours. */
export function viewOfValues(
  product: Product,
  variables: readonly PlannedVariable[],
  { origins, prefix }: { origins: Origins; prefix: string },
): ValuesView[] {
  const audiences = Map.groupBy(variables, ({ when }) => JSON.stringify(when));
  let number = 0;
  return [...audiences.values()].map((audience) => {
    const when = audience[0]?.when;
    // A pasted `read` would swallow the line after it: each secret has its own block.
    const blocks = Map.groupBy(audience, ({ name, kind }) =>
      kind === "secret" ? name : "",
    );
    return {
      ...audienceOf(product, when),
      blocks: [...blocks.values()].map((block) => {
        number += 1;
        const body = block.map((variable) => assignment(variable, origins));
        return blockOf(body.join("\n"), {
          id: number === 1 ? `${prefix}values` : `${prefix}values-${number}`,
          phase: "prepare",
          when,
        });
      }),
    };
  });
}

function assignment(
  { name, kind, ask, value, origin }: PlannedVariable,
  origins: Origins,
): string {
  const mark = (text: string, field: string) =>
    origins.markWhole(text, origin.file, lineOf(origin, field));
  const comment = `# ${visible(ask.replace(/\s+/g, " "))}`;
  if (kind === "secret") {
    const prompt = `read -rsp ${shellWord(`${ask}: `)} ${name} && export ${name}`;
    return `${mark(comment, "ask")}\n${mark(prompt, "ask")}`;
  }
  const field = kind === "asked" ? "example" : "value";
  const line = assignmentOf(name, value);
  return `${mark(comment, "ask")}\n${mark(line, field)}`;
}

/** The line of a guide that gives a variable its value. */
export function assignmentOf(name: string, value: string): string {
  return `export ${name}=${shellWord(value)}`;
}
