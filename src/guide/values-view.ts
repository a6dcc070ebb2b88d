import type { PlannedVariable } from "../plan/plan.ts";
import type { Product } from "../release/types.ts";
import { blockOf, type BlockView } from "./block-view.ts";
import { shellWord } from "./edits/edit.ts";
import { audienceOf, type Audience } from "./choice-label.ts";
import { lineOf, type Origins } from "./mark.ts";

/** One block of variables that belong to the same choices. */
export interface ValuesView extends Audience {
  readonly block: BlockView;
}

/** The reader's values, and ours, as blocks to edit and paste. */
export function viewOfValues(
  product: Product,
  variables: readonly PlannedVariable[],
  { origins, prefix }: { origins: Origins; prefix: string },
): ValuesView[] {
  // A pasted `read` would swallow the line after it: each secret has its own block.
  const groups = Map.groupBy(variables, ({ name, kind, when }) =>
    JSON.stringify(kind === "secret" ? [when, name] : [when]),
  );
  return [...groups.values()].map((group, index) => {
    const when = group[0]?.when;
    const body = group.map((variable) => assignment(variable, origins));
    return {
      ...audienceOf(product, when),
      block: blockOf(body.join("\n"), {
        id: index === 0 ? `${prefix}values` : `${prefix}values-${index + 1}`,
        phase: "prepare",
        when,
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
  const comment = `# ${ask.replace(/\s+/g, " ")}`;
  if (kind === "secret") {
    const prompt = `read -rsp ${shellWord(`${ask}: `)} ${name} && export ${name}`;
    return `${mark(comment, "ask")}\n${mark(prompt, "ask")}`;
  }
  const field = kind === "asked" ? "example" : "value";
  const line = `export ${name}=${shellWord(value)}`;
  return `${mark(comment, "ask")}\n${mark(line, field)}`;
}
